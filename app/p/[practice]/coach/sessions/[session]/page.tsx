import type { Metadata } from 'next'
import { AgendaBlock } from '@/components/agenda/agenda-block'
import { CheckIns } from '@/components/drift/check-ins'
import { OwnNotesBlock } from '@/components/notes/own-notes-block'
import { CoachBar } from '@/components/people/coach-bar'
import { CoachPreparation } from '@/components/preparation/coach-preparation'
import { NoteToSelf } from '@/components/preparation/note-to-self'
import { ChangeSession } from '@/components/sessions/change-session'
import { FreshSession } from '@/components/sessions/fresh-session'
import { LinkDialog } from '@/components/sessions/session-dialogs'
import { SessionFacts } from '@/components/sessions/session-facts'
import { SessionTitle } from '@/components/sessions/session-title'
import { LinkButton } from '@/components/ui/link-button'
import { Main } from '@/components/ui/main'
import { OpenSessionButton } from '@/components/visions/open-session-button'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { pulseScreen } from '@/lib/drift/queries'
import { ownNotes } from '@/lib/notes/queries'
import { firstName } from '@/lib/people/name'
import { sessionScreen } from '@/lib/sessions/queries'

export const metadata: Metadata = { title: 'Session' }

type Props = { params: Promise<{ practice: string; session: string }> }

export default async function CoachSessionPage({ params }: Props) {
  const { practice, session: id } = await params
  const who = await memberOrNotFound(practice, 'coach', 'owner')
  const session = await sessionScreen(who.actor, id)
  if (session?.seat !== 'coach') return notFoundFor(who, id)
  const reader = { zone: who.member.timeZone, now: now() }
  const home = `/p/${practice}/coach`
  const engagement = `${home}/engagements/${session.engagementId}`
  const plan = `${home}/visions/${session.visionId}`
  const client = firstName(session.withWhom.name)
  const closed = who.practice.closedAt !== null
  const opens = session.may.open && !closed
  const { number, startsAt, minutes } = session
  const meant = { sessionId: session.id, number, startsAt, minutes }
  return (
    <>
      <CoachBar who={who} />
      <Main className="mx-auto max-w-engagement px-4 pt-5 pb-16 sm:px-7">
        <SessionTitle
          session={session}
          back={{ href: engagement, label: session.withWhom.name }}
          reader={reader}
        >
          {session.endedAt && <LinkButton href={`${home}/sessions/${session.id}/recap`}>Recap</LinkButton>}
          <LinkButton look={opens ? 'secondary' : 'primary'} href={plan}>
            {session.openedAt && !session.endedAt ? 'Go to the session' : 'Open the plan'}
          </LinkButton>
          {opens && (
            <OpenSessionButton
              practice={practice}
              engagementId={session.engagementId}
              zone={reader.zone}
              booked={meant}
              goesTo={plan}
            />
          )}
        </SessionTitle>
        <FreshSession practice={practice} sessionId={session.id} mark={session.mark} />
        <div className="mt-8 grid gap-x-16 lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[minmax(0,1fr)_408px]">
          <div className="min-w-0">
            <AgendaBlock practice={practice} session={session} me={who.actor.memberId} closed={closed} />
            <CoachPreparation
              practice={practice}
              session={session}
              preparation={session.preparation}
              plan={plan}
              reader={reader}
            />
            <CheckIns
              pulse={await pulseScreen(who.actor, session.engagementId)}
              reader={reader}
              checkIn={null}
              who={`${client} wrote these for you both.`}
            />
          </div>
          <aside aria-label="When and where" className="min-w-0 max-lg:mt-10">
            <SessionFacts
              session={session}
              reader={reader}
              change={
                session.may.link &&
                !closed && (
                  <p className="mt-2 -ml-3 flex flex-wrap gap-1">
                    {session.may.change ? (
                      <ChangeSession practice={practice} session={session} zone={reader.zone} />
                    ) : (
                      <LinkDialog practice={practice} sessionId={session.id} link={session.link} />
                    )}
                  </p>
                )
              }
            />
            {session.may.noteToSelf && !closed && (
              <div className="mt-6">
                <NoteToSelf
                  practice={practice}
                  sessionId={session.id}
                  words={session.preparation.noteToSelf}
                  client={client}
                />
              </div>
            )}
            <OwnNotesBlock
              notes={await ownNotes(who.actor, session.engagementId)}
              other={client}
              all={`${engagement}/notes`}
            />
          </aside>
        </div>
      </Main>
    </>
  )
}
