import type { ReactNode } from 'react'
import { Emphasized } from '@/components/comments/emphasized'
import { CommitmentList } from '@/components/commitments/commitment-list'
import { Block } from '@/components/engagements/block'
import { Difference } from '@/components/signoffs/difference'
import { TextLink } from '@/components/ui/text-link'
import { sinceLast } from '@/lib/commitments/commitment'
import { dayOf, monthDay, type Reader } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import { isEmpty } from '@/lib/preparation/answers'
import type { CoachPreparation as Preparation } from '@/lib/preparation/queries'
import type { SessionScreen } from '@/lib/sessions/screen'
import { diff } from '@/lib/visions/document/diff'
import { bySection } from '@/lib/visions/document/differences'
import { namesIn } from '@/lib/visions/document/tell'
import { numberedSections } from '@/lib/visions/document/template'
import { counted } from '@/lib/words'
import { AnswersRead } from './answers-read'

type Props = {
  practice: string
  session: SessionScreen
  preparation: Preparation
  plan: string
  reader: Reader
}

/** What a coach wants before them as a session begins: the client's focus, what was promised, what moved, what is open. */
export function CoachPreparation({ practice, session, preparation, plan, reader }: Props) {
  const client = firstName(session.withWhom.name)
  const { answers, lastHeldAt, commitments } = preparation
  const today = dayOf(reader.now, reader.zone)
  const since = lastHeldAt && monthDay(dayOf(lastHeldAt, reader.zone), { today })
  const back = commitments ? sinceLast(commitments.commitments, lastHeldAt) : []
  return (
    <>
      <Block id="focus" title={`What ${client} says`}>
        {answers && !isEmpty(answers.answers) ? (
          <AnswersRead answers={answers.answers} />
        ) : (
          <Quiet>
            {session.endedAt
              ? `${client} did not answer the three questions.`
              : `${client} has not said anything ready to read yet. You read it then, or when the session opens.`}
          </Quiet>
        )}
      </Block>
      <Block
        id="promised"
        title="Last commitments"
        aside={back.length > 0 && `${back.filter(({ outcome }) => outcome === null).length} open`}
      >
        {back.length > 0 && commitments ? (
          <CommitmentList
            practice={practice}
            commitments={back}
            committing={commitments.committing}
            reader={reader}
            look="row"
            named="owner"
          />
        ) : (
          <Quiet>Nobody has promised anything yet.</Quiet>
        )}
      </Block>
      <Moved preparation={preparation} client={client} since={since} plan={plan} />
      <Threads threads={preparation.threads} plan={plan} client={client} />
    </>
  )
}

function Moved({
  preparation: { plan },
  client,
  since,
  plan: address,
}: {
  preparation: Preparation
  client: string
  since: string | null
  plan: string
}) {
  const title = since ? `What ${client} changed since ${since}` : `What ${client} has written`
  if (!plan) {
    return (
      <Block id="moved" title={title}>
        <Quiet>Nothing has settled yet.</Quiet>
      </Block>
    )
  }
  const { now, template } = plan
  const before = plan.before ?? { ...now, sections: [] }
  const changes = diff(before, now)
  const names = namesIn(
    [...before.sections, ...now.sections].flatMap(({ elements }) => elements),
    Object.fromEntries(numberedSections(template).map(({ key, title: words }) => [key, words])),
  )
  return (
    <Block
      id="moved"
      title={title}
      aside={changes.length > 0 && <TextLink href={address}>{counted(changes.length, 'change')}</TextLink>}
    >
      {changes.length === 0 ? (
        <Quiet>The plan has not moved since you met.</Quiet>
      ) : (
        <div className="-mt-px">
          <Difference differences={bySection(changes)} names={names} />
        </div>
      )}
    </Block>
  )
}

function Threads({
  threads,
  plan,
  client,
}: {
  threads: Preparation['threads']
  plan: string
  client: string
}) {
  const unread = threads.filter((thread) => thread.unread).length
  return (
    <Block id="threads" title="Open conversations" aside={unread > 0 && `${unread} not read yet`}>
      {threads.length === 0 ? (
        <Quiet>Nothing you and {client} wrote to each other is open.</Quiet>
      ) : (
        <ul>
          {threads.map(({ id, section, quote, last }) => (
            <li key={id} className="border-line border-b py-3 last:border-b-0">
              <p className="text-13 text-ink-3">
                <TextLink href={`${plan}#${section}`} tone="meta" className="wrap-anywhere">
                  “{quote.length > 90 ? `${quote.slice(0, 90)}…` : quote}”
                </TextLink>
              </p>
              {last && (
                <p className="mt-0.5 line-clamp-2 text-15 wrap-anywhere">
                  <Emphasized words={last} />
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Block>
  )
}

const Quiet = ({ children }: { children: ReactNode }) => <p className="py-4 text-15 text-ink-2">{children}</p>
