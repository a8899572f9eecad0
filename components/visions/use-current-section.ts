import { useEffect, useState } from 'react'
import { titleId } from './sections'

/** The section under the reader's eyes. `drawn` changes when the sections are drawn anew. */
export function useCurrentSection(keys: readonly string[], drawn: boolean): string | null {
  const [current, setCurrent] = useState<string | null>(keys[0] ?? null)
  const joined = keys.join(' ')

  // biome-ignore lint/correctness/useExhaustiveDependencies: other nodes are drawn when it changes
  useEffect(() => {
    const inSight = new Set<string>()
    const order = joined.split(' ')
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) inSight.add(target.id)
          else inSight.delete(target.id)
        }
        const first = order.find((key) => inSight.has(key))
        if (first) setCurrent(first)
      },
      // A line a little below the bar: whichever section crosses it is the one being read.
      { rootMargin: '-25% 0px -74% 0px' },
    )
    for (const key of order) {
      const section = document.getElementById(key)
      if (section) observer.observe(section)
    }
    return () => observer.disconnect()
  }, [joined, drawn])

  return current
}

/** Goes to a section and puts the keyboard there. */
export function goToSection(key: string, behavior: ScrollBehavior = 'smooth') {
  const heading = document.getElementById(titleId(key))
  if (!heading) return
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  heading.scrollIntoView({ block: 'start', behavior: calm ? 'instant' : behavior })
  heading.focus({ preventScroll: true })
  stayAt(heading)
  history.replaceState(history.state, '', `#${key}`)
}

const settlesWithinMs = 1_500

/** What comes near on the way there grows when it is drawn; until it has, the place is kept, unless its reader goes on. */
function stayAt(heading: HTMLElement) {
  let first = true
  const grown = new ResizeObserver(() => {
    // Told once at the beginning, before anything has grown.
    if (!first) heading.scrollIntoView({ block: 'start', behavior: 'instant' })
    first = false
  })
  grown.observe(document.body)
  const leave = new AbortController()
  const stop = () => {
    grown.disconnect()
    leave.abort()
  }
  for (const sign of ['wheel', 'touchstart', 'pointerdown', 'keydown'])
    window.addEventListener(sign, stop, { passive: true, signal: leave.signal })
  setTimeout(stop, settlesWithinMs)
}
