import type { Metadata } from 'next'
import { VersionsPage } from '@/components/signoffs/versions-page'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { versionsScreenOrNull } from '@/lib/signoffs/queries'

export const metadata: Metadata = { title: 'Versions' }

type Props = { params: Promise<{ practice: string; visionId: string }> }

export default async function ClientVersionsPage({ params }: Props) {
  const { practice, visionId } = await params
  const who = await memberOrNotFound(practice, 'client')
  const screen = await versionsScreenOrNull(who.actor, visionId)
  if (screen?.seat !== 'client') return notFoundFor(who, visionId)
  return (
    <VersionsPage
      screen={screen}
      practice={who.practice.slug}
      reader={{ zone: who.member.timeZone, now: now() }}
    />
  )
}
