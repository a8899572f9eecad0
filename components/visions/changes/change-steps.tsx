'use client'

import { ChevronDown, ChevronUp } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Popover } from '@/components/ui/popover'
import { counted } from '@/lib/words'
import { ChangeList } from './change-list'
import type { ChangeEntry } from './entries'
import { goToChange } from './go-to-change'

type Steps = {
  entries: readonly ChangeEntry[]
  /** Which one was gone to last. */
  at: number | null
  go: (index: number) => void
}

const Context = createContext<Steps>({ entries: [], at: null, go: () => {} })

/** The changes of a page, to be stepped through: by the list, by the arrows, by ⌘ ⇧ Y. */
export function ChangeSteps({ entries, children }: { entries: readonly ChangeEntry[]; children: ReactNode }) {
  const [at, setAt] = useState<number | null>(null)
  const go = useCallback(
    (index: number) => {
      const entry = entries[(index + entries.length) % entries.length]
      if (!entry) return
      setAt(entries.indexOf(entry))
      goToChange(entry.target)
    },
    [entries],
  )
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isY = event.key === 'y' || event.key === 'Y'
      if (!isY || !event.shiftKey || event.altKey || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      go(at === null ? 0 : at + 1)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [go, at])
  const steps = useMemo(() => ({ entries, at, go }), [entries, at, go])
  const current = at === null ? undefined : entries[at]
  return (
    <Context value={steps}>
      {children}
      <p role="status" className="hidden-words">
        {current && at !== null && `Change ${at + 1} of ${entries.length}: ${current.sentence}`}
      </p>
    </Context>
  )
}

/** Makes the state sentence the door to the list. Without changes the sentence is only read. */
export function ChangesDoor({ label, children }: { label: string; children: ReactNode }) {
  const { entries, at, go } = useContext(Context)
  const [open, setOpen] = useState(false)
  if (entries.length === 0) return children
  return (
    <Popover
      label={label}
      align="start"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className="reach -ml-2 inline-flex min-h-8 min-w-0 max-w-[calc(100%+0.5rem)] items-center gap-1 rounded-control px-2 text-left hover:bg-hover"
        >
          <span className="min-w-0">{children}</span>
          <ChevronDown aria-hidden="true" strokeWidth={1.75} className="size-4 shrink-0 text-ink-3" />
        </button>
      }
    >
      <h2 className="font-semibold text-15">{label}</h2>
      <ChangeList
        entries={entries}
        current={at === null ? undefined : entries[at]}
        onGo={(entry) => {
          setOpen(false)
          // After the list has given the focus back.
          requestAnimationFrame(() => go(entries.indexOf(entry)))
        }}
      />
      <p className="mt-1 border-line border-t pt-2.5 text-13 text-ink-3 pointer-coarse:hidden">
        Next change: <kbd>Ctrl</kbd> or <kbd>⌘</kbd>, <kbd>Shift</kbd> and <kbd>Y</kbd>
      </p>
    </Popover>
  )
}

/** "2 of 6" between two arrows. */
export function ChangeStepper() {
  const { entries, at, go } = useContext(Context)
  if (entries.length === 0) return null
  return (
    <div className="flex items-center print:hidden">
      <IconButton label="Previous change" onClick={() => go(at === null ? -1 : at - 1)}>
        <ChevronUp aria-hidden="true" strokeWidth={1.75} />
      </IconButton>
      <span className="min-w-16 text-center text-13 text-ink-2 tabular-nums max-sm:hidden-words">
        {at === null ? counted(entries.length, 'change') : `${at + 1} of ${entries.length}`}
      </span>
      <IconButton label="Next change" onClick={() => go(at === null ? 0 : at + 1)}>
        <ChevronDown aria-hidden="true" strokeWidth={1.75} />
      </IconButton>
    </div>
  )
}
