export type Dragged = { id: string; node: HTMLElement }

type Told = {
  onBegin: () => void
  /** The item in whose place it was let go; null where it was not to be moved after all. */
  onEnd: (over: string | null) => void
}

/** A press that moves less than this is a press. */
const beginsAfterPx = 4
/** So near to the edge of what scrolls, it scrolls. */
const edgePx = 56
const scrollsByPx = 12

/**
 * Follows one pointer from the press on: the item goes with it, the others make room, and what scrolls around them
 * scrolls at its edges. Escape puts it back. The items are moved by hand and not drawn anew, so that a list of any
 * length follows.
 */
export function dragInList(press: PointerEvent, items: readonly Dragged[], id: string, told: Told): void {
  const from = items.findIndex((item) => item.id === id)
  const dragged = items[from]
  if (!dragged) return
  const around = scrolledAround(dragged.node)
  const startY = press.clientY + around.scrollTop
  let places: readonly Place[] | null = null
  let over = from
  let pointerY = press.clientY
  let frame = 0

  const place = () => {
    if (!places) return
    const moved = pointerY + around.scrollTop - startY
    over = nearest(places, (places[from]?.middle ?? 0) + moved)
    const room = roomOf(places, from)
    items.forEach(({ node }, index) => {
      const isPassed = index > from ? index <= over : index >= over
      const by = index === from ? moved : isPassed ? (index > from ? -room : room) : 0
      node.style.transition = index === from ? '' : 'transform 200ms ease'
      node.style.transform = by === 0 ? '' : `translateY(${by}px)`
    })
  }
  const scroll = () => {
    const { top, bottom } = edgesOf(around)
    const by = pointerY < top + edgePx ? -scrollsByPx : pointerY > bottom - edgePx ? scrollsByPx : 0
    if (by !== 0) {
      around.scrollBy(0, by)
      place()
    }
    frame = requestAnimationFrame(scroll)
  }
  const onMove = (event: PointerEvent) => {
    if (event.pointerId !== press.pointerId) return
    pointerY = event.clientY
    if (!places) {
      if (Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) < beginsAfterPx) return
      places = items.map(({ node }) => placeOf(node, around.scrollTop))
      document.getSelection()?.removeAllRanges()
      told.onBegin()
      frame = requestAnimationFrame(scroll)
    }
    place()
  }
  const end = (at: string | null) => {
    stopped.abort()
    cancelAnimationFrame(frame)
    for (const { node } of items) {
      node.style.transition = ''
      node.style.transform = ''
    }
    if (places) told.onEnd(at)
  }
  const stopped = new AbortController()
  const { signal } = stopped
  window.addEventListener('pointermove', onMove, { signal })
  window.addEventListener(
    'pointerup',
    ({ pointerId }) => pointerId === press.pointerId && end(items[over]?.id ?? null),
    { signal },
  )
  window.addEventListener('pointercancel', () => end(null), { signal })
  window.addEventListener('blur', () => end(null), { signal })
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !places) return
      event.stopPropagation()
      end(null)
    },
    { signal, capture: true },
  )
}

type Place = { top: number; bottom: number; middle: number }

function placeOf(node: HTMLElement, scrolled: number): Place {
  const { top, bottom } = node.getBoundingClientRect()
  return { top: top + scrolled, bottom: bottom + scrolled, middle: (top + bottom) / 2 + scrolled }
}

export function nearest(places: readonly { middle: number }[], middle: number): number {
  const distances = places.map((place) => Math.abs(place.middle - middle))
  return distances.indexOf(Math.min(...distances))
}

/** How far its neighbors go to fill its place: its height, and the gap to one of them. */
export function roomOf(places: readonly Omit<Place, 'middle'>[], at: number): number {
  const [before, it, after] = [places[at - 1], places[at], places[at + 1]]
  if (!it) return 0
  const gap = after ? after.top - it.bottom : before ? it.top - before.bottom : 0
  return it.bottom - it.top + gap
}

function scrolledAround(node: HTMLElement): Element {
  for (let around = node.parentElement; around; around = around.parentElement) {
    const { overflowY } = getComputedStyle(around)
    const scrolls = overflowY === 'auto' || overflowY === 'scroll'
    if (scrolls && around.scrollHeight > around.clientHeight) return around
  }
  return document.scrollingElement ?? document.documentElement
}

function edgesOf(around: Element): { top: number; bottom: number } {
  if (around === document.scrollingElement) return { top: 0, bottom: window.innerHeight }
  return around.getBoundingClientRect()
}
