import { CalendarPlus } from 'lucide-react'
import type { Metadata } from 'next'
import { ClientFrame } from '@/components/people/client-frame'
import { MarkRecapRead } from '@/components/recaps/mark-recap-read'
import { PrintButton } from '@/components/recaps/print-button'
import { RecapSheet } from '@/components/recaps/recap-sheet'
import { sentWords } from '@/components/recaps/sent-words'
import { FreshSession } from '@/components/sessions/fresh-session'
import { buttonClass } from '@/components/ui/button-class'
import { LinkButton } from '@/components/ui/link-button'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { firstName } from '@/lib/people/name'
import { recapScreen } from '@/lib/recaps/queries'

export const metadata: Metadata = { title: 'Recap' }

type Props = { params: Promise<{ practice: string; session: string }> }

export default async function ClientRecapPage({ params }: Props) {
  const { practice, session: id } = await params
  const who = await memberOrNotFound(practice, 'client')
  const screen = await recapScreen(who.actor, id)
  if (screen?.seat !== 'client') return notFoundFor(who, id)
  const reader = { zone: who.member.timeZone, place: who.member.place, now: now() }
  const home = `/p/${practice}/client`
  if (screen.state !== 'sent') {
    return (
      <ClientFrame who={who} visionId={screen.visionId}>
        <Main className="mx-auto max-w-[52rem] px-5 pt-6 pb-16 sm:px-7 sm:pt-10">
          <FreshSession practice={practice} sessionId={id} mark={screen.mark} />
          <h1 className="text-title">Session {screen.number} has no recap yet.</h1>
          <p className="mt-3 text-15 text-ink-2">
            {firstName(screen.other)} sends it when it is written.{' '}
            <TextLink href={`${home}/sessions`}>Sessions</TextLink>
          </p>
        </Main>
      </ClientFrame>
    )
  }
  const { recap } = screen
  return (
    <ClientFrame who={who} visionId={screen.visionId}>
      <Main className="px-3 pt-5 pb-16 sm:px-7 sm:pt-8 print:p-0">
        <RecapSheet
          recap={recap}
          seat="client"
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
          nextTools={
            recap.next && (
              <>
                {/* A file, which the router must not ask for beforehand. */}
                <a
                  href={`/api/p/${practice}/sessions/${recap.next.sessionId}/calendar`}
                  className={buttonClass('secondary', 40)}
                >
                  <CalendarPlus aria-hidden="true" strokeWidth={1.75} />
                  Add to calendar
                </a>
                <LinkButton look="quiet" href={`${home}/sessions`}>
                  Move it
                </LinkButton>
              </>
            )
          }
          foot={sentWords(screen, 'client', reader)}
        />
        <MarkRecapRead practice={practice} sessionId={id} />
      </Main>
    </ClientFrame>
  )
}
