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
  history.replaceState(history.state, '', `#${key}`)
}
