import { type Day, daysBetween } from '@/lib/dates'
import { lastDayOf } from '@/lib/visions/document/plan-date'
import type { Told } from '@/lib/visions/document/told'

/** What an opening asks of the one who wrote it down. */
export type OpeningAsk =
  | 'decide'
  /** The day by which it had to be decided is over, and nothing stands there. */
  | 'decide, late'
  /** Decided, and nobody wrote why. */
  | 'reason'
  /** The day to look at it again has come. */
  | 'look again'

/** A decision this near is asked for; one that is further away waits. */
const soonDays = 14

/** What an opening asks of its client today; null while it asks nothing. */
export function askOf({ fields }: Told<'opening'>, today: Day): OpeningAsk | null {
  const by = lastDayOf(fields.by)
  if (fields.decision === 'open') {
    if (by === null) return null
    if (by < today) return 'decide, late'
    return daysBetween(today, by) <= soonDays ? 'decide' : null
  }
  if (fields.reason.trim() === '') return 'reason'
  return fields.revisit !== '' && firstDayOf(fields.revisit) <= today ? 'look again' : null
}

/** Open ones first, then the log: what was decided last stands on top, as it is re-read. */
export function openFirst(
  one: Pick<Told<'opening'>, 'fields'>,
  other: Pick<Told<'opening'>, 'fields'>,
): number {
  const open = Number(other.fields.decision === 'open') - Number(one.fields.decision === 'open')
  if (open !== 0 || one.fields.decision === 'open') return open
  return (lastDayOf(other.fields.decided) ?? '').localeCompare(lastDayOf(one.fields.decided) ?? '')
}

/** To be looked at again in March is from its first day on. */
const firstDayOf = (date: string): Day => (date.length === 'yyyy-mm'.length ? `${date}-01` : date)
