import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { Thread } from '@/lib/comments/thread'
import { subjectOf } from './go-to-thread'
import type { Composing } from './room'
import { stackCards } from './stack'

/** Something that lies beside what it is about: a thread, or a comment that is being written. */
export type Beside = { id: string } & Pick<Thread | Composing, 'section' | 'about'>

export type Beheld = {
  /** Distance from the top of the canvas; nothing before the first look. */
  tops: ReadonlyMap<string, number>
  /** The middle of the first line of what each is about. */
  lines: ReadonlyMap<string, number>
  /** Each card says here how high it is. */
  cardRef: (id: string) => (card: HTMLElement | null) => void
}

/** From the middle of a line to the top of the card beside it. */
const above = 22

/**
 * Lays cards beside what they are about. Everything is measured in one pass per frame, and only when something has
 * changed its size: scrolling moves both alike. `drawn` changes when passages have moved.
 */
export function useBeside(
  canvas: RefObject<HTMLElement | null>,
  items: readonly Beside[],
  open: string | null,
  drawn: unknown,
): Beheld {
  const [placed, setPlaced] = useState<Pick<Beheld, 'tops' | 'lines'>>({ tops: new Map(), lines: new Map() })
  const cards = useRef(new Map<string, HTMLElement>())
  const sizes = useRef<ResizeObserver | null>(null)
  const latest = useRef({ items, open })
  latest.current = { items, open }

  const look = useCallback(() => {
    const top = canvas.current?.getBoundingClientRect().top
    if (top === undefined) return
    const { items, open } = latest.current
    const lines = new Map(items.map((item) => [item.id, lineOf(item) - top]))
    const wanted = items.map(({ id }) => ({
      id,
      wants: (lines.get(id) ?? 0) - above,
      height: cards.current.get(id)?.offsetHeight ?? 0,
    }))
    setPlaced((before) => {
      const tops = stackCards(wanted, open)
      return sameNumbers(before.tops, tops) && sameNumbers(before.lines, lines) ? before : { tops, lines }
    })
  }, [canvas])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them moves something
  useLayoutEffect(look, [look, items, open, drawn])
  useLayoutEffect(() => {
    if (!canvas.current) return
    let frame = 0
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(look)
    }
    const observer = new ResizeObserver(soon)
    observer.observe(canvas.current)
    for (const card of cards.current.values()) observer.observe(card)
    sizes.current = observer
    return () => {
      observer.disconnect()
      sizes.current = null
      cancelAnimationFrame(frame)
    }
  }, [canvas, look])

  const refs = useRef(new Map<string, (card: HTMLElement | null) => void>())
  const cardRef = useCallback((id: string) => {
    const known = refs.current.get(id)
    if (known) return known
    const made = (card: HTMLElement | null) => {
      const before = cards.current.get(id)
      if (before) sizes.current?.unobserve(before)
      if (card) {
        cards.current.set(id, card)
        sizes.current?.observe(card)
      } else cards.current.delete(id)
    }
    refs.current.set(id, made)
    return made
  }, [])

  return { ...placed, cardRef }
}

/** Where the first line of it lies in the window. What is far out of sight is not laid out, only its section is. */
function lineOf({ id, section, about }: Beside): number {
  const subject = subjectOf(id, { section, about })
  const place = document.getElementById(section)
  if (!subject || (place && !isLaidOut(subject))) return (place?.getBoundingClientRect().top ?? 0) + above
  const [first] = subject.getClientRects()
  const box = first ?? subject.getBoundingClientRect()
  // Of an element its first line, not its middle.
  return box.top + Math.min(box.height, 56) / 2
}

const isLaidOut = (subject: Element) =>
  !('checkVisibility' in subject) || subject.checkVisibility({ contentVisibilityAuto: true })

function sameNumbers(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean {
  if (one.size !== other.size) return false
  return [...other].every(([id, number]) => Math.abs((one.get(id) ?? Number.NaN) - number) < 0.5)
}
