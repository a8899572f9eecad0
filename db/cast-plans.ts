import type { CastName } from './cast'
import type { CastElement } from './cast-element'
import { type CastPlan, inDays } from './cast-plan'
import { planOfDaniel } from './cast-plan-of-daniel'
import { sparksOfTomas, visionOfPriya } from './cast-vision'

// What the cast has written, step by step, as it happened: each step is a sitting that settled into a checkpoint.

const strategyOfPriya: Record<number, CastElement[]> = {
  43: [
    {
      kind: 'skill_gap',
      as: 'curriculum',
      fields: { skill: 'Writing a curriculum', now: 1, needed: 3, route: 'mentor' },
    },
    { kind: 'skill_gap', fields: { skill: 'Teaching while watched', now: 2, needed: 4 } },
  ],
  22: [
    {
      kind: 'milestone',
      fields: { outcome: 'Two educators shadowed', due: inDays(-4), status: 'started', nature: 'learn' },
      links: { serves: ['curriculum'] },
    },
  ],
}

const wayOfFelix: Record<number, CastElement[]> = {
  36: [
    { kind: 'target_role', as: 'manager', fields: { title: 'Quality manager', where: 'here' } },
    {
      kind: 'skill_gap',
      as: 'audits',
      fields: { skill: 'Leading an audit', now: 2, needed: 4, route: 'exposure' },
      links: { serves: ['manager'] },
    },
    {
      kind: 'milestone',
      fields: { outcome: 'I have led one audit', due: inDays(60) },
      links: { serves: ['audits'] },
    },
  ],
}

const hireOfGrace: Record<number, CastElement[]> = {
  5: [{ kind: 'milestone', fields: { outcome: 'One person hired, and why', due: inDays(120).slice(0, 7) } }],
}

const visionOfSamuel: Record<number, CastElement[]> = {
  89: [
    {
      kind: 'spark',
      as: 'trucks',
      fields: { circle: 'lights', text: 'A night when every truck leaves on time' },
    },
    { kind: 'spark', as: 'calm', fields: { circle: 'well', text: 'Keeping a shift calm' } },
    {
      kind: 'spark',
      as: 'map',
      fields: { circle: 'reaching', text: 'Drawing the map instead of running it' },
    },
    {
      kind: 'overlap',
      fields: { name: 'Routes that let people sleep' },
      links: { sparks: ['trucks', 'calm', 'map'] },
    },
  ],
  88: [
    {
      kind: 'nonnegotiable',
      fields: { statement: 'Breakfast with the boys', test: 'They stop asking whether I am up' },
    },
  ],
}

/** A plan in few sittings: one paragraph each, so that every client of the demo has words of their own. */
const brief = (
  by: CastName,
  readDaysAgo: number | null,
  sittings: [daysAgo: number, section: string, text: string, ready?: true][],
  /** What else was put down in the sitting of that day. */
  elements: Record<number, CastElement[]> = {},
): CastPlan => ({
  readDaysAgo,
  steps: sittings.map(([daysAgo, section, text, ready]) => ({
    daysAgo,
    by,
    write: { [section]: [text] },
    add: elements[daysAgo],
    ready: ready ? [section] : [],
  })),
})

