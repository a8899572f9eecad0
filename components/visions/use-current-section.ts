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
    const sections = order.flatMap((key) => document.getElementById(key) ?? [])
    const last = sections.at(-1)
    const decide = () => {
      const first = atTheFoot(sections) ?? order.find((key) => inSight.has(key))
      if (first) setCurrent(first)
    }
    const crossing = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) inSight.add(target.id)
          else inSight.delete(target.id)
        }
        decide()
      },
      // A line a little below the bar: whichever section crosses it is the one being read.
      { rootMargin: `-${line * 100}% 0px -${99 - line * 100}% 0px` },
    )
    for (const section of sections) crossing.observe(section)
    // Asked at every step only where the last one is in sight already.
    const ending = new IntersectionObserver(([entry]) => {
      window.removeEventListener('scroll', decide)
      if (entry?.isIntersecting) window.addEventListener('scroll', decide, { passive: true })
      decide()
    })
    if (last) ending.observe(last)
    return () => {
      crossing.disconnect()
      ending.disconnect()
      window.removeEventListener('scroll', decide)
    }
  }, [joined, drawn])

  return current
}

/** How far down the window a section is read. */
const line = 0.25

/**
 * The page ends before its last sections come up to the line, so over its last stretch the line goes down to them. Where
 * the keyboard is in one that never comes up to it, it is that one. Null before that stretch.
 */
function atTheFoot(sections: readonly HTMLElement[]): string | null {
  const left = document.documentElement.scrollHeight - window.innerHeight - window.scrollY
  const lowered = (1 - line) * window.innerHeight - left
  if (lowered <= 0) return null
  const top = line * window.innerHeight
  const topOf = (section: HTMLElement) => section.getBoundingClientRect().top
  const passed = sections.filter((section) => topOf(section) <= top + lowered)
  const below = passed.filter((section) => topOf(section) - left > top)
  const shown = below.find((section) => section.contains(document.activeElement)) ?? passed.at(-1)
  return shown?.id ?? null
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
