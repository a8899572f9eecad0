import { CalendarPlus } from 'lucide-react'
import type { Metadata } from 'next'
import { CoachBar } from '@/components/people/coach-bar'
import { PrintButton } from '@/components/recaps/print-button'
import { RecapEditor } from '@/components/recaps/recap-editor'
import { RecapSheet } from '@/components/recaps/recap-sheet'
import { nextWords, whenTheyMet } from '@/components/recaps/recap-words'
import { sentWords } from '@/components/recaps/sent-words'
import { FreshSession } from '@/components/sessions/fresh-session'
import { BookDialog } from '@/components/sessions/session-dialogs'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { Main } from '@/components/ui/main'
import { WayBack } from '@/components/ui/way-back'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { addDays, dayOf } from '@/lib/dates'
import { recapScreen } from '@/lib/recaps/queries'

export const metadata: Metadata = { title: 'Recap' }

type Props = { params: Promise<{ practice: string; session: string }> }

export default async function CoachRecapPage({ params }: Props) {
  const { practice, session: id } = await params
  const who = await memberOrNotFound(practice, 'coach', 'owner')
  const screen = await recapScreen(who.actor, id)
  if (screen?.seat !== 'coach') return notFoundFor(who, id)
  const reader = { zone: who.member.timeZone, place: who.member.place, now: now() }
  const home = `/p/${practice}/coach`
  return (
    <>
      <CoachBar who={who} />
      <Main className="px-3 pt-5 pb-16 sm:px-7 print:p-0">
        <div className="mx-auto mb-4 max-w-[70rem] print:hidden">
          <WayBack href={`${home}/sessions/${id}`}>
            Session {screen.number} with {screen.other}
          </WayBack>
        </div>
        {screen.state === 'sent' && !screen.readAt && (
          <FreshSession practice={practice} sessionId={id} mark={screen.mark} />
        )}
        {screen.state === 'sent' && (
          <RecapSheet
            recap={screen.recap}
            seat="coach"
            reader={reader}
            otherZone={screen.otherZone}
            kept={screen.kept}
            settled={screen.settled}
            tools={
              <>
                <PrintButton />
                <LinkButton look="primary" href={`${home}/visions/${screen.visionId}`}>
                  Open the plan
                </LinkButton>
              </>
            }
            foot={sentWords(screen, 'coach', reader)}
          />
        )}
        {screen.state === 'draft' && (
          <RecapEditor
            practice={practice}
            sessionId={id}
            drafted={screen.drafted}
            edits={screen.edits}
            digest={screen.digest}
            when={whenTheyMet(screen.drafted, 'coach', reader)}
            next={
              screen.drafted.next ? (
                <p className="text-h2">{nextWords(screen.drafted.next, reader)}</p>
              ) : (
                <>
                  <p className="text-15 text-ink-2">
                    No session is booked. Book one before you send this, and it is part of it.
                  </p>
                  {!who.practice.closedAt && (
                    <BookDialog
                      practice={practice}
                      clients={[{ engagementId: screen.engagementId, name: screen.other }]}
                      day={addDays(dayOf(reader.now, reader.zone), 7)}
                    >
                      <Button className="mt-3" icon={<CalendarPlus aria-hidden="true" strokeWidth={1.75} />}>
                        Book a session
                      </Button>
                    </BookDialog>
                  )}
                </>
              )
            }
          />
        )}
        {screen.state === 'none' && (
          <div className="mx-auto max-w-[52rem] pt-4">
            <h1 className="text-title">Session {screen.number} has no recap.</h1>
            <p className="mt-3 text-15 text-ink-2">
              A recap is drafted when a session ends, and sent while your work together is under way.
            </p>
          </div>
        )}
      </Main>
    </>
  )
}
