import type { Reader } from '@/lib/dates'

/** What is just being written settles after a pause, and its sections are known then: until that, it is not nothing. */
const settlesWithinMs = 2 * 60_000

/** Of a sitting in which no section is known to have changed. */
export function withoutSections(through: Date, { now }: Pick<Reader, 'now'>): string {
  return now.getTime() - through.getTime() < settlesWithinMs
    ? 'Just written, not settled yet'
    : 'Nothing that changed the words'
}
