/** A thread beside the sheet: where it would like to be, and how high it is. */
export type Card = { id: string; wants: number; height: number }

/**
 * Where each card lies. In the order of what they are about, beside it where there is room; whoever collides is pushed
 * down. The open one keeps its place, and those before it make room above.
 */
export function stackCards(cards: readonly Card[], open: string | null, gap = 12): Map<string, number> {
  const sorted = cards.toSorted((one, other) => one.wants - other.wants)
  const tops = new Map<string, number>()
  let free = Number.NEGATIVE_INFINITY
  for (const { id, wants, height } of sorted) {
    const top = Math.max(wants, free, 0)
    tops.set(id, top)
    free = top + height + gap
  }
  const at = sorted.findIndex(({ id }) => id === open)
  const opened = sorted[at]
  if (!opened) return tops
  const before = sorted.slice(0, at)
  // There has to be room for all of them above it.
  const least = before.reduce((sum, { height }) => sum + height + gap, 0)
  let top = Math.max(opened.wants, least, 0)
  tops.set(opened.id, top)
  let below = top
  for (const { id, height } of before.toReversed()) {
    const place = Math.min(tops.get(id) ?? 0, below - gap - height)
    tops.set(id, place)
    below = place
  }
  for (const { id, wants, height } of sorted.slice(at)) {
    if (id !== opened.id) tops.set(id, Math.max(wants, top))
    top = (tops.get(id) ?? 0) + height + gap
  }
  return tops
}
