import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import { Time } from '@/components/ui/time'
import { dayOf, plannedDay, type Reader } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import type { Recap, Seat } from '@/lib/recaps/recap'
import { Part } from './part'
import { RecapLines } from './recap-lines'
import { nextWords, whenTheyMet, writers, zonesWords } from './recap-words'

type Props = {
  recap: Recap
  seat: Seat
  reader: Reader & { place: string | null }
  /** The other one's clock. */
  otherZone: string
  /** Ids of the commitments that were kept since, and of those that are settled in any way. */
  kept?: readonly string[]
  settled?: readonly string[]
  /** Print, and the way to the plan. */
  tools?: ReactNode
  /** What can be done about the next session. */
  nextTools?: ReactNode
  foot?: ReactNode
}

/** A recap on paper, because people print it: what changed, what both noted, what was promised, when they meet again. */
export function RecapSheet(props: Props) {
  const { recap, seat, reader, otherZone, kept = [], settled = [], tools, nextTools, foot } = props
  const { coach, client, headline, changes, notes, commitments, next, closing } = recap
  const other = seat === 'client' ? coach : client
  const open = commitments.filter(({ id }) => !settled.includes(id)).length
  const mine = commitments.filter(({ owner }) => owner === seat)
  const theirs = commitments.filter(({ owner }) => owner !== seat)
  const promised = { recap, kept, settled, reader }
  return (
    <article className="mx-auto max-w-[70rem] rounded-sheet border border-line bg-paper px-5 pb-4 shadow-sheet sm:px-14 print:max-w-none print:border-0 print:px-0 print:shadow-none">
      <header className="gap-x-10 pt-8 pb-6 sm:grid sm:grid-cols-[11rem_minmax(0,1fr)] sm:pt-11">
        <div />
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
          <div className="min-w-0 flex-1 basis-80">
            <p className="text-13 text-ink-2">{whenTheyMet(recap, seat, reader)}</p>
            <h1 className="text-display wrap-anywhere">{headline}</h1>
          </div>
          {tools && <div className="flex flex-wrap items-center gap-2 print:hidden">{tools}</div>}
        </div>
      </header>
      {changes.length > 0 && (
        <Part id="changed" title="What changed" says="in the plan, together">
          <ol>
            {changes.map((change, index) => (
              <li
                key={change.id}
                className={classes(
                  'grid gap-x-4 py-2.5 break-inside-avoid sm:grid-cols-[10.25rem_minmax(0,1fr)_auto]',
                  index > 0 ? 'border-line border-t' : 'pt-0',
                )}
              >
                <h3 className="pt-1 font-medium text-13 text-ink-2">
                  {changes[index - 1]?.section === change.section ? (
                    <span className="hidden-words">{change.title}</span>
                  ) : (
                    change.title
                  )}
                </h3>
                <div className="min-w-0 max-sm:pl-4 sm:pl-4">
                  <RecapLines change={change} />
                </div>
                <p className="pt-1.5 text-13 text-ink-2">{writers(change, recap, seat)}</p>
              </li>
            ))}
          </ol>
        </Part>
      )}
      {notes.length > 0 && (
        <Part id="noted" title="What we noted" says="shared with both of you">
          <ul className="grid gap-1.5">
            {notes.map((note, index) => (
              <li
                key={String(index)}
                className="flex gap-3 text-element-sm font-normal wrap-anywhere sm:text-element"
              >
                <span aria-hidden="true">–</span>
                <span className="min-w-0">{note}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {mine.length > 0 && (
        <Part id="mine" title="You said you would" says={theirs.length === 0 && open > 0 && `${open} open`}>
          <Promised {...promised} commitments={mine} />
        </Part>
      )}
      {theirs.length > 0 && (
        <Part id="theirs" title={`${firstName(other.name)} said they would`}>
          <Promised {...promised} commitments={theirs} />
        </Part>
      )}
      {(next || closing !== '') && (
        <Part id="next" title="Next" says={next && `session ${next.number}`}>
          <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
            <div className="min-w-0">
              {next && (
                <p className="text-section font-normal">
                  <Time at={new Date(next.startsAt)} zone={reader.zone}>
                    {nextWords(next, reader)}
                  </Time>
                </p>
              )}
              <p className="mt-1 text-13 text-ink-2">
                {[next && zonesWords(next, { name: other.name, timeZone: otherZone }, reader), closing]
                  .filter(Boolean)
                  .join(' ')}
              </p>
            </div>
            {nextTools && <div className="flex flex-wrap items-center gap-2 print:hidden">{nextTools}</div>}
          </div>
        </Part>
      )}
      {foot && <footer className="border-line border-t py-4 text-13 text-ink-3">{foot}</footer>}
    </article>
  )
}

function Promised({
  recap: { next },
  commitments,
  kept,
  settled,
  reader,
}: Pick<Props, 'recap' | 'reader'> & {
  commitments: Recap['commitments']
  kept: readonly string[]
  settled: readonly string[]
}) {
  const today = dayOf(reader.now, reader.zone)
  const meets = next && dayOf(new Date(next.startsAt), reader.zone)
  return (
    <ul>
      {commitments.map(({ id, text, dueOn }, index) => (
        <li
          key={id}
          className={classes(
            'flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-2.5',
            index > 0 ? 'border-line border-t' : 'pt-0',
          )}
        >
          <Box state={kept.includes(id) ? 'kept' : settled.includes(id) ? 'settled' : 'open'} />
          <span className="min-w-0 flex-1 basis-60 text-element-sm font-normal wrap-anywhere sm:text-element">
            {text}
          </span>
          <span className="text-13 text-ink-2 max-sm:pl-8">
            {dueOn === null
              ? ''
              : `${plannedDay(dueOn, { today })}${dueOn === meets ? ', before we meet' : ''}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** A box to tick on paper; what has become of it meanwhile is shown, and settled on the homes. */
function Box({ state }: { state: 'open' | 'kept' | 'settled' }) {
  return (
    <span
      role="img"
      aria-label={state === 'open' ? 'Open' : state === 'kept' ? 'Kept' : 'Settled'}
      className={classes(
        'flex size-5 shrink-0 translate-y-0.5 items-center justify-center rounded-chip border',
        state === 'kept' ? 'border-accent bg-accent text-on-accent' : 'border-edge text-ink-3',
      )}
    >
      {state !== 'open' && <Check aria-hidden="true" strokeWidth={2} className="size-3.5" />}
    </span>
  )
}
