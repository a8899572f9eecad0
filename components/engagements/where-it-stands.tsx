import type { ReactNode } from 'react'
import { coachWords } from '@/components/drift/signal-words'
import { weekWords } from '@/components/drift/week-words'
import { StatusWord } from '@/components/ui/status-word'
import { TextLink } from '@/components/ui/text-link'
import { trailSentence } from '@/components/ui/trail'
import { WalkedTrail } from '@/components/ui/walked-trail'
import { type Day, dayOf, longDay, monthDay, type Reader } from '@/lib/dates'
import type { Standing } from '@/lib/drift/standing'
import { asClientRow, needOf, trailOf } from '@/lib/engagements/needs'
import type { EngagementScreen } from '@/lib/engagements/screen'
import { firstName } from '@/lib/people/name'
import { Block } from './block'
import { movementWords, sinceOn } from './engagement-words'
import { TakeBackHandover } from './handover-waiting'
import { needPage, needWords } from './need-words'
import { sectionTitle } from './section-titles'

type Props = { screen: EngagementScreen; practice: string; plan: string | null; reader: Reader }

/** For the coach: what waits, whether it moves, and what has been decided about working together. */
export function WhereItStands({ screen, practice, plan, reader }: Props) {
  const { status, statusSince, handover, may } = screen
  const client = firstName(screen.client.name)
  const today = dayOf(reader.now, reader.zone)
  const when = statusSince && monthDay(dayOf(statusSince, reader.zone), { today })
  return (
    <Block id="stands" title="Where it stands" aside={longDay(today, { today })} className="">
      {status === 'paused' && (
        <Row word={<StatusWord status="quiet">Paused</StatusWord>}>
          {when && `Since ${when}. `}
          {client} can go on writing; sessions wait until you resume.
        </Row>
      )}
      {status === 'ended' && (
        <Row word={<StatusWord status="ok">Ended</StatusWord>}>
          {when && `On ${when}. `}You keep what had settled by then and your own notes. {client} keeps the
          whole plan, and nobody writes in it.
        </Row>
      )}
      {status === 'invited' && (
        <Row
          word={<StatusWord status="none">Invited</StatusWord>}
          action={<TextLink href={`/p/${practice}/coach/invite#sent`}>Send again or take back</TextLink>}
        >
          {client} has not joined yet.
        </Row>
      )}
      {handover && (
        <Row
          word={<StatusWord status="quiet">Hand-over asked</StatusWord>}
          action={
            may.withdrawHandover && (
              <TakeBackHandover
                practice={practice}
                handoverId={handover.id}
                client={client}
                to={handover.to}
              />
            )
          }
        >
          {handover.proposedBy.isMe ? 'You' : handover.proposedBy.name} asked {client}{' '}
          {sinceOn(handover.at, reader)} whether {handover.to} may take over. Not answered yet.
        </Row>
      )}
      <Unread screen={screen} plan={plan} reader={reader} />
      {screen.plan?.firstSettledAt && status !== 'ended' && (
        <Movement screen={screen} plan={plan} reader={reader} />
      )}
      {screen.pulse?.signals.map((signal) => (
        <Drifted key={signal.id} signal={signal} client={client} today={today} />
      ))}
      {screen.plan?.agreement.agreed && plan && (
        <p className="border-line border-b py-3 text-14">
          <TextLink href={`${plan}/realignment`}>
            What happened since version {screen.plan.agreement.agreed.number}, and what moved
          </TextLink>
        </p>
      )}
    </Block>
  )
}

function Unread({ screen, plan, reader }: Pick<Props, 'screen' | 'plan' | 'reader'>) {
  const row = asClientRow(screen)
  if (!row) return null
  const need = needOf(row, reader.now)
  if (need.group !== 'waiting' && need.kind !== 'not begun') return null
  const { line, detail } = needWords(need, reader)
  return (
    <Row
      word={<StatusWord status={need.group === 'waiting' ? 'attend' : 'none'}>{line}</StatusWord>}
      action={
        plan &&
        need.group === 'waiting' && <TextLink href={needPage(need, plan)}>{doors[need.kind]}</TextLink>
      }
    >
      {detail && `${detail}.`}
    </Row>
  )
}

const doors = {
  'session open': 'Go to the session',
  signature: 'Read and sign',
  review: 'Review',
  'changes to read': 'Read what changed',
  comments: 'Read the comments',
} as const

function Movement({ screen, plan, reader }: Pick<Props, 'screen' | 'plan' | 'reader'>) {
  const { client } = screen
  if (!screen.plan) return null
  const marks = trailOf({ ...screen.plan, weeksSigned: screen.plan.agreement.weeksSigned }, reader.now)
  return (
    <Row
      word={
        <WalkedTrail
          marks={marks}
          weeks={weekWords(marks, reader)}
          label={trailSentence(firstName(client.name), marks)}
        />
      }
      action={plan && <TextLink href={`${plan}/roadmap`}>See the roadmap</TextLink>}
    >
      {movementWords(screen.plan, reader)}
    </Row>
  )
}

/** What has drifted, and what the client said to it. A quiet plan has its line above. */
function Drifted({ signal, client, today }: { signal: Standing; client: string; today: Day }) {
  if (signal.kind === 'plan quiet' && signal.said === null) return null
  const { line, detail } = coachWords(signal.kind, signal.facts, 1, today)
  const section = signal.kind === 'section untouched' ? `${sectionTitle(signal.about)}. ` : ''
  return (
    <Row word={<StatusWord status={signal.said === null ? 'quiet' : 'none'}>{line}</StatusWord>}>
      {section}
      {signal.said === null ? detail && `${detail}.` : `${client} lets it rest: “${signal.said}”`}
    </Row>
  )
}

function Row({ word, action, children }: { word: ReactNode; action?: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 border-line border-b py-3">
      <div className="shrink-0">{word}</div>
      <p className="min-w-0 flex-1 basis-60 text-15 text-ink-2">{children}</p>
      {action && <div className="shrink-0 text-14">{action}</div>}
    </div>
  )
}
