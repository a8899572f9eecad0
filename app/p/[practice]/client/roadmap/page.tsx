import type { Metadata } from 'next'
import { CheckIns } from '@/components/drift/check-ins'
import { ClientFrame } from '@/components/people/client-frame'
import { Main } from '@/components/ui/main'
import { RoadmapPage } from '@/components/visions/roadmap/roadmap-page'
import { memberOrNotFound } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { pulseScreen } from '@/lib/drift/queries'
import { firstName } from '@/lib/people/name'
import { roadmapScreenOrNull } from '@/lib/visions/queries'

export const metadata: Metadata = { title: 'Roadmap' }

export default async function ClientRoadmapPage({ params }: { params: Promise<{ practice: string }> }) {
  const who = await memberOrNotFound((await params).practice, 'client')
  const screen = await roadmapScreenOrNull(who.actor, null)
  const pulse = screen && (await pulseScreen(who.actor, screen.engagementId))
  const reader = { zone: who.member.timeZone, now: now() }
  return (
    <ClientFrame who={who} visionId={screen?.visionId ?? null}>
      <Main className="mx-auto max-w-roadmap px-5 pt-6 pb-16 sm:px-7 sm:pt-8">
        {screen ? (
          <RoadmapPage
            screen={screen}
            plan={`/p/${who.practice.slug}/client/visions/${screen.visionId}`}
            reader={reader}
            beside={
              pulse && (
                <CheckIns
                  pulse={pulse}
                  reader={reader}
                  checkIn={screen.over ? null : `/p/${who.practice.slug}/client/check-in`}
                  over={screen.over}
                  who={`You and ${firstName(screen.coach.name)} read these.`}
                />
              )
            }
          />
        ) : (
          <>
            <h1 className="text-display">The way is not drawn yet.</h1>
            <p className="mt-2 text-15 text-ink-2">Your coach has not opened a plan for you yet.</p>
          </>
        )}
      </Main>
    </ClientFrame>
  )
}
