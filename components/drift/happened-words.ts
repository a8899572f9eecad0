import type { Day } from '@/lib/dates'
import type { Happened } from '@/lib/drift/realignment'
import { counted } from '@/lib/words'
import { sectionTitle } from '../engagements/section-titles'
import { coachWords } from './signal-words'

const outcomes = { kept: 'Kept', let_go: 'Let go', changed: 'Changed' } as const

/** One thing that happened, for either of the two. */
export function happenedWords(happened: Happened, today: Day): { fact: string; detail?: string } {
  switch (happened.what) {
    case 'session':
      return { fact: `Session ${happened.number}` }
    case 'check-in':
      return {
        fact: `Checked in: ${happened.going} of 10`,
        detail: [
          happened.line,
          happened.atRisk > 0 && `${counted(happened.atRisk, 'non-negotiable')} at risk.`,
        ]
          .filter(Boolean)
          .join(' '),
      }
    case 'commitment':
      return {
        fact: `${outcomes[happened.outcome]}${happened.isAimed ? '' : ', busy, not aimed'}`,
        detail: happened.text,
      }
    case 'signal': {
      const { line, detail } = coachWords(happened.kind, happened.facts, 1, today)
      const section = happened.kind === 'section untouched' ? `${sectionTitle(happened.about)}. ` : ''
      const rest = happened.said ? `Let rest: “${happened.said}”` : happened.isOver ? 'Over since.' : ''
      return { fact: line, detail: `${section}${detail ? `${detail}. ` : ''}${rest}`.trim() }
    }
  }
}
