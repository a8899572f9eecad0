import { Lock } from 'lucide-react'
import { Block } from '@/components/engagements/block'
import { TextLink } from '@/components/ui/text-link'
import { dayOf, type Reader } from '@/lib/dates'
import { byWeight } from '@/lib/drift/signals'
import type { Standing } from '@/lib/drift/standing'
import { LetRest } from './let-rest'
import { NoteSeen } from './note-seen'
import { clientWords } from './signal-words'

type Props = {
  signals: Standing[]
  practice: string
  plan: string
  sessions: string
  coach: string
  reader: Reader
}

/** Shown at once; the rest is one click away, on the page about working together. */
const shown = 3

/** Where the plan and what is happening have come apart, to the client first. Absent while nothing has. */
export function SignalList({
  signals,
  practice,
  plan,
  sessions,
  coach,
  reader,
  all,
}: Props & { all?: string }) {
  const open = byWeight(signals.filter(({ kind, said }) => kind !== 'plan quiet' && said === null))
  const listed = all ? open.slice(0, shown) : open
  if (listed.length === 0) return null
  return (
    <Block
      id="drift"
      title="Worth a look"
      aside={
        all &&
        open.length > listed.length && (
          <TextLink tone="meta" href={all}>
            See all {open.length}
          </TextLink>
        )
      }
    >
      <ul>
        {listed.map((signal) => (
          <SignalRow key={signal.id} {...{ signal, practice, plan, sessions, coach, reader }} />
        ))}
      </ul>
      {listed.some(({ alone }) => !alone) && (
        <p className="mt-2 text-13 text-ink-2">
          You see these first. {coach} sees what is shared, after you.
        </p>
      )}
      <NoteSeen practice={practice} signalIds={listed.filter(({ seen }) => !seen).map(({ id }) => id)} />
    </Block>
  )
}

function SignalRow({
  signal,
  practice,
  plan,
  sessions,
  coach,
  reader,
}: Omit<Props, 'signals'> & { signal: Standing }) {
  const { fact, way, door, section } = clientWords(signal, dayOf(reader.now, reader.zone))
  const href = door === 'sessions' ? sessions : section ? `${plan}#${section}` : plan
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 border-line border-b py-3.5">
      <div className="min-w-0 flex-1 basis-72 text-15">
        <p className="font-semibold">{fact}</p>
        <p className="text-ink-2">
          {way} <TextLink href={href}>{door === 'sessions' ? 'Choose a time' : 'Look at it'}</TextLink>
        </p>
        {signal.alone && (
          <p className="mt-0.5 flex items-center gap-1.5 text-13 text-ink-2">
            <Lock aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={1.75} />
            Only you see this: it is in your private draft.
          </p>
        )}
      </div>
      <LetRest
        practice={practice}
        signalId={signal.id}
        fact={fact}
        whoReads={signal.alone ? 'Only you read this.' : `${coach} can read this.`}
      />
    </li>
  )
}
