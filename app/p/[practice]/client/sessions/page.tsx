import type { Metadata } from 'next'
import { Block } from '@/components/engagements/block'
import { SessionList } from '@/components/engagements/session-list'
import { SessionsUsed } from '@/components/engagements/sessions-used'
import { ClientFrame } from '@/components/people/client-frame'
import { BookedList } from '@/components/sessions/booked-list'
import { MoveToOffered, OfferedTimes } from '@/components/sessions/offered-times'
import { OwnCalendar } from '@/components/sessions/own-calendar'
import { CancelDialog } from '@/components/sessions/session-dialogs'
import { dayWords, onWhichDay, tallyWords } from '@/components/sessions/session-words'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'
import { memberOrNotFound } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { clock, since } from '@/lib/dates'
import { clientHome, engagementScreen } from '@/lib/engagements/queries'
import type { EngagementScreen } from '@/lib/engagements/screen'
import { firstName } from '@/lib/people/name'
import { clientSessions, myFeedMadeAt } from '@/lib/sessions/queries'

export const metadata: Metadata = { title: 'Sessions' }

export default async function ClientSessionsPage({ params }: { params: Promise<{ practice: string }> }) {
  const { practice } = await params
  const who = await memberOrNotFound(practice, 'client')
  const [home, work, feed] = await Promise.all([
    clientHome(who.actor),
    clientSessions(who.actor),
    myFeedMadeAt(who.actor),
  ])
  const held = home && (await engagementScreen(who.actor, home.engagementId, 1_000))
  const reader = { zone: who.member.timeZone, now: now() }
  const open = !who.practice.closedAt
  const next = work?.sessions[0]
  const coach = work ? firstName(work.coach.name) : ''
  const times = (work?.offered ?? []).map((time) => ({
    startsAt: time.toISOString(),
    day: dayWords(time, reader),
    hour: clock(time, reader.zone),
  }))
  return (
    <ClientFrame who={who} visionId={home?.visionId ?? null}>
      <Main className="mx-auto max-w-[52rem] px-5 pt-6 pb-16 sm:px-7 sm:pt-10">
        <h1 className="text-title">
          {next
            ? `You meet ${coach} ${onWhichDay(next.startsAt, reader)}.`
            : home?.status === 'ended'
              ? `Your sessions with ${firstName(home.coach.name)} are over.`
              : 'No session is booked yet.'}
        </h1>
        <p className="mt-2 text-15 text-ink-2">
          {work
            ? next || times.length > 0
              ? 'Times are yours. Moving or cancelling one tells the other at once, with the reason.'
              : `${coach} offers no times to choose from yet, and books the next session for you both.`
            : home?.status === 'ended'
              ? 'What you wrote down and were sent stays here for you to read.'
              : 'Sessions are booked while the work is active.'}
        </p>
        {held && (
          <SessionsUsed held={held.sessionsHeld} agreed={held.sessionsAgreed} className="mt-4">
            {tallyWords({ held: held.sessionsHeld, agreed: held.sessionsAgreed, left: work?.left ?? null })}
          </SessionsUsed>
        )}
        {work && (
          <div className="mt-6 border-line border-t">
            <BookedList
              sessions={work.sessions}
              reader={reader}
              named={({ id, number }) => (
                <p>
                  <TextLink href={`/p/${practice}/client/sessions/${id}`}>Session {number}, agenda</TextLink>
                </p>
              )}
              actions={({ id, withWhom }) =>
                open && (
                  <>
                    {times.length > 0 && <MoveToOffered practice={practice} sessionId={id} times={times} />}
                    <CancelDialog practice={practice} sessionId={id} other={firstName(withWhom.name)} />
                  </>
                )
              }
            />
          </div>
        )}
        {work && open && times.length > 0 && (
          <Block id="offered" title={`When ${coach} can`}>
            <OfferedTimes practice={practice} engagementId={work.engagementId} times={times} />
          </Block>
        )}
        {held && (
          <SessionList
            screen={{ ...held, ...pastOf(held) }}
            title="When you met"
            reader={reader}
            all=""
            sessionAt={(id) => `/p/${practice}/client/sessions/${id}`}
          />
        )}
        {open && (
          <Block id="own-calendar" title="In your own calendar">
            <OwnCalendar practice={practice} since={feed && since(feed, reader)} />
          </Block>
        )}
      </Main>
    </ClientFrame>
  )
}

/** Those that have begun; what is ahead stands above. */
function pastOf({ sessions }: EngagementScreen) {
  const past = sessions.filter(({ openedAt }) => openedAt !== null)
  return { sessions: past, sessionsInAll: past.length }
}
