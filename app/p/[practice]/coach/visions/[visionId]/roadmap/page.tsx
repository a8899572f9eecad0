import type { Metadata } from 'next'
import { CheckIns } from '@/components/drift/check-ins'
import { CoachBar } from '@/components/people/coach-bar'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'
import { RoadmapPage } from '@/components/visions/roadmap/roadmap-page'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { pulseScreen } from '@/lib/drift/queries'
import { firstName } from '@/lib/people/name'
import { roadmapScreenOrNull } from '@/lib/visions/queries'

export const metadata: Metadata = { title: 'Roadmap' }

type Props = { params: Promise<{ practice: string; visionId: string }> }

export default async function CoachRoadmapPage({ params }: Props) {
  const { practice, visionId } = await params
  const who = await memberOrNotFound(practice, 'coach', 'owner')
  const screen = await roadmapScreenOrNull(who.actor, visionId)
  if (screen?.seat !== 'coach') return notFoundFor(who, visionId)
  const reader = { zone: who.member.timeZone, now: now() }
  const plan = `/p/${practice}/coach/visions/${visionId}`
  return (
    <>
      <CoachBar who={who} />
      <Main className="mx-auto max-w-roadmap px-5 pt-6 pb-16 sm:px-7 sm:pt-8">
        <RoadmapPage
          screen={screen}
          plan={plan}
          reader={reader}
          beside={
            <CheckIns
              pulse={await pulseScreen(who.actor, screen.engagementId)}
              reader={reader}
              checkIn={null}
              over={screen.over}
              who={`${firstName(screen.client.name)} wrote these for you both.`}
            />
          }
          above={
            <p className="mb-1 text-15 text-ink-2">
              <TextLink href={`/p/${practice}/coach/engagements/${screen.engagementId}`}>
                {screen.client.name}
              </TextLink>
              , as it has settled
            </p>
          }
        />
      </Main>
    </>
  )
}
