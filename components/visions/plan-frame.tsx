'use client'

import { List } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { CommentsCanvas } from '@/components/comments/canvas'
import { DockCount } from '@/components/comments/counts'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { FootDialog } from '@/components/ui/foot-dialog'
import { Main } from '@/components/ui/main'
import { type Here, OutlineFoot, OutlineList, type States } from './outline'
import type { OutlineEntry } from './sections'
import { goToSection, useCurrentSection } from './use-current-section'
import { usePlanKeys } from './use-plan-keys'

type Props = {
  entries: readonly OutlineEntry[]
  states: States
  here?: readonly Here[]
  /** The primary action on a phone, where the bar has no room for it. */
  dockAction?: ReactNode
  /** What lies beside the sheet while a session is open; the outline then waits in its drawer. */
  side?: ReactNode
  /** The words are there, so that an address with a section in it leads to the right place. */
  complete: boolean
  children: ReactNode
}

/** The desk around the sheet: the outline at the left, in a drawer where there is no room, and the dock on a phone. */
export function PlanFrame({ entries, states, here, dockAction, side, complete, children }: Props) {
  const keys = entries.map((entry) => entry.key)
  const current = useCurrentSection(keys, complete)
  const [wanted, setWanted] = useState(true)
  const beside = side !== undefined
  const shown = wanted && !beside
  const drawer = useRef<HTMLDialogElement>(null)

  const toggle = useCallback(() => {
    if (!beside && window.matchMedia('(min-width: 73.75rem)').matches) setWanted((before) => !before)
    else if (drawer.current?.open) drawer.current.close()
    else drawer.current?.showModal()
  }, [beside])
  usePlanKeys(keys, current, toggle)
  useEffect(() => {
    if (complete && location.hash) goToSection(location.hash.slice(1), 'instant')
  }, [complete])

  if (entries.length === 0) return <Main className="pb-24 sm:px-6 sm:py-8">{children}</Main>
  const outline = (onChoose: (section: string) => void) => (
    <OutlineList entries={entries} states={states} current={current} here={here} onChoose={onChoose} />
  )
  return (
    <div
      className={classes(
        shown && 'lg:grid lg:grid-cols-[232px_minmax(0,1fr)] xl:grid-cols-[264px_minmax(0,1fr)]',
        beside && 'lg:grid lg:grid-cols-[minmax(0,1fr)_360px] xl:grid-cols-[minmax(0,1fr)_420px]',
      )}
    >
      {shown && (
        <nav
          aria-label="Outline"
          className="sticky top-(--chrome,60px) hidden h-[calc(100dvh-var(--chrome,60px))] flex-col border-line border-r px-3 print:hidden lg:flex"
        >
          <div className="min-h-0 flex-1 overflow-y-auto pt-6">{outline(goToSection)}</div>
          <OutlineFoot entries={entries} states={states} />
        </nav>
      )}
      <Main className="relative min-w-0 pb-24 sm:px-6 sm:py-8">
        <Button
          look="quiet"
          size={32}
          icon={<List aria-hidden="true" strokeWidth={1.75} />}
          onClick={toggle}
          className={classes(
            'mb-3 max-sm:hidden! print:hidden!',
            shown ? 'lg:hidden!' : 'xl:absolute xl:left-6',
          )}
        >
          Outline
        </Button>
        <CommentsCanvas narrow={beside}>{children}</CommentsCanvas>
      </Main>
      {side}
      <Dock entries={entries} current={current} onOpen={toggle}>
        <DockCount />
        {dockAction}
      </Dock>
      <FootDialog
        dialog={drawer}
        label="Outline"
        title="Outline"
        className="sm:inset-y-0 sm:right-auto sm:left-0 sm:h-dvh sm:max-h-none sm:w-80 sm:rounded-none"
      >
        <nav aria-label="Outline">
          {outline((section) => {
            drawer.current?.close()
            goToSection(section)
          })}
          <OutlineFoot entries={entries} states={states} />
        </nav>
      </FootDialog>
    </div>
  )
}

/** 68px at the foot of a phone: where you are, and the one thing to do. */
function Dock({
  entries,
  current,
  onOpen,
  children,
}: {
  entries: readonly OutlineEntry[]
  current: string | null
  onOpen: () => void
  children: ReactNode
}) {
  const place = entries.find((entry) => entry.key === current) ?? entries[0]
  if (!place) return null
  return (
    <div className="fixed inset-x-0 bottom-0 z-30 border-line border-t bg-desk pb-[env(safe-area-inset-bottom)] sm:hidden print:hidden">
      {/* What is to do goes below the place where letters are large, and is never cut off. */}
      <div className="flex min-h-17 flex-wrap items-center gap-x-2 px-4 py-2">
        <button
          type="button"
          onClick={onOpen}
          aria-haspopup="dialog"
          className="flex min-h-11 min-w-0 grow basis-20 items-center gap-2.5 rounded-control pr-2 text-left"
        >
          <List aria-hidden="true" strokeWidth={1.75} className="size-5 shrink-0 text-ink-2" />
          <span className="min-w-0">
            <span className="block truncate font-semibold text-15">{place.title}</span>
            <span className="block truncate text-13 text-ink-3">
              {place.number} of {entries.length}
            </span>
          </span>
        </button>
        {children}
      </div>
    </div>
  )
}
