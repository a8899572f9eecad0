import type { CastName } from './cast'

// What the cast has said they would do, as the screens show it.

export type CastCommitment = {
  says: string
  /** Whose it is; the client's where nobody is named. */
  owner?: CastName
  /** Days before the day of seeding on which it was said; where a session was held that day, in it. */
  daysAgo: number
  /** Days from the day of seeding. */
  due?: number
  confidence?: number
  wouldChange?: string
  /** The milestone it serves, word for word; without one it is busy, not aimed. */
  serves?: string
  became?: { kind: 'kept' | 'let_go'; daysAgo: number; words?: string; by?: CastName }
}

const pilot = 'I lead the cross-site pilot kick-off'
const review = 'In the pricing review'
const course = 'Stakeholder-mapping course finished'
const mentoring = 'Lena says yes to mentoring'

export const castCommitments: Partial<Record<CastName, CastCommitment[]>> = {
  daniel: [
    {
      says: 'Write the one-page case for a cross-site pilot',
      daysAgo: 21,
      due: 0,
      confidence: 6,
      wouldChange: 'An hour on Friday with the door closed.',
      serves: pilot,
    },
    {
      says: 'Ask Lena Fischer for half an hour on launch budgets',
      daysAgo: 21,
      due: -8,
      confidence: 8,
      serves: pilot,
      became: { kind: 'kept', daysAgo: 9, words: 'She said yes, and asked what took me so long.' },
    },
    {
      says: 'Sit in on the Aria pricing review',
      daysAgo: 21,
      due: -14,
      confidence: 9,
      serves: review,
      became: { kind: 'kept', daysAgo: 15 },
    },
    {
      says: 'Sign up for the stakeholder-mapping course',
      daysAgo: 35,
      due: -28,
      confidence: 9,
      serves: course,
      became: { kind: 'kept', daysAgo: 30 },
    },
    {
      says: 'Draw the map of who decides at Northfield',
      daysAgo: 35,
      due: -22,
      confidence: 7,
      serves: course,
      became: { kind: 'kept', daysAgo: 24, words: 'Three names on it that I had never spoken to.' },
    },
    {
      says: 'Tidy the shared drive of the line',
      daysAgo: 56,
      due: -40,
      confidence: 5,
      wouldChange: 'Somebody who wants it tidy as well.',
      became: { kind: 'let_go', daysAgo: 35, words: 'It served nobody, me least of all.' },
    },
    {
      says: 'Write to Lena and ask whether she mentors',
      daysAgo: 70,
      due: -63,
      confidence: 8,
      serves: mentoring,
      became: { kind: 'kept', daysAgo: 66 },
    },
    {
      says: 'Read two launch post-mortems',
      daysAgo: 70,
      due: -58,
      confidence: 7,
      became: { kind: 'kept', daysAgo: 57 },
    },
    {
      says: 'Talk with Elena about what launch week would cost us',
      daysAgo: 84,
      due: -72,
      confidence: 6,
      became: { kind: 'kept', daysAgo: 71, words: 'She had one condition, and it is in the plan now.' },
    },
    {
      says: 'Find the two people from the first Aria launch',
      daysAgo: 84,
      due: -70,
      confidence: 7,
      became: { kind: 'kept', daysAgo: 70 },
    },
    {
      says: 'Say no to the second Monday stand-up',
      daysAgo: 98,
      due: -91,
      confidence: 4,
      wouldChange: 'Knowing what I would say instead.',
      became: {
        kind: 'let_go',
        daysAgo: 84,
        words: 'Not yet. It belongs to the question of what I put down.',
      },
    },
    {
      says: 'Keep a list for a week of what gave energy',
      daysAgo: 112,
      due: -105,
      confidence: 9,
      became: { kind: 'kept', daysAgo: 104 },
    },
  ],
  priya: [
    {
      says: 'Shadow the second educator on the night shift',
      daysAgo: 12,
      due: 3,
      confidence: 8,
      serves: 'Two educators shadowed',
    },
    {
      says: 'Send Priya the reading list on simulation',
      owner: 'maya',
      daysAgo: 12,
      due: -6,
      confidence: 10,
      became: { kind: 'kept', daysAgo: 7 },
    },
    { says: 'Clear out the old handover sheets', daysAgo: 12, due: 8, confidence: 7 },
  ],
  tomas: [
    {
      says: 'Write down three firms I would walk past my own to work for',
      daysAgo: 13,
      due: 1,
      confidence: 8,
    },
    {
      says: 'Introduce Tomás to somebody in climate credit',
      owner: 'maya',
      daysAgo: 13,
      due: 2,
      confidence: 8,
    },
  ],
  grace: [
    {
      says: 'Ask the two directors what they stopped doing',
      daysAgo: 14,
      due: -2,
      confidence: 5,
      wouldChange: 'One of them, not both.',
    },
  ],
  felix: [{ says: 'Ask for the audit schedule', daysAgo: 17, due: 4, confidence: 8 }],
}
