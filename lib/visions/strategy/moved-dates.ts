import type { PlanDate } from '@/lib/visions/document/plan-date'
import { type AnyTold, ofKind } from '@/lib/visions/document/told'

/** The dates milestones had in an earlier plan, of those whose date is another one now: "was Sep 4". */
export function movedDates(
  before: readonly AnyTold[],
  now: readonly AnyTold[],
): ReadonlyMap<string, PlanDate> {
  const was = new Map(ofKind(before, 'milestone').map(({ id, fields }) => [id, fields.due]))
  return new Map(
    ofKind(now, 'milestone').flatMap(({ id, fields }) => {
      const due = was.get(id)
      return due && due !== fields.due ? [[id, due] as const] : []
    }),
  )
}
