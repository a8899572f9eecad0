import type { CastName } from './cast'

// What the cast has frozen, signed and asked, as it happened. Words and elements are those of the sittings before.

/** Days before the day of seeding, and the clock, UTC. */
export type Moment = { daysAgo: number; at: string }

export type CastVersion = {
  proposed: Moment & { by: CastName }
  signed: (Moment & { by: CastName })[]
  sentBack?: Moment & { by: CastName; reason: string }
}

export type CastReview = {
  asked: Moment & { note: string | null }
  answered?: Moment & { kind: 'ready' | 'changes'; words: string | null }
}

/** Both on one day, the client first. */
const both = (client: CastName, coach: CastName, daysAgo: number): CastVersion => ({
  proposed: { by: client, daysAgo, at: '15:04' },
  signed: [
    { by: client, daysAgo, at: '15:11' },
    { by: coach, daysAgo, at: '20:32' },
  ],
})

export const castVersions: Partial<Record<CastName, CastVersion[]>> = {
  daniel: [
    {
      proposed: { by: 'daniel', daysAgo: 75, at: '14:20' },
      signed: [],
      sentBack: {
        by: 'maya',
        daysAgo: 74,
        at: '13:05',
        reason: 'The role names no time. By when would you like to be asked?',
      },
    },
    {
      proposed: { by: 'daniel', daysAgo: 69, at: '12:52' },
      signed: [
        { by: 'maya', daysAgo: 69, at: '12:58' },
        { by: 'daniel', daysAgo: 68, at: '02:41' },
      ],
    },
    {
      proposed: { by: 'maya', daysAgo: 20, at: '15:30' },
      signed: [
        { by: 'maya', daysAgo: 20, at: '15:34' },
        { by: 'daniel', daysAgo: 19, at: '02:12' },
      ],
    },
  ],
  priya: [
    both('priya', 'maya', 40),
    {
      proposed: { by: 'priya', daysAgo: 1, at: '17:40' },
      signed: [{ by: 'priya', daysAgo: 1, at: '17:46' }],
    },
  ],
  luca: [both('luca', 'maya', 30)],
  aisha: [both('aisha', 'maya', 60)],
  ben: [both('ben', 'maya', 29)],
  grace: [both('grace', 'maya', 66), both('grace', 'maya', 4)],
  hannah: [both('hannah', 'maya', 28)],
  ruth: [both('ruth', 'maya', 100), both('ruth', 'maya', 3)],
  samuel: [both('samuel', 'maya', 5)],
  sofia: [both('sofia', 'jonas', 15)],
  felix: [both('felix', 'amara', 5)],
}

export const castReviews: Partial<Record<CastName, CastReview>> = {
  tomas: { asked: { daysAgo: 2, at: '18:25', note: 'Is it clear which fund I mean, and why now?' } },
}
