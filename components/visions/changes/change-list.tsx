import type { ChangeEntry } from './entries'

type Props = {
  entries: readonly ChangeEntry[]
  /** Goes to a change in the plan. */
  onGo: (entry: ChangeEntry) => void
  /** The one that was gone to last. */
  current?: ChangeEntry
}

/** What changed, section by section: the sort of change, which leads to it, and under it the change itself. */
export function ChangeList({ entries, onGo, current }: Props) {
  return (
    <ol>
      {Array.from(
        Map.groupBy(entries, ({ section }) => section),
        ([section, within]) => (
          <li key={section} className="grid gap-3 border-line border-t py-3 first:border-t-0">
            {within.map((entry, index) => (
              <div key={entry.key}>
                {index === 0 && <h3 className="font-semibold text-15">{entry.title}</h3>}
                <button
                  type="button"
                  aria-current={entry === current || undefined}
                  onClick={() => onGo(entry)}
                  className="reach relative rounded-mark text-left text-14 text-accent-ink underline decoration-accent-line underline-offset-4 hover:decoration-current"
                >
                  {entry.kind}
                  <span className="hidden-words">: {entry.title}</span>
                </button>
                <div className="mt-1 grid gap-1.5 text-element-sm leading-6 font-normal wrap-anywhere">
                  {entry.told}
                </div>
              </div>
            ))}
          </li>
        ),
      )}
    </ol>
  )
}
