import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ClientFrame } from '@/components/people/client-frame'
import { Main } from '@/components/ui/main'
import { FirstSittingPage } from '@/components/visions/first-sitting/first-sitting-page'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { since } from '@/lib/dates'
import { firstSittingOrNull } from '@/lib/visions/queries'

export const metadata: Metadata = { title: 'Start your vision' }

type Props = { params: Promise<{ practice: string; visionId: string }> }

export default async function BeginPage({ params }: Props) {
  const { practice, visionId } = await params
  const who = await memberOrNotFound(practice, 'client')
  const sitting = await firstSittingOrNull(who.actor, visionId)
  if (sitting?.screen.seat !== 'client') return notFoundFor(who, visionId)
  const { screen, line } = sitting
  const { live } = screen
  // Nothing begins any more, or the session is where one writes now.
  if (!live || !screen.may.write || screen.session)
    redirect(`/p/${who.practice.slug}/client/visions/${visionId}`)
  return (
    <ClientFrame who={who} visionId={visionId}>
      <Main className="pb-24 sm:pb-16">
        <FirstSittingPage
          screen={{ ...screen, live }}
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
