'use client'

import { ChevronDown } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { classes } from '@/components/ui/classes'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import { CoachMark } from './coach-mark'
import { RowButtons } from './element-card'
import type { Row } from './row'
import { useWholePlan } from './whole-plan'

/** One line of what an element says, which opens the rest of it. */
export function DetailsToggle({
  ref,
  row,
  name,
  details,
  summary,
  field,
  className,
}: {
  ref?: Ref<HTMLButtonElement>
  row: Pick<Row, 'open' | 'setOpen'>
  name: string
  /** The id of what is opened. */
  details: string
  summary: ReactNode
  /** Where it is the first thing of an element that one can be in. */
  field?: string
  className?: string
}) {
  const { open, setOpen } = row
  return (
    <button
      ref={ref}
      type="button"
      aria-expanded={open}
      data-field={field}
      aria-controls={open ? details : undefined}
      onClick={() => setOpen(!open)}
      className={classes(
        '-ml-1 inline-flex min-h-6 items-start gap-1 rounded-chip px-1 text-left text-14 text-ink-2 hover:text-ink pointer-coarse:min-h-11',
        className ?? 'max-w-full',
      )}
    >
      <span className="min-w-0 wrap-anywhere">{summary}</span>
      <ChevronDown
        aria-hidden="true"
        strokeWidth={1.75}
        className={classes('mt-0.5 size-4 shrink-0 text-ink-3', open && 'rotate-180')}
      />
      <span className="hidden-words">
        , {open ? 'close' : 'open'} details of {name}
      </span>
    </button>
  )
}

/** The rest of an element while it is open, and what can be done to the whole of it. */
export function Details<K extends ElementKind>({
  id,
  row,
  name,
  children,
}: {
  id: string
  row: Row<K>
  name: string
  children: ReactNode
}) {
  const { element } = row
  const { coach } = useWholePlan()
  return (
    <div id={id} className="mt-3 grid gap-3">
      {children}
      {element.byCoach && <CoachMark coach={coach} />}
      <RowButtons row={row} name={name} />
    </div>
  )
}
