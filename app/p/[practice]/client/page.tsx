import type { Metadata } from 'next'
import { YouSaid } from '@/components/commitments/you-said'
import { Asks } from '@/components/drift/asks'
import { SignalList } from '@/components/drift/signal-list'
import { CommentsWaiting, Questions } from '@/components/engagements/asked'
import { clientHeadline } from '@/components/engagements/client-words'
import { LastMoved } from '@/components/engagements/last-moved'
import { NextSession } from '@/components/engagements/next-session'
import { OnYourRoadmap } from '@/components/engagements/on-your-roadmap'
import { PlanInvitation } from '@/components/engagements/plan-invitation'
import { ClientFrame } from '@/components/people/client-frame'
import { Main } from '@/components/ui/main'
import { memberOrNotFound } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { dayOf, longDay } from '@/lib/dates'
import { clientHome } from '@/lib/engagements/queries'
import { firstName } from '@/lib/people/name'

export const metadata: Metadata = { title: 'Home' }

export default async function ClientHomePage({ params }: { params: Promise<{ practice: string }> }) {
  const who = await memberOrNotFound((await params).practice, 'client')
  const home = await clientHome(who.actor)
  const reader = { zone: who.member.timeZone, now: now() }
  const today = dayOf(reader.now, reader.zone)
  const plan = home && `/p/${who.practice.slug}/client/visions/${home.visionId}`
  return (
    <ClientFrame who={who} visionId={home?.visionId ?? null}>
      <Main className="mx-auto flex max-w-[1160px] flex-col gap-x-22 px-5 pt-6 pb-16 sm:px-7 sm:pt-10 lg:grid lg:grid-cols-[minmax(0,1fr)_320px] lg:grid-rows-[auto_1fr]">
        <div>
          <p className="mb-1 text-15 text-ink-2">{longDay(today, { today })}</p>
          <h1 className="max-w-[28rem] text-display">
            {home ? clientHeadline(home, reader) : `Welcome to ${who.practice.name}.`}
          </h1>
        </div>
        {home && plan ? (
          // In one column, what is asked stands before what was promised, and the nudge after both.
          <>
            <aside
              aria-label="What is ahead"
              className="max-lg:contents lg:col-start-2 lg:row-span-2 lg:pt-1"
            >
              <div className="max-lg:order-1 max-lg:mt-6">
                <NextSession
                  home={home}
                  plan={plan}
                  sessions={`/p/${who.practice.slug}/client/sessions`}
                  reader={reader}
                />
              </div>
              {home.commitments && (
                <div className="max-lg:order-3">
                  <YouSaid
                    practice={who.practice.slug}
                    screen={home.commitments}
                    lastMet={home.lastHeldAt}
                    reader={reader}
                  />
                </div>
              )}
              <div className="max-lg:order-5">
                <OnYourRoadmap
                  home={home}
                  roadmap={`/p/${who.practice.slug}/client/roadmap`}
                  reader={reader}
                />
              </div>
            </aside>
            <div className="min-w-0 max-lg:contents">
              <div className="max-lg:order-2">
                <Questions home={home} plan={plan} />
                <PlanInvitation
                  home={home}
                  plan={plan}
                  together={`/p/${who.practice.slug}/client/engagement/${home.engagementId}`}
                  practice={who.practice.slug}
                  reader={reader}
                />
              </div>
              <div className="max-lg:order-6">
                <Asks
                  home={home}
                  plan={plan}
                  checkIn={`/p/${who.practice.slug}/client/check-in`}
                  reader={reader}
                />
                <SignalList
                  signals={home.status === 'active' ? home.pulse.signals : []}
                  practice={who.practice.slug}
                  plan={plan}
                  sessions={`/p/${who.practice.slug}/client/sessions`}
                  coach={firstName(home.coach.name)}
                  all={`/p/${who.practice.slug}/client/engagement/${home.engagementId}#drift`}
                  reader={reader}
                />
              </div>
              <div className="max-lg:order-4">
                <CommentsWaiting home={home} plan={plan} reader={reader} />
              </div>
              <div className="max-lg:order-7">
                <LastMoved home={home} plan={plan} reader={reader} />
              </div>
            </div>
          </>
        ) : (
          <p className="mt-6 text-15 text-ink-2">Your coach has not opened a plan for you yet.</p>
        )}
      </Main>
    </ClientFrame>
  )
}
