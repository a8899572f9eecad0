import { Lock } from 'lucide-react'
import { OutlineCount } from '@/components/comments/counts'
import { Avatar, type Who } from '@/components/ui/avatar'
import { Blaze, type BlazeForm } from '@/components/ui/blaze'
import { classes } from '@/components/ui/classes'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { SectionState } from '@/lib/visions/document/states'
import type { OutlineEntry } from './sections'

/** Somebody else, and the section they are in. */
export type Here = { id: string; name: string; who: Who; section: string }

export type States = Readonly<Record<string, SectionState>>

/** Every section in order: how far it is, whose eyes it is for, who is there. */
export function OutlineList({
  entries,
  states,
  current,
  here = [],
  onChoose,
}: {
  entries: readonly OutlineEntry[]
  states: States
  current: string | null
  here?: readonly Here[]
  onChoose: (section: string) => void
}) {
  return Array.from(
    Map.groupBy(entries, (entry) => entry.part),
    ([part, within]) => (
      <div key={part} className="mb-3.5">
        <p className="px-3 pb-1.5 text-element-sm font-normal text-ink-2 italic">{part}</p>
        <ul>
          {within.map((entry) => (
            <li key={entry.key}>
              <a
                href={`#${entry.key}`}
                aria-current={entry.key === current ? 'location' : undefined}
                onClick={(event) => {
                  event.preventDefault()
                  onChoose(entry.key)
                }}
                className={classes(
                  'flex min-h-[34px] items-center gap-3 rounded-control px-3 text-14 no-underline -outline-offset-2 pointer-coarse:min-h-11',
                  entry.key === current
                    ? 'bg-hover font-semibold text-ink'
                    : 'text-ink-2 hover:bg-hover hover:text-ink',
                )}
              >
                <Blaze form={forms[states[entry.key] ?? 'to begin']} />
                <span className="min-w-0 truncate">{entry.title}</span>
                <VisuallyHidden>, {states[entry.key] ?? 'to begin'}</VisuallyHidden>
                <span className="ml-auto flex shrink-0 items-center gap-1.5">
                  {here
                    .filter((person) => person.section === entry.key)
                    .map(({ id, name, who }) => (
                      <Avatar key={id} name={name} who={who} size={18} label={`${name} is here`} />
                    ))}
                  <OutlineCount section={entry.key} />
                  {entry.isPrivate && (
                    <span className="inline-flex items-center gap-1 text-12 font-normal text-ink-3">
                      <Lock aria-hidden="true" strokeWidth={1.75} className="size-3" />
                      Only you
                    </span>
                  )}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    ),
  )
}

/** "9 ready, 3 started, 5 to begin", and the same as blazes. */
export function OutlineFoot({ entries, states }: { entries: readonly OutlineEntry[]; states: States }) {
  const count = (state: SectionState) =>
    entries.filter(({ key }) => (states[key] ?? 'to begin') === state).length
  return (
    <div className="px-3 py-4">
      <div aria-hidden="true" className="mb-2 flex gap-[3px]">
        {entries.map(({ key }) => (
          <Blaze key={key} form={forms[states[key] ?? 'to begin']} className="h-3.5 w-1.5" />
        ))}
      </div>
      <p className="text-13 text-ink-2">
        {count('ready')} ready, {count('started')} started, {count('to begin')} to begin
      </p>
    </div>
  )
}

const forms: Record<SectionState, BlazeForm> = { 'to begin': 'outline', started: 'half', ready: 'full' }
