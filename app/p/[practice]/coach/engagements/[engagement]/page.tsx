import { CalendarPlus } from 'lucide-react'
import type { Metadata } from 'next'
import { EngagementCommitments } from '@/components/commitments/engagement-commitments'
import { CheckIns } from '@/components/drift/check-ins'
import { Agreement } from '@/components/engagements/agreement'
import { EngagementMenu } from '@/components/engagements/engagement-menu'
import { EngagementTitle } from '@/components/engagements/engagement-title'
import { zoneWords } from '@/components/engagements/engagement-words'
import { OtherWork } from '@/components/engagements/other-work'
import { PlanVersions } from '@/components/engagements/plan-versions'
import { SessionList } from '@/components/engagements/session-list'
import { TakeAlong } from '@/components/engagements/take-along'
import { WhereItStands } from '@/components/engagements/where-it-stands'
import { OwnNotesBlock } from '@/components/notes/own-notes-block'
import { CoachBar } from '@/components/people/coach-bar'
import { BookDialog } from '@/components/sessions/session-dialogs'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { Main } from '@/components/ui/main'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { addDays, cityOf, dayOf } from '@/lib/dates'
import { engagementScreen } from '@/lib/engagements/queries'
import { ownNotes } from '@/lib/notes/queries'
import { firstName } from '@/lib/people/name'

export const metadata: Metadata = { title: 'Engagement' }

type Props = {
  params: Promise<{ practice: string; engagement: string }>
  searchParams: Promise<{ sessions?: string | string[] }>
}

export default async function CoachEngagementPage({ params, searchParams }: Props) {
  const { practice, engagement } = await params
  const who = await memberOrNotFound(practice, 'coach', 'owner')
  const all = (await searchParams).sessions === 'all'
  const screen = await engagementScreen(who.actor, engagement, all ? 1_000 : 6)
  if (screen?.seat !== 'coach') return notFoundFor(who, engagement)
  const reader = { zone: who.member.timeZone, now: now() }
  const address = `/p/${practice}/coach/engagements`
  const plan = screen.plan && `/p/${practice}/coach/visions/${screen.plan.visionId}`
  const { client } = screen
  const today = dayOf(reader.now, reader.zone)
  const apart = zoneWords(reader.zone, client.timeZone, reader.now)
  return (
    <>
      <CoachBar who={who} />
      <Main className="mx-auto max-w-engagement px-4 pt-5 pb-16 sm:px-7">
        <EngagementTitle
          back={{ href: `/p/${practice}/coach`, label: 'Clients' }}
          name={client.name}
          line={
            <>
              {screen.purpose}. {client.place ?? cityOf(client.timeZone)}
              {apart ? `, ${apart}.` : '.'}
            </>
          }
        >
          <EngagementMenu
            practice={practice}
            screen={screen}
            record={`/p/${practice}/record?engagement=${screen.engagementId}`}
            today={today}
          />
          {screen.may.book && !who.practice.closedAt && (
            <BookDialog
              practice={practice}
              clients={[
                {
                  engagementId: engagement,
                  name: client.name,
                  left: screen.sessionsAgreed - screen.sessionsInAll,
                },
              ]}
              day={addDays(today, 1)}
            >
              <Button icon={<CalendarPlus aria-hidden="true" strokeWidth={1.75} />}>Book a session</Button>
            </BookDialog>
          )}
          {plan && (
            <LinkButton look="primary" href={plan}>
              Open the plan
            </LinkButton>
          )}
        </EngagementTitle>
        <div className="mt-8 grid gap-x-16 lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[minmax(0,1fr)_408px]">
          <div className="min-w-0">
            <WhereItStands screen={screen} practice={practice} plan={plan} reader={reader} />
            {screen.pulse && (
              <CheckIns
                pulse={screen.pulse}
                reader={reader}
                checkIn={null}
                who={`${firstName(client.name)} wrote these for you both.`}
              />
            )}
            <SessionList
              screen={screen}
              reader={reader}
              all={`${address}/${engagement}?sessions=all`}
              sessionAt={(id) => `/p/${practice}/coach/sessions/${id}`}
            />
            {screen.commitments && (
              <EngagementCommitments practice={practice} screen={screen.commitments} reader={reader} />
            )}
          </div>
          <aside aria-label="What was agreed" className="min-w-0 max-lg:mt-10">
            <Agreement screen={screen} reader={reader} className="" />
            {plan && <PlanVersions screen={screen} plan={plan} reader={reader} />}
            <OwnNotesBlock
              notes={await ownNotes(who.actor, engagement)}
              other={firstName(client.name)}
              all={`${address}/${engagement}/notes`}
            />
            {screen.may.exportVision && screen.plan?.lastSettledAt && (
              <TakeAlong address={`/api/p/${practice}/engagements/${screen.engagementId}/export`}>
                The plan as it last settled, which is what you read. {firstName(client.name)} sees in the
                record that you took it.
              </TakeAlong>
            )}
            <OtherWork
              others={screen.others}
              title={`Other work with ${firstName(client.name)}`}
              address={address}
              reader={reader}
            />
          </aside>
        </div>
      </Main>
    </>
  )
}
