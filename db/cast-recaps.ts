import type { CastName } from './cast'

// What was left behind by sessions of the cast that were held, as it was sent.

export type CastRecap = {
  session: number
  headline: string
  /** Section, its title, who wrote it, and the words: in brackets what went, in braces what came. */
  changes?: [section: string, title: string, by: 'coach' | 'client', words: string][]
  notes?: string[]
  closing?: string
  /** Days before the day of seeding on which the client read it. */
  readDaysAgo?: number
}

export const castRecaps: Partial<Record<CastName, CastRecap[]>> = {
  daniel: [
    {
      session: 4,
      headline: 'Who opens the door: Lena.',
      changes: [
        ['people', 'People and presence', 'client', 'Lena Fischer, VP product{. Monthly, since April}.'],
      ],
      notes: ['Lena has launched two devices and regrets one.', 'Ask for half an hour, not for a mentor.'],
      readDaysAgo: 69,
    },
    {
      session: 5,
      headline: 'You gave the pilot a name.',
      notes: ['A name makes it somebody’s. Yours, for now.'],
      readDaysAgo: 55,
    },
    {
      session: 6,
      headline: 'What “most nights” means.',
      changes: [
        ['nonneg', 'Non-negotiables', 'client', 'Home for supper, [often]{most nights}'],
        ['role', 'The role', 'coach', 'Product-launch lead{, one product at a time}'],
      ],
      notes: ['Four of five is a number. “Usually” is not.'],
      closing: 'Maya will ask how many it was.',
      readDaysAgo: 34,
    },
    {
      session: 7,
      headline: 'A pilot is a launch in small.',
      changes: [
        ['roadmap', 'Roadmap', 'client', '{I lead the cross-site pilot kick-off}'],
        [
          'skills',
          'Skills and experience',
          'coach',
          'Co-own [part of a budget]{the pilot budget with Tom Hale}',
        ],
      ],
      notes: [
        'Tom Hale had already offered to share the pilot budget. Daniel had not heard it as an offer.',
        'The vendor council: stayed for being asked, not for the work.',
      ],
      closing: 'Maya will ask how the council took it.',
      readDaysAgo: 20,
    },
  ],
  grace: [
    { session: 5, headline: 'The portfolio has one reader too few.', readDaysAgo: 28 },
    { session: 6, headline: 'You asked for the brief.', notes: ['Ask first, then say yes.'] },
  ],
  sofia: [{ session: 1, headline: 'Two plans, one calendar.', readDaysAgo: 48 }],
  felix: [{ session: 1, headline: 'What the lab would miss.', readDaysAgo: 36 }],
}
