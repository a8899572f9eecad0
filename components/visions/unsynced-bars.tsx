'use client'

import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { UseLiveDocument } from '@/components/live/use-live-document'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { elementsRoot } from '@/lib/visions/document/elements'
import { textRoot } from '@/lib/visions/document/read-text'
import type { PlanSection } from './sections'
import { type Unsynced, unsyncedIn } from './unsynced'

type Props = { parts: readonly UseLiveDocument[]; sections: readonly PlanSection[] }
type Bar = { id: string; section: string; top: number; left: number; height: number }

/**
 * A dashed line beside every paragraph and every element that has not been synced. Drawn over the sheet and measured
 * from it: nothing is put into an editor for it, and typing waits for none of it.
 */
export function UnsyncedBars({ parts, sections }: Props) {
  const unsynced = useUnsynced(parts)
  const origin = useRef<HTMLDivElement>(null)
  const [bars, setBars] = useState<readonly Bar[]>([])

  useLayoutEffect(() => {
    const from = origin.current
    const sheet = from?.closest('article')
    if (!from || !sheet || unsynced.length === 0) return setBars([])
    const measure = () => setBars(measured(from, sheet, unsynced, sections))
    const watch = new ResizeObserver(measure)
    watch.observe(sheet)
    measure()
    return () => watch.disconnect()
  }, [unsynced, sections])

  const titles = sections.filter(({ key }) => bars.some(({ section }) => section === key))
  return (
    <div ref={origin} className="pointer-events-none relative h-0 print:hidden">
      {bars.map(({ id, ...place }) => (
        <span key={id} aria-hidden="true" className={dashed} style={boxOf(place)} />
      ))}
      {titles.length > 0 && (
        <VisuallyHidden>Not synced yet: {titles.map(({ title }) => title).join(', ')}.</VisuallyHidden>
      )}
    </div>
  )
}

const dashed =
  'absolute w-[3px] bg-[repeating-linear-gradient(to_bottom,var(--wm-attend-mark)_0_5px,transparent_5px_8px)] forced-colors:border-[Highlight] forced-colors:border-l-3 forced-colors:border-dashed'

const boxOf = ({ top, left, height }: Omit<Bar, 'id' | 'section'>) => ({ top, left, height })

const nothing: readonly Unsynced[] = []
/** Looked at in the pauses of typing. */
const restMs = 200

/** For each document what is only on this device, while there is such a thing. */
function useUnsynced(parts: readonly UseLiveDocument[]): readonly Unsynced[] {
  const [found, setFound] = useState(nothing)
  const latest = useRef(parts)
  latest.current = parts
  const waits = parts.some(({ savedState }) => savedState !== 'saved' && savedState !== 'saving')
  const counts = parts.map(({ pendingCount }) => pendingCount).join(' ')

  // biome-ignore lint/correctness/useExhaustiveDependencies: the counts say when there is another set of edits
  useEffect(() => {
    if (!waits) return setFound(nothing)
    const look = () =>
      setFound((before) => {
        const now = latest.current.flatMap(({ doc, unsent }) => (doc ? [unsyncedIn(doc, unsent())] : []))
        return JSON.stringify(now) === JSON.stringify(before) ? before : now
      })
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        look()
      }, restMs)
    }
    soon()
    const docs = latest.current.flatMap(({ doc }) => doc ?? [])
    for (const doc of docs) doc.on('update', soon)
    return () => {
      clearTimeout(timer)
      for (const doc of docs) doc.off('update', soon)
    }
  }, [waits, counts])
  return found
}

function measured(
  from: HTMLElement,
  sheet: HTMLElement,
  unsynced: readonly Unsynced[],
  sections: readonly PlanSection[],
): Bar[] {
  const base = from.getBoundingClientRect()
  return unsynced.flatMap((places) =>
    Object.entries(places).flatMap(([root, found]) =>
      found.flatMap((place): Bar[] => {
        const block = root === elementsRoot ? elementIn(sheet, place) : blockIn(sheet, root, place, sections)
        const section = block?.closest('section')
        const box = block?.getBoundingClientRect()
        if (!section || !box || box.height === 0) return []
        const left = box.left - base.left - besideBy(section)
        return [
          { id: `${root} ${place}`, section: section.id, top: box.top - base.top, left, height: box.height },
        ]
      }),
    ),
  )
}

const elementIn = (sheet: HTMLElement, id: number | string) =>
  sheet.querySelector(`[data-element="${CSS.escape(String(id))}"]`)

/** The paragraph or list, in the editor or in the words that stand there until the editor is wanted. */
function blockIn(sheet: HTMLElement, root: string, at: number | string, sections: readonly PlanSection[]) {
  const section = sections.find(({ key }) => textRoot(key) === root)
  const text = section && sheet.querySelector(`#${CSS.escape(section.key)} :is(.text-editor, .prose-doc)`)
  return text?.children[Number(at)] ?? null
}

/** As far as a change bar stands from its words; on a phone there is less room. */
const besideBy = (section: Element) => (section.clientWidth < 600 ? 15 : 24)
