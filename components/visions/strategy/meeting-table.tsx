'use client'

import { Plus } from 'lucide-react'
import { Blaze } from '@/components/ui/blaze'
import { classes } from '@/components/ui/classes'
import type { Clash, End, Meeting } from '@/lib/visions/strategy/clashes'
import { clashForm, stateWords } from './clash-state'

/**
 * What life asks for down the side, of which there is always much; what is wanted along the top; where the two pull
 * against each other, a mark. Every cell is a button. On a phone the list below stands for it.
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
  if (work.length === 0 || life.length === 0) return null
  const beginsKind = (index: number) => work[index]?.kind !== work[index - 1]?.kind
  return (
    // As wide as its column and no wider: what does not fit is scrolled to, beside names that stay.
    <div className="min-w-0 max-sm:hidden">
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whatever scrolls is reached by the keyboard
        tabIndex={0}
        aria-label="Work and life, side by side"
        className="overflow-x-auto rounded-mark pb-1 -outline-offset-2"
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
            {life.map((row) => (
              <tr key={row.id}>
                <th
                  scope="row"
                  className="sticky left-0 z-1 w-46 min-w-46 border-line border-b bg-paper py-1 pr-3 text-left font-normal"
                >
                  <span title={row.name} className="line-clamp-2 text-14 leading-4.5 wrap-anywhere">
                    {row.name}
                  </span>
                </th>
                {work.map((column, index) => (
                  <td
                    key={column.id}
                    className={classes(
                      'border-b border-l p-0 last:border-r last:border-r-line',
                      beginsKind(index) ? 'border-b-line border-l-edge' : 'border-line',
                    )}
                  >
                    <Cell
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
        <span>Mark where two things pull against each other.</span>
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

function Cell({ pair, clashes, onPick }: { pair: string; clashes: readonly Clash[]; onPick: () => void }) {
  const [clash] = clashes
  return (
    <button
      type="button"
      onClick={onPick}
      aria-label={clash ? `${stateWords[clash.state]}: ${pair}` : `Mark a clash of ${pair}`}
      className="group/cell flex h-9 w-full min-w-10 pointer-coarse:h-11 items-center justify-center -outline-offset-2 hover:bg-hover"
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
