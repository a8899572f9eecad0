import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { elementsRoot } from '@/lib/visions/document/elements'
import { textRoot } from '@/lib/visions/document/read-text'
import type { PlanSection } from './sections'
import type { Unsynced } from './unsynced'

/** Where bars stand: blocks of text by their place in a root, and elements by their id. */
export type Places = readonly Unsynced[]

/** Without a height it is out of sight, and not drawn. */
export type Bar = { id: string; section: string; block: Element; top: number; left: number; height: number }

/**
 * Measures where bars stand beside what is written, from the place of `origin` in the sheet. Nothing is put into an
 * editor for it, and typing waits for none of it. What is far out of sight is measured when it comes near.
 */
export function useBars(
  places: Places,
  sections: readonly PlanSection[],
): { origin: RefObject<HTMLDivElement | null>; bars: readonly Bar[] } {
  const origin = useRef<HTMLDivElement>(null)
  const [bars, setBars] = useState<readonly Bar[]>([])
  useLayoutEffect(() => {
    const from = origin.current
    const sheet = from?.closest('article')
    if (!from || !sheet || places.length === 0) return setBars([])
    const measure = () => setBars(measured(from, sheet, places, sections))
    let frame = 0
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(measure)
    }
    const watch = new ResizeObserver(measure)
    watch.observe(sheet)
    sheet.addEventListener('contentvisibilityautostatechange', soon, { capture: true })
    measure()
    return () => {
      watch.disconnect()
      cancelAnimationFrame(frame)
      sheet.removeEventListener('contentvisibilityautostatechange', soon, { capture: true })
    }
  }, [places, sections])
  return { origin, bars }
}

function measured(
  from: HTMLElement,
  sheet: HTMLElement,
  places: Places,
  sections: readonly PlanSection[],
): Bar[] {
  const base = from.getBoundingClientRect()
  return places.flatMap((found) =>
    Object.entries(found).flatMap(([root, within]) =>
      within.flatMap((place): Bar[] => {
        const block = root === elementsRoot ? elementIn(sheet, place) : blockIn(sheet, root, place, sections)
        const section = block?.closest('section')
        if (!block || !section) return []
        const bar = { id: `${root} ${place}`, section: section.id, block }
        if (!isLaidOut(block)) return [{ ...bar, top: 0, left: 0, height: 0 }]
        const box = block.getBoundingClientRect()
        const left = box.left - base.left - besideBy(section)
        return [{ ...bar, top: box.top - base.top, left, height: box.height }]
      }),
    ),
  )
}

const isLaidOut = (block: Element) =>
  !('checkVisibility' in block) || block.checkVisibility({ contentVisibilityAuto: true })

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
