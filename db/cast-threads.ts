import type { CastName } from './cast'

// What the cast has said about the plans, as the screens show it. Each is about words, or an element, that stand there.

export type CastThread = {
  section: string
  /** The passage, or the name of the element, word by word. */
  on: string
  about?: 'element'
  by: CastName
  /** Days before the day of seeding. */
  daysAgo: number
  says: string
  asks?: true
  suggests?: string
  replies?: { by: CastName; daysAgo: number; says: string }[]
  /** Who has had it on the screen since. */
  readBy?: CastName[]
  resolvedDaysAgo?: number
}

export const castThreads: Partial<Record<CastName, CastThread[]>> = {
  daniel: [
    {
      section: 'why',
      on: 'drifting for the last six of them',
      by: 'maya',
      daysAgo: 2,
      says: 'This is the first time you have put that on paper. How does it read to you now?',
    },
    {
      section: 'why',
      on: 'My father ran his dialysis at our kitchen table.',
      by: 'maya',
      daysAgo: 1,
      says: 'The kitchen table is the plan. Everything else is logistics.',
    },
    {
      section: 'overlap',
      on: 'in that week I am never tired',
      by: 'maya',
      daysAgo: 20,
      says: '“Never tired” is new. Who else has noticed?',
      replies: [{ by: 'daniel', daysAgo: 19, says: 'Elena. She said it before I did.' }],
      readBy: ['daniel', 'maya'],
    },
    {
      section: 'nonneg',
      on: 'Home for supper, most nights',
      about: 'element',
      by: 'maya',
      daysAgo: 3,
      says: 'You wrote “most nights”. If you had to put a number on *most*, what would it be?',
      asks: true,
    },
    {
      section: 'skills',
      on: 'Three gaps, in the order in which they would embarrass me',
      by: 'maya',
      daysAgo: 2,
      says: 'Which one skill, moved by September, would make you hard to turn down for the launch role?',
      asks: true,
    },
    {
      section: 'skills',
      on: 'Half of one would do to begin with.',
      by: 'maya',
      daysAgo: 4,
      says: 'Who at Northfield would let you hold half a budget before anyone gives you a whole one?',
      readBy: ['daniel'],
    },
    {
      section: 'roadmap',
      on: 'because I would otherwise run the pilot the way I run a timeline',
      by: 'maya',
      daysAgo: 5,
      says: 'You say what you would do wrong. What would you do?',
      suggests: 'so that I run the pilot by its risks, and not by its dates',
    },
    {
      section: 'value',
      on: 'I tell them early, and they plan around it',
      by: 'daniel',
      daysAgo: 97,
      says: 'Is that a skill, or only a habit?',
      replies: [
        { by: 'maya', daysAgo: 96, says: 'A habit that everybody else would have to learn is a skill.' },
      ],
      readBy: ['daniel', 'maya'],
      resolvedDaysAgo: 95,
    },
  ],
  luca: [
    {
      section: 'value',
      on: 'still be liked at nine',
      by: 'maya',
      daysAgo: 12,
      says: 'How do you do that? Somebody will pay you to teach it.',
      replies: [{ by: 'luca', daysAgo: 1, says: 'I say it about the plate, never about the cook.' }],
      readBy: ['luca'],
    },
    {
      section: 'role',
      on: 'three days a week',
      by: 'maya',
      daysAgo: 12,
      says: 'And the other two?',
      replies: [{ by: 'luca', daysAgo: 1, says: 'The certificate first. Then we will see.' }],
      readBy: ['luca'],
    },
  ],
}