export const castPlans: Partial<Record<CastName, CastPlan>> = {
  daniel: planOfDaniel,
  priya: brief(
    'priya',
    6,
    [
      [78, 'why', 'I taught three new nurses this winter and slept better than in any winter before.', true],
      [64, 'value', 'I explain a thing until the quietest person in the room can do it alone.', true],
      [57, 'role', 'Clinical educator on the ward I come from, then across the hospital.'],
      [43, 'skills', 'I have never written a curriculum, and I have never been watched while teaching.'],
      [36, 'people', 'Sister Agnes knows everyone who ever got this job.'],
      [22, 'roadmap', 'Shadow two educators before the end of the quarter.'],
      [8, 'focus', 'I put down the night bank shifts.'],
      [
        2,
        'why',
        'I taught three new nurses this winter, and I want that to be the job and not the extra.',
        true,
      ],
    ],
    { ...visionOfPriya, ...strategyOfPriya },
  ),
  tomas: brief(
    'tomas',
    null,
    [
      [50, 'why', 'I know how money decides. I would like it to decide for something that outlives me.'],
      [
        34,
        'overlap',
        'Models I do well. Rivers light me up. Saying no to a bad deal is what I am reaching for.',
      ],
      [20, 'role', 'Analyst in a fund that finances the boring parts: grids, pumps, insulation.'],
      [9, 'skills', 'Project finance, and the courage to publish.'],
      [2, 'impact', 'One municipality that borrows cheaply because somebody understood its pipes.'],
    ],
    sparksOfTomas,
  ),
  luca: {
    ...brief('luca', 4, [
      [75, 'why', 'Nobody should get ill from a plate I could have taught somebody to wash.', true],
      [
        55,
        'value',
        'I can say a hard thing in a kitchen at eight in the evening and still be liked at nine.',
        true,
      ],
      [41, 'role', 'Trainer for a group of small restaurants, three days a week.'],
      [27, 'life', 'Evenings. I have not had evenings since I was nineteen.'],
      [1, 'skills', 'I need the certificate, and I need to learn to speak to people who sit.'],
    ]),
    shared: [{ section: 'life', daysAgo: 28 }],
  },
  aisha: brief('aisha', 38, [
    [138, 'why', 'I want to be in the room before the decision, not after it.', true],
    [110, 'nonneg', 'I do not sign what I would not explain to my sister.'],
    [84, 'role', 'General counsel of a company that makes something.', true],
    [63, 'fit', 'They reorganize every spring. Neutral, at best.'],
    [39, 'people', 'Two general counsels have offered lunch. I have not answered.'],
  ]),
  ben: brief('ben', 20, [
    [88, 'why', 'I want to build, and to be well enough to see it finished.', true],
    [60, 'place', 'A site where the day ends when it is said to end.'],
    [40, 'nonneg', 'Sleep. Everything else is negotiable this year.'],
    [24, 'focus', 'One project. The season will be busy; I have said so.'],
  ]),
  grace: brief(
    'grace',
    3,
    [
      [118, 'why', 'I would like to make the people who make the things.', true],
      [90, 'value', 'I can tell what a sketch is afraid of.', true],
      [70, 'role', 'Design director in a team of twelve or fewer.', true],
      [48, 'skills', 'Hiring. I have only ever inherited people.'],
      [30, 'impact', 'Three designers who say, later, that this was the place.'],
      [5, 'roadmap', 'Hire one person by the summer, and say why in writing.', true],
    ],
    hireOfGrace,
  ),
  hannah: brief('hannah', 2, [
    [76, 'why', 'I write the sentence other people stand behind. I want to choose which sentences.', true],
    [58, 'overlap', 'Timing, drafting, and knowing whom to call.'],
    [30, 'role', 'Chief of staff to a minister I would vote for.'],
    [6, 'people', 'I know two of the three who will decide.'],
  ]),
  ruth: brief('ruth', 1, [
    [
      158,
      'why',
      'Eleven schools have the problem that mine had. I know the way out and I am tired of telling it at conferences.',
      true,
    ],
    [121, 'value', 'Parents believe me.', true],
    [86, 'role', 'District lead for the early years.', true],
    [50, 'impact', 'Children who can read at eight.', true],
    [16, 'roadmap', 'Apply in the spring. Write the letter now.', true],
    [4, 'focus', 'I put down the building committee.', true],
  ]),
  noor: brief('noor', 1, [
    [62, 'why', 'I answer other people’s questions well. I have three of my own.', true],
    [41, 'role', 'Research lead, small group, public data.'],
    [15, 'skills', 'Grant writing.'],
    [3, 'impact', 'A number that a city uses.'],
  ]),
  samuel: brief(
    'samuel',
    2,
    [
      [90, 'why', 'I run the night. I would like to run the map.', true],
      [89, 'overlap', 'A map that lets people sleep.'],
      [88, 'nonneg', 'I have worked nights for nine years, and I know what they cost.'],
      [62, 'value', 'Nobody gets hurt on my shift.', true],
      [34, 'role', 'Logistics manager, east region.'],
      [6, 'skills', 'Planning software, and presenting to people above me.'],
    ],
    visionOfSamuel,
  ),
  sofia: brief('sofia', 10, [
    [48, 'why', 'I have helped forty people say what they want. This is me, trying it.', true],
    [18, 'role', 'Head of a practice with five coaches, and still one day of clients a week.'],
  ]),
  felix: brief(
    'felix',
    5,
    [
      [36, 'why', 'A result should mean the same on Monday and on Friday.', true],
      [6, 'skills', 'Audits, and saying stop to a line that is running.'],
    ],
    wayOfFelix,
  ),
}
