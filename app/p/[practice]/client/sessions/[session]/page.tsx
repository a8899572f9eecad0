import type { Metadata } from 'next'
import { AgendaBlock } from '@/components/agenda/agenda-block'
import { Block } from '@/components/engagements/block'
import { ClientFrame } from '@/components/people/client-frame'
import { AnswersForm } from '@/components/preparation/answers-form'
import { AnswersRead } from '@/components/preparation/answers-read'
import { whoReads } from '@/components/preparation/preparation-words'
import { FreshSession } from '@/components/sessions/fresh-session'
import { SessionFacts } from '@/components/sessions/session-facts'
import { SessionTitle } from '@/components/sessions/session-title'
import { LinkButton } from '@/components/ui/link-button'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { firstName } from '@/lib/people/name'
import { isEmpty } from '@/lib/preparation/answers'
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
  const coach = firstName(session.withWhom.name)
  const closed = who.practice.closedAt !== null
  const { answers, readyAt } = session.own
  return (
    <ClientFrame who={who} visionId={session.visionId}>
      <Main className="mx-auto max-w-engagement px-5 pt-5 pb-16 sm:px-7">
        <SessionTitle
          session={session}
          back={{ href: `${home}/sessions`, label: 'Sessions' }}
          reader={reader}
        >
          {session.endedAt && <LinkButton href={`${home}/sessions/${session.id}/recap`}>Recap</LinkButton>}
          <LinkButton look="primary" href={`${home}/visions/${session.visionId}`}>
            {session.openedAt && !session.endedAt ? 'Join session' : 'Open the plan'}
          </LinkButton>
        </SessionTitle>
        <FreshSession practice={practice} sessionId={session.id} mark={session.mark} />
        <div className="mt-8 grid gap-x-16 lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[minmax(0,1fr)_408px]">
          <div className="min-w-0">
            {session.may.answer && !closed ? (
              <Block id="before" title="Before you meet" className="mb-10" aside="Three questions">
                <AnswersForm
                  at={{ practice, sessionId: session.id, memberId: who.actor.memberId }}
                  stored={answers}
                  coach={coach}
                  ready={readyAt !== null}
                  opened={session.openedAt !== null}
                  maySayReady={session.may.sayReady}
                />
              </Block>
            ) : (
              !isEmpty(answers) && (
                <Block id="before" title="What you said before" className="mb-10">
                  <AnswersRead answers={answers} />
                  <p className="mt-2 text-13 text-ink-3">
                    {whoReads(coach, { ready: readyAt !== null, opened: session.openedAt !== null })}
                  </p>
                </Block>
              )
            )}
            <AgendaBlock practice={practice} session={session} me={who.actor.memberId} closed={closed} />
          </div>
          <aside aria-label="When and where" className="min-w-0 max-lg:mt-10">
            <SessionFacts
              session={session}
              reader={reader}
              change={
                session.may.change &&
                !closed && (
                  <p className="mt-4 text-14">
                    <TextLink href={`${home}/sessions`}>Move or cancel it</TextLink>
                  </p>
                )
              }
            />
          </aside>
        </div>
      </Main>
    </ClientFrame>
  )
}
