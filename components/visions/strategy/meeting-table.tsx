'use client'

import { Plus } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { Blaze } from '@/components/ui/blaze'
import { classes } from '@/components/ui/classes'
import type { Clash, End, Meeting } from '@/lib/visions/strategy/clashes'
import { clashForm, stateWords } from './clash-state'

/**
 * What life asks for down the side, of which there is always much; what is wanted along the top; where the two pull
 * against each other, a mark. Every cell is a button; together they are one stop of the keyboard, and the arrows go from
 * one to the next. On a phone the list below stands for it.
 */
export function MeetingTable({
  meeting,
  onPick,
}: {
  meeting: Meeting
  onPick: (work: string, life: string) => void
}) {
  const { life, between } = meeting
  const work = Array.from(Map.groupBy(meeting.work, ({ kind }) => kind).values()).flat()
  const [at, setAt] = useState({ row: 0, column: 0 })
  if (work.length === 0 || life.length === 0) return null
  const within = (row: number, column: number) => ({
    row: Math.min(Math.max(row, 0), life.length - 1),
    column: Math.min(Math.max(column, 0), work.length - 1),
  })
  const stop = within(at.row, at.column)
  const onKeyDown = (event: KeyboardEvent) => {
    const [down, right] = steps[event.key] ?? []
    if (down === undefined || right === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const { row, column } = within(stop.row + down, stop.column + right)
    event.currentTarget.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus()
  }
  const beginsKind = (index: number) => work[index]?.kind !== work[index - 1]?.kind
  return (
    // As wide as its column and no wider: what does not fit is scrolled to, beside names that stay.
    <div className="min-w-0 max-sm:hidden">
      <section
        aria-label="Work and life, side by side"
        className="overflow-x-auto rounded-mark pb-1"
        onKeyDown={onKeyDown}
      >
        <table className="border-separate border-spacing-0 text-14">
          <thead>
            <tr>
              <td className="sticky left-0 z-1 border-line border-b bg-paper" />
              {work.map((end, index) => (
                <th
                  key={end.id}
                  scope="col"
                  className={classes(
                    'h-38 w-10 min-w-10 border-b border-l p-0 pb-2 align-bottom font-normal',
                    beginsKind(index) ? 'border-b-line border-l-edge' : 'border-line',
                  )}
                >
                  <span
                    title={`${workWords[end.kind]}: ${end.name}`}
                    className="mx-auto line-clamp-2 max-h-34 rotate-180 text-left font-serif text-15 leading-4.5 wrap-anywhere [writing-mode:vertical-rl]"
                  >
                    <span className="hidden-words">{workWords[end.kind]}: </span>
                    {end.name}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {life.map((row, down) => (
              <tr key={row.id}>
                <th
                  scope="row"
                  className="sticky left-0 z-1 w-46 min-w-46 border-line border-b bg-paper py-1 pr-3 text-left font-normal"
                >
                  <span title={row.name} className="line-clamp-2 text-14 leading-4.5 wrap-anywhere">
                    {row.name}
                  </span>
                </th>
                {work.map((column, right) => (
                  <td
                    key={column.id}
                    className={classes(
                      'border-b border-l p-0 last:border-r last:border-r-line',
                      beginsKind(right) ? 'border-b-line border-l-edge' : 'border-line',
                    )}
                  >
                    <Cell
                      place={{ row: down, column: right }}
                      isStop={stop.row === down && stop.column === right}
                      onStop={setAt}
                      pair={`${column.name} and ${row.name}`}
                      clashes={between(column.id, row.id)}
                      onPick={() => onPick(column.id, row.id)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-13 text-ink-3">
        <span>
          Mark where two things pull against each other.
          <span className="hidden-words"> The arrow keys go from cell to cell.</span>
        </span>
        {(['open', 'wants a reason', 'changed'] as const).map((state) => (
          <span key={state} className="inline-flex items-center gap-1.5">
            <Mark state={state} />
            {state === 'changed' ? 'changed or accepted' : stateWords[state].toLowerCase()}
          </span>
        ))}
      </p>
    </div>
  )
}

const workWords: Partial<Record<End['kind'], string>> = {
  overlap: 'Overlap',
  target_role: 'Role',
  opening: 'Opening',
  milestone: 'Milestone',
  past_role: 'Past role',
}

type Place = { row: number; column: number }

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

type CellProps = {
  place: Place
  /** Where the keyboard comes in. */
  isStop: boolean
  onStop: (place: Place) => void
  pair: string
  clashes: readonly Clash[]
  onPick: () => void
}

function Cell({ place, isStop, onStop, pair, clashes, onPick }: CellProps) {
  const [clash] = clashes
  return (
    <button
      type="button"
      tabIndex={isStop ? 0 : -1}
      data-cell={`${place.row} ${place.column}`}
      onFocus={() => onStop(place)}
      onClick={onPick}
      aria-label={clash ? `${stateWords[clash.state]}: ${pair}` : `Mark a clash of ${pair}`}
      className="group/cell flex h-9 scroll-ml-46 w-full min-w-10 pointer-coarse:h-11 items-center justify-center -outline-offset-2 hover:bg-hover"
    >
      {clash ? (
        <Mark state={clash.state} />
      ) : (
        <Plus
          aria-hidden="true"
          strokeWidth={1.75}
          className={classes(
            'size-4 text-ink-3 opacity-0 group-hover/cell:opacity-100 group-focus-visible/cell:opacity-100',
            'pointer-coarse:opacity-40',
          )}
        />
      )}
    </button>
  )
}

function Mark({ state }: { state: Clash['state'] }) {
  return (
    <Blaze
      form={clashForm[state]}
      color={state === 'wants a reason' ? 'attend' : 'accent'}
      className={state === 'open' ? 'text-attend-mark!' : undefined}
    />
  )
}
