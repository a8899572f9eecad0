import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { Block } from '@/components/engagements/block'
import { CoachBar } from '@/components/people/coach-bar'
import { BookedList } from '@/components/sessions/booked-list'
import { ChangeSession } from '@/components/sessions/change-session'
import { HoursForm } from '@/components/sessions/hours-form'
import { OwnCalendar } from '@/components/sessions/own-calendar'
import { BookDialog } from '@/components/sessions/session-dialogs'
import { onWhichDay } from '@/components/sessions/session-words'
import { Button } from '@/components/ui/button'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'
import { memberOrNotFound } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { addDays, dayOf, since, townOf, zoneAbbreviation } from '@/lib/dates'
import { coachCalendar } from '@/lib/sessions/queries'
import { countedInWords } from '@/lib/words'

export const metadata: Metadata = { title: 'Calendar' }

export default async function CalendarPage({ params }: { params: Promise<{ practice: string }> }) {
  const { practice } = await params
  const who = await memberOrNotFound(practice, 'owner', 'coach')
  const { sessions, clients, hours, feedMadeAt } = await coachCalendar(who.actor)
  const reader = { zone: who.member.timeZone, now: now() }
  const open = !who.practice.closedAt
  const next = sessions[0]
  return (
    <>
      <CoachBar who={who} />
      <Main className="mx-auto grid max-w-engagement gap-x-16 px-5 pt-8 pb-16 sm:px-7 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="min-w-0">
          <div className="flex flex-wrap items-end justify-between gap-4">
            <div>
              <h1 className="text-title">
                {next
                  ? `${countedInWords(sessions.length, 'session', 'sessions', true)} ahead, the next ${onWhichDay(next.startsAt, reader)}.`
                  : 'No session is booked.'}
              </h1>
              <p className="mt-2 text-15 text-ink-2">
                Your time: {townOf(reader.zone, who.member.place)} (
                {zoneAbbreviation(reader.now, reader.zone)}).
              </p>
            </div>
            {open && clients.length > 0 && (
              <BookDialog
                practice={practice}
                clients={clients}
                day={addDays(dayOf(reader.now, reader.zone), 1)}
              >
                <Button look="primary" icon={<Plus aria-hidden="true" strokeWidth={1.75} />}>
                  Book a session
                </Button>
              </BookDialog>
            )}
          </div>
          <div className="mt-8 border-line border-t">
            <BookedList
              sessions={sessions}
              reader={reader}
              named={({ id, engagementId, number, withWhom }) => (
                <p>
                  <TextLink href={`/p/${practice}/coach/engagements/${engagementId}`}>
                    {withWhom.name}
                  </TextLink>
                  , <TextLink href={`/p/${practice}/coach/sessions/${id}`}>session {number}</TextLink>
                </p>
              )}
              actions={(session) =>
                open && <ChangeSession practice={practice} session={session} zone={reader.zone} />
              }
            />
          </div>
        </div>
        {open && (
          <aside aria-label="When you can, and your own calendar" className="min-w-0">
            <Block id="hours" title="When you can" className="max-lg:mt-10">
              <p className="mt-3 text-14 text-ink-2">
                Clients book within these hours, up to six weeks ahead and not within the next twelve hours.
                What is booked already stays.
              </p>
              <HoursForm practice={practice} hours={hours} />
            </Block>
            <Block id="own-calendar" title="In your own calendar">
              <OwnCalendar practice={practice} since={feedMadeAt && since(feedMadeAt, reader)} />
            </Block>
            <Block id="hours-log" title="Hours">
              <p className="mt-3 text-14">
                <TextLink href={`/p/${practice}/coach/hours`}>Every hour you have coached</TextLink>, as a
                credential asks for them.
              </p>
            </Block>
          </aside>
        )}
      </Main>
    </>
  )
}
