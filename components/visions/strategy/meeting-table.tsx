'use client'

import { Plus } from 'lucide-react'
import { Blaze } from '@/components/ui/blaze'
import { classes } from '@/components/ui/classes'
import type { Clash, End, Meeting } from '@/lib/visions/strategy/clashes'
import { clashForm, stateWords } from './clash-state'

/**
 * What is wanted down the side, what it has to leave room for along the top; where the two pull against each other,
 * a mark. Every cell is a button. On a phone the list below stands for it.
 */
export function MeetingTable({
  meeting,
  onPick,
}: {
  meeting: Meeting
  onPick: (work: string, life: string) => void
}) {
  const { work, life, between } = meeting
  if (work.length === 0 || life.length === 0) return null
  return (
    <div className="max-sm:hidden">
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whatever scrolls is reached by the keyboard
        tabIndex={0}
        aria-label="Work and life, side by side"
        className="overflow-x-auto rounded-mark pb-1 -outline-offset-2"
      >
        <table className="border-collapse text-14">
          <thead>
            <tr>
              <td />
              {life.map((end) => (
                <th key={end.id} scope="col" className="h-36 w-10 p-0 align-bottom font-normal">
                  <span
                    title={end.name}
                    className="mx-auto line-clamp-2 max-h-34 rotate-180 text-left text-13 text-ink-2 leading-4 [writing-mode:vertical-rl]"
                  >
                    {end.name}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          {Array.from(
            Map.groupBy(work, ({ kind }) => kind),
            ([kind, rows]) => (
              <tbody key={kind}>
                <tr>
                  <th scope="rowgroup" className="pt-2 text-left font-normal text-13 text-ink-3">
                    {sideWords[kind]}
                  </th>
                </tr>
                {rows.map((row) => (
                  <tr key={row.id} className="border-line border-t">
                    <th scope="row" className="w-60 max-w-60 py-1.5 pr-3 text-left font-normal">
                      <span
                        title={row.name}
                        className="line-clamp-2 font-serif text-16 leading-5 wrap-anywhere"
                      >
                        {row.name}
                      </span>
                    </th>
                    {life.map((column) => (
                      <td key={column.id} className="border-line border-x p-0">
                        <Cell
                          row={row}
                          column={column}
                          clashes={between(row.id, column.id)}
                          onPick={() => onPick(row.id, column.id)}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            ),
          )}
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

const sideWords: Partial<Record<End['kind'], string>> = {
  overlap: 'Overlaps',
  target_role: 'Roles',
  opening: 'Openings',
  milestone: 'Milestones',
  past_role: 'Past roles',
}

function Cell({
  row,
  column,
  clashes,
  onPick,
}: {
  row: End
  column: End
  clashes: readonly Clash[]
  onPick: () => void
}) {
  const [clash] = clashes
  const pair = `${row.name} and ${column.name}`
  return (
    <button
      type="button"
      onClick={onPick}
      aria-label={clash ? `${stateWords[clash.state]}: ${pair}` : `Mark a clash of ${pair}`}
      className="group/cell flex h-11 w-10 items-center justify-center -outline-offset-2 hover:bg-hover"
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
