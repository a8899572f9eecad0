import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { PracticeAccent } from '@/components/brand/practice-accent'
import { Find } from '@/components/find/find'
import { KeysHelp } from '@/components/keyboard/keys-help'
import { DeviceOwner } from '@/components/live/device/device-owner'
import { UnseenNotices } from '@/components/notices/unseen'
import { ClosedMessage } from '@/components/practices/closed-message'
import { SessionCall } from '@/components/sessions/session-call'
import { homeIn } from '@/lib/auth/actor'
import { memberOrNotFound } from '@/lib/auth/page'
import { unseenNotices } from '@/lib/notices/queries'

type Props = { params: Promise<{ practice: string }>; children: ReactNode }

/** Whoever belongs to the practice gets its accent; which page they may see, each page asks for itself. */
export default async function PracticeLayout({ params, children }: Props) {
  const who = await memberOrNotFound((await params).practice, 'owner', 'coach', 'client')
  return (
    <>
      <PracticeAccent hue={who.practice.accentHue} nonce={(await headers()).get('x-nonce') ?? undefined} />
      <DeviceOwner loginId={who.login.id} />
      <ClosedMessage who={who} />
      {who.actor.role === 'client' && <SessionCall practice={who.practice.slug} />}
      <UnseenNotices practice={who.practice.slug} unseen={await unseenNotices(who.actor)}>
        {children}
      </UnseenNotices>
      <KeysHelp />
      <Find practice={who.practice.slug} role={who.actor.role} home={homeIn(who)} />
    </>
  )
}
