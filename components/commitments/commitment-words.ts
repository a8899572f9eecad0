import type { Commitment, Tally } from '@/lib/commitments/commitment'
import type { Standing } from '@/lib/commitments/standing'
import { dayOf, daysBetween, monthDay, monthOf, plannedDay, type Reader, shortDay, until } from '@/lib/dates'
import { counted } from '@/lib/words'

/** From two days before on, and for as long as it is open, somebody waits for it. */
const soonDays = 2

type Due = Pick<Commitment, 'dueOn' | 'outcome' | 'createdAt'>

export const isPressing = ({ dueOn, outcome }: Pick<Due, 'dueOn' | 'outcome'>, today: string) =>
  outcome === null && dueOn !== null && daysBetween(today, dueOn) <= soonDays

/** "Thu, Jun 11, in 2 days", "Fri, Jun 5, 4 days past", "Done Jun 2", "Let go Jun 2", "Changed Jun 2". */
export function whenWords({ dueOn, outcome }: Pick<Due, 'dueOn' | 'outcome'>, reader: Reader): string {
  const today = dayOf(reader.now, reader.zone)
  if (outcome) return `${became[outcome.kind]} ${monthDay(dayOf(outcome.at, reader.zone), { today })}`
  if (dueOn === null) return 'No date'
  return daysBetween(today, dueOn) < 0
    ? `${shortDay(dueOn, { today })}, ${until(dueOn, { today })}`
    : plannedDay(dueOn, { today })
}

const became = { kept: 'Done', let_go: 'Let go', changed: 'Changed' }

/** "9 of 12 kept since February". */
export function tallyWords({ kept, made, since }: Tally, reader: Reader): string {
  if (made === 0 || since === null) return ''
  const month = monthOf(dayOf(since, reader.zone), { today: dayOf(reader.now, reader.zone) })
  return `${kept} of ${made} kept since ${month}`
}

/** For whoever prepares: "2 of 3 kept. Still open: write the one-page case, due today." */
export function standingWords(commitments: readonly Standing[], today: string): string {
  const kept = commitments.filter(({ outcome }) => outcome === 'kept').length
  const open = commitments.filter(({ outcome }) => outcome === null)
  return `${kept} of ${commitments.length} kept.${stillOpen(open, today)}`
}

/** Under a milestone: "2 commitments, 1 kept. Still open: write the case, due today." */
export function servedWords(commitments: readonly Standing[], today: string): string {
  const kept = commitments.filter(({ outcome }) => outcome === 'kept').length
  const open = commitments.filter(({ outcome }) => outcome === null)
  const first = counted(commitments.length, 'commitment')
  return `${first}${kept > 0 ? `, ${kept} kept` : ''}.${stillOpen(open, today)}`
}

function stillOpen(open: readonly Standing[], today: string): string {
  if (open.length === 0) return ''
  const told = open.map(({ text, dueOn }) => {
    const said = text.replace(/\.$/, '')
    if (dueOn === null) return said
    return `${said}, ${dueOn < today ? `${until(dueOn, { today })} due` : `due ${until(dueOn, { today })}`}`
  })
  return ` Still open: ${told.join('; ')}.`
}
