import type { Metadata } from 'next'
import { Agenda } from '@/components/agenda/agenda'
import { reachedWords, sumWords } from '@/components/agenda/agenda-words'
import { Block } from '@/components/engagements/block'
import { ClientFrame } from '@/components/people/client-frame'
import { SessionFacts } from '@/components/sessions/session-facts'
import { SessionTitle } from '@/components/sessions/session-title'
import { LinkButton } from '@/components/ui/link-button'
import { Main } from '@/components/ui/main'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { sessionScreen } from '@/lib/sessions/queries'

export const metadata: Metadata = { title: 'Session' }

type Props = { params: Promise<{ practice: string; session: string }> }

export default async function ClientSessionPage({ params }: Props) {
  const { practice, session: id } = await params
  const who = await memberOrNotFound(practice, 'client')
  const session = await sessionScreen(who.actor, id)
  if (session?.seat !== 'client') return notFoundFor(who, id)
  const reader = { zone: who.member.timeZone, now: now() }
  const home = `/p/${practice}/client`
  const may = who.practice.closedAt ? { plan: false, reach: false } : session.may
  return (
    <ClientFrame who={who} visionId={session.visionId}>
      <Main className="mx-auto max-w-engagement px-5 pt-5 pb-16 sm:px-7">
        <SessionTitle
          session={session}
          back={{ href: `${home}/sessions`, label: 'Sessions' }}
          reader={reader}
        >
          <LinkButton look="primary" href={`${home}/visions/${session.visionId}`}>
            {session.openedAt && !session.endedAt ? 'Join session' : 'Open the plan'}
          </LinkButton>
        </SessionTitle>
        <div className="mt-8 grid gap-x-16 lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[minmax(0,1fr)_408px]">
          <div className="min-w-0">
            <Block
              id="agenda"
              title="Agenda"
              className=""
              aside={
                session.endedAt
                  ? session.topics.length > 0 && reachedWords(session.topics)
                  : sumWords(session.topics, session.minutes)
              }
            >
              <Agenda
                practice={practice}
                sessionId={session.id}
                minutes={session.minutes}
                topics={session.topics}
                me={who.actor.memberId}
                may={may}
              />
              <p className="mt-4 text-13 text-ink-3">
                {session.endedAt && session.topics.length === 0 ? 'Nothing was on the agenda. ' : ''}
                You and {session.withWhom.name.split(' ')[0]} see it, and either of you can add to it.
              </p>
            </Block>
          </div>
          <aside aria-label="When and where" className="min-w-0 max-lg:mt-10">
            <SessionFacts session={session} reader={reader} />
          </aside>
        </div>
      </Main>
    </ClientFrame>
  )
}
