import { addDays, type Day, daysBetween } from '@/lib/dates'

/** While two people have not met often enough to have a rhythm, every other week. */
const usualGap = 14
/** Never more often than once a week. */
const leastDays = 7

type Met = { beganOn: Day; held: readonly Day[]; last: Day | null }

/**
 * From when the next check-in is asked for: half-way from one session to the next, as these two meet, after the last
 * session or the last check-in.
 */
export function checkInDue({ beganOn, held, last }: Met): Day {
  const days = [...held].sort()
  const gaps = days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day))
  const middle = gaps.sort((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? usualGap
  const from = [beganOn, days.at(-1) ?? beganOn, last ?? beganOn].sort().at(-1) ?? beganOn
  return addDays(from, Math.max(leastDays, Math.round(middle / 2)))
}

/** Each quarter, the whole plan is asked whether it is still true. */
const quarterDays = 90

/** Whether to ask: a quarter after the plan began, or after it was last said. */
export function isStillTrueDue(
  { firstSettledOn, affirmedOn }: { firstSettledOn: Day | null; affirmedOn: Day | null },
  today: Day,
): boolean {
  const from = affirmedOn ?? firstSettledOn
  return from !== null && daysBetween(from, today) >= quarterDays
}
