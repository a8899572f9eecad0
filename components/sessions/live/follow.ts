/** A place in the plan as both see it, however wide their windows are. */
export type View = { section: string; at: number }

/** How far down the window the eyes are, below the bars. */
const eyeLine = 0.25

/** What is before the reader's eyes: the section that crosses a line below the bars, and how far down it that is. */
export function viewOf(sections: readonly string[]): View | null {
  const line = window.innerHeight * eyeLine
  for (const section of sections) {
    const box = document.getElementById(section)?.getBoundingClientRect()
    if (box && box.top <= line && box.bottom > line)
      return { section, at: (line - box.top) / Math.max(1, box.height) }
  }
  // Above the first section is where the plan begins.
  const [first] = sections
  return first ? { section: first, at: 0 } : null
}

/** Puts what somebody else looks at before this reader's eyes. */
export function goToView({ section, at }: View): void {
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const target = document.getElementById(section)
  if (!target) return
  const place = () => {
    const { top, height } = target.getBoundingClientRect()
    return Math.round(window.scrollY + top + at * height - window.innerHeight * eyeLine)
  }
  const far = Math.abs(place() - window.scrollY) > window.innerHeight
  window.scrollTo({ top: place(), behavior: calm || far ? 'instant' : 'smooth' })
  // What was out of sight is laid out only now, and may be higher than was thought.
  if (far) requestAnimationFrame(() => window.scrollTo({ top: place(), behavior: 'instant' }))
}

/** What a reader does who goes their own way: scrolling by hand, or writing. */
export const ownWays = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const

/** Keys that neither write nor scroll leave things as they are; so does a press on a button of the session's bar. */
export function isOwnWay(event: Event): boolean {
  const { target } = event
  if (event instanceof KeyboardEvent)
    return !event.metaKey && !event.ctrlKey && !event.altKey && !quiet.has(event.key)
  if (event.type === 'pointerdown')
    // A press beside everything is on the scroll bar; one in the words puts the caret there.
    return target === document.documentElement || isIn(target, 'article')
  return isIn(target, 'article, main') || target === document.body || target === document.documentElement
}

const isIn = (target: EventTarget | null, where: string) =>
  target instanceof Element && target.closest(where) !== null

const quiet = new Set(['Shift', 'Control', 'Alt', 'Meta', 'Tab', 'Escape', 'CapsLock'])
