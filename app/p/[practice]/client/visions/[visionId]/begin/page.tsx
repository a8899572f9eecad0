import type { Metadata } from 'next'
import { ClientFrame } from '@/components/people/client-frame'
import { Main } from '@/components/ui/main'
import { FirstSittingPage } from '@/components/visions/first-sitting/first-sitting-page'
import { memberOrNotFound } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { since } from '@/lib/dates'
import { ownDraftOrPlan } from '@/lib/visions/page'
import { firstSittingOrNull } from '@/lib/visions/queries'

export const metadata: Metadata = { title: 'Start your vision' }

type Props = { params: Promise<{ practice: string; visionId: string }> }

export default async function ClientBeginPage({ params }: Props) {
  const { practice, visionId } = await params
  const who = await memberOrNotFound(practice, 'client')
  const sitting = await firstSittingOrNull(who.actor, visionId)
  const screen = await ownDraftOrPlan(who, visionId, sitting?.screen)
  const line = sitting?.line ?? null
  return (
    <ClientFrame who={who} visionId={visionId}>
      <Main className="pb-24 sm:pb-16">
        <FirstSittingPage
          screen={screen}
          practice={who.practice.slug}
          line={
            line && {
              ...line,
              when: since(line.at, { zone: who.member.timeZone, now: now() }),
            }
          }
        />
      </Main>
    </ClientFrame>
  )
}
