import { sectionTitle } from '@/components/engagements/section-titles'
import { type Day, daysBetween, monthDay } from '@/lib/dates'
import type { DriftKind, SignalFacts } from '@/lib/drift/signals'
import type { Standing } from '@/lib/drift/standing'
import { counted, countedInWords, inWords, plural } from '@/lib/words'

/** What drifted, for the client: the fact first, then the way back. Plain, and never a scold. */
export type Said = { fact: string; way: string; door: 'plan' | 'sessions'; section: string | null }

type Told = Pick<Standing, 'kind' | 'about' | 'facts'>

export function clientWords({ kind, about, facts }: Told, today: Day): Said {
  const when = sinceDay(facts, today)
  switch (kind) {
    case 'section untouched':
      return {
        fact: `“${sectionTitle(about)}” has rested since ${when}.`,
        way: 'Read it once: is it still true?',
        door: 'plan',
        section: about,
      }
    case 'milestones still':
      return {
        fact: `You kept what you said, and no milestone has moved since ${when}.`,
        way: 'Which one could the next step serve?',
        door: 'plan',
        section: 'roadmap',
      }
    case 'commitments unaimed':
      return {
        fact: unaimedWords(count(facts, 'unaimed'), count(facts, 'open')),
        way: 'Busy, not aimed. Is something missing on the roadmap?',
        door: 'plan',
        section: 'roadmap',
      }
    case 'role moved':
      return {
        fact: `Your role changed on ${when}, and the role you are heading for did not.`,
        way: 'Does it still follow from where you are?',
        door: 'plan',
        section: 'role',
      }
    case 'nonnegotiable at risk':
      return {
        fact: `A non-negotiable has been at risk since ${when}, twice running.`,
        way: 'What would have to change for it to hold?',
        door: 'plan',
        section: 'nonneg',
      }
    case 'life gap':
      return {
        fact: `In one part of your life the gap grew from ${facts.was} to ${facts.gap}.`,
        way: 'Look at the wheel. What does the career ask of it?',
        door: 'plan',
        section: 'life',
      }
    case 'openings against':
      return {
        fact: `${countedInWords(count(facts, 'count'), 'opening', 'openings', true)} accepted although a check said no.`,
        way: 'Because you want it, or because it is there?',
        door: 'plan',
        section: 'openings',
      }
    case 'no session':
      return {
        fact: `No next session has been booked since ${when}.`,
        way: 'Choose a time that suits you both.',
        door: 'sessions',
        section: null,
      }
    case 'plan quiet':
      return {
        fact: `Your plan has been quiet since ${when}.`,
        way: 'Ten minutes on one question is enough to pick up the path.',
        door: 'plan',
        section: null,
      }
  }
}

/** The same for the coach's list: a line that fits a row, and what stands behind it. */
export function coachWords(
  kind: DriftKind,
  facts: SignalFacts,
  alike: number,
  today: Day,
): { line: string; detail?: string } {
  const when = sinceDay(facts, today)
  switch (kind) {
    case 'section untouched':
      return { line: `${counted(alike, 'section')} untouched for 90 days`, detail: `Since ${when}` }
    case 'milestones still':
      return {
        line: `No milestone moved for ${inWords(weeksSince(facts, today))} weeks`,
        detail: 'Commitments were kept meanwhile',
      }
    case 'commitments unaimed':
      return {
        line: `${facts.unaimed} of ${counted(count(facts, 'open'), 'commitment')} not aimed`,
        detail: 'No milestone is served',
      }
    case 'role moved':
      return { line: 'Another role, the same target', detail: `Since ${when}` }
    case 'nonnegotiable at risk':
      return { line: 'A non-negotiable at risk twice running', detail: `Since ${when}` }
    case 'life gap':
      return { line: `A gap in life grew from ${facts.was} to ${facts.gap}` }
    case 'openings against':
      return { line: `${counted(count(facts, 'count'), 'opening')} accepted against a check` }
    case 'no session':
      return { line: 'No next session booked', detail: `Since ${when}` }
    case 'plan quiet':
      return { line: `Quiet for ${inWords(weeksSince(facts, today))} weeks`, detail: `Since ${when}` }
  }
}

function unaimedWords(unaimed: number, open: number): string {
  if (open === 1) return 'Your one open commitment serves no milestone.'
  const serve = plural(unaimed, 'serves', 'serve')
  return `${inWords(unaimed, { sentence: true })} of your ${inWords(open)} open commitments ${serve} no milestone.`
}

const count = (facts: SignalFacts, name: string) => Number(facts[name] ?? 0)

const sinceDay = ({ since }: SignalFacts, today: Day) =>
  typeof since === 'string' ? monthDay(since, { today }) : ''

const weeksSince = ({ since }: SignalFacts, today: Day) =>
  typeof since === 'string' ? Math.floor(daysBetween(since, today) / 7) : 0
