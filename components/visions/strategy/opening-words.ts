import type { Day } from '@/lib/dates'
import { elementKinds, type FieldsOf } from '@/lib/visions/document/element-kinds'
import { tellDate } from '@/lib/visions/document/tell'
import { type AnyTold, ofKind } from '@/lib/visions/document/told'
import { dueOf } from '@/lib/visions/strategy/due'
import { isUnderWay } from '@/lib/visions/strategy/line-of-sight'
import type { OpeningAsk } from '@/lib/visions/strategy/openings'
import { capital } from '@/lib/words'

type Fields = FieldsOf<'opening'>

const { decision } = elementKinds.opening.fields

/** "Declined May 3. Reason: …" of what is decided; of what is open, by when and from whom. */
export function openingLine(fields: Fields, today: Day | null): string {
  if (fields.decision === 'open') {
    const by = fields.by === '' ? '' : `decide by ${said(fields.by, today)}`
    const parts = [by, fields.source.trim()].filter((part) => part !== '')
    return parts.length > 0 ? capital(parts.join(' · ')) : 'From whom, by when, and does it fit?'
  }
  const on = fields.decided === '' ? '' : ` ${said(fields.decided, today)}`
  const reason = fields.reason.trim() === '' ? '' : `: ${fields.reason.trim()}`
  return `${decision.options[fields.decision]}${on}${reason}`
}

export const askWords: Record<OpeningAsk, string> = {
  decide: 'Wants a decision',
  'decide, late': 'Its day is over, and nothing is decided',
  reason: 'Decided without a reason. Write it down while you know it',
  'look again': 'You wanted to look at it again',
}

export const testFields = ['fits_vision', 'fits_nonnegotiables', 'fits_milestones'] as const

/** What each of the three questions is held against, in the plan's own words. */
export function againstWords(test: (typeof testFields)[number], elements: readonly AnyTold[]): string {
  switch (test) {
    case 'fits_vision':
      return ofKind(elements, 'direction')[0]?.fields.line.trim() ?? ''
    case 'fits_nonnegotiables':
      return inALine(
        ofKind(elements, 'nonnegotiable').map(({ fields }) => fields.statement),
        '. ',
      )
    case 'fits_milestones':
      return inALine(
        ofKind(elements, 'milestone')
          .filter(isUnderWay)
          .map(({ fields }) => fields.outcome),
        '. ',
      )
  }
}

/** The first few: enough to remember them all by. */
function inALine(words: readonly string[], between: string): string {
  const written = words.map((each) => each.trim()).filter((each) => each !== '')
  return written.slice(0, 5).join(between)
}

const said = (date: string, today: Day | null) =>
  (today === null ? null : dueOf(date, today)?.date) ?? tellDate(date)
