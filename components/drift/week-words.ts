import type { TrailMark } from '@/components/ui/trail'
import { addDays, dayOf, monthDay, type Reader } from '@/lib/dates'

const held: Record<TrailMark, string> = {
  m: 'the plan moved',
  s: 'a version was signed',
  q: 'no edits',
  d: 'no edits, quiet for a while',
  p: 'before the plan began',
}

/** What each week of a trail held: "Week of May 18: no edits". A week counts back from now. */
export function weekWords(marks: readonly TrailMark[], { zone, now }: Reader): string[] {
  const today = dayOf(now, zone)
  return marks.map((mark, index) => {
    const began = addDays(today, -7 * (marks.length - index) + 1)
    return `Week of ${monthDay(began, { today })}: ${held[mark]}`
  })
}
