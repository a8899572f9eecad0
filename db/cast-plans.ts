import { addDays, dayOf } from '@/lib/dates'
import { type CastName, practices } from './cast'
import type { CastElement } from './cast-element'
import {
  directionOfDaniel,
  lifeOfDaniel,
  placeOfDaniel,
  rolesOfDaniel,
  sparksOfDaniel,
  sparksOfTomas,
  valueByMaya,
  valuesOfDaniel,
  visionOfPriya,
} from './cast-vision'

// What the cast has written, step by step, as it happened: each step is a sitting that settled into a checkpoint.

export type PlanStep = {
  /** Days before the day of seeding. */
  daysAgo: number
  by: CastName
  /** Section key to its paragraphs; a paragraph that starts with "- " is a list item. Replaces what stood there. */
  write?: Record<string, string[]>
  add?: CastElement[]
  /** Fields that were changed later, of elements that have a name. */
  set?: Record<string, Record<string, string | number>>
  ready?: string[]
}

/** `readDaysAgo`: when the coach last read it; null is never. */
export type CastPlan = {
  steps: PlanStep[]
  privately?: PlanStep[]
  /** Sections that start private and that the client has shared since. */
  shared?: { section: string; daysAgo: number }[]
  readDaysAgo: number | null
}

/** The day of seeding where the practice is, and the days around it. */
const inDays = (days: number) => addDays(dayOf(new Date(), practices.harbor.timeZone), days)

const skillsOfDaniel: CastElement[] = [
  {
    kind: 'skill_gap',
    as: 'program',
    fields: {
      skill: 'Leading a program',
      now: 2,
      needed: 4,
      how: 'Run the cross-site pilot, brief to readout',
      proof: 'A readout in which I present the decision, and not the dates',
      route: 'project',
      by: inDays(98),
    },
    links: { serves: ['lead'] },
  },
  {
    kind: 'skill_gap',
    as: 'stakeholders',
    fields: {
      skill: 'Stakeholder communication',
      now: 2,
      needed: 4,
      how: 'One monthly readout to clinical and finance together',
      route: 'exposure',
      by: inDays(80),
    },
    links: { serves: ['lead'] },
  },
  {
    kind: 'skill_gap',
    as: 'planning',
    fields: {
      skill: 'Strategic planning',
      now: 2,
      needed: 4,
      how: 'Shadow Lena Fischer through next year’s plan',
      route: 'mentor',
      by: inDays(140),
    },
    links: { serves: ['lead'] },
  },
  {
    kind: 'skill_gap',
    as: 'budget',
    fields: { skill: 'Budget ownership', now: 1, needed: 3, how: 'Co-own part of a budget', by: inDays(140) },
    links: { serves: ['lead'] },
  },
  {
    kind: 'skill_gap',
    fields: {
      skill: 'Regulatory basics',
      now: 2,
      needed: 3,
      how: 'Sit in on two design reviews',
      by: inDays(154),
    },
  },
]

/** Maya put it there, in a session. */
const kickOff: CastElement = {
  kind: 'milestone',
  fields: { outcome: 'I lead the cross-site pilot kick-off', due: inDays(33) },
  links: { serves: ['program'] },
}

const milestonesOfDaniel: CastElement[] = [
  {
    kind: 'milestone',
    fields: { outcome: 'Lena says yes to mentoring', due: inDays(-59), status: 'done', nature: 'learn' },
    links: { serves: ['planning'] },
  },
  {
    kind: 'milestone',
    fields: {
      outcome: 'In the pricing review',
      due: inDays(-16),
      status: 'done',
      measure: 'One page about what I would have decided',
    },
    links: { serves: ['planning', 'budget'] },
  },
  {
    kind: 'milestone',
    fields: {
      outcome: 'Stakeholder-mapping course finished',
      due: inDays(18),
      status: 'started',
      nature: 'learn',
    },
    links: { serves: ['stakeholders'] },
  },
  {
    kind: 'milestone',
    as: 'readout',
    fields: {
      outcome: 'Pilot readout to the leadership team',
      due: inDays(98),
      measure: 'They decide in the room',
    },
    links: { serves: ['program', 'stakeholders'] },
  },
  {
    kind: 'milestone',
    fields: { outcome: 'Pilot budget closed within 5%', due: inDays(140) },
    links: { serves: ['budget'] },
  },
  {
    kind: 'milestone',
    fields: { outcome: 'In the role', due: inDays(213), nature: 'contribute' },
    links: { serves: ['nights', 'lead'] },
  },
]

const peopleOfDaniel: CastElement[] = [
  {
    kind: 'person',
    fields: {
      name: 'Lena Fischer',
      part: 'mentor',
      why: 'She has led two launches and says what she would not do again',
      give: 'The clinics’ calendar, before anybody asks for it',
      next: inDays(9),
    },
    links: { helps: ['planning'] },
  },
  {
    kind: 'person',
    fields: {
      name: 'Dr. Anjali Rao',
      part: 'sponsor',
      why: 'She sits where the launch lead is chosen',
      give: 'Readouts a clinician can use',
    },
    links: { helps: ['readout'] },
  },
  {
    kind: 'person',
    fields: {
      name: 'Tom Hale',
      part: 'door_opener',
      why: 'Half a budget before a whole one',
      next: inDays(13),
    },
    links: { helps: ['budget'] },
  },
  {
    kind: 'reputation',
    fields: {
      today: 'The one who makes the dates hold',
      wanted: 'The one who says what is worth launching',
      proof: 'Somebody asks me before the date is set',
    },
  },
]

const openingsOfDaniel: CastElement[] = [
  {
    kind: 'opening',
    fields: {
      what: 'Chair the vendor council for another year',
      source: 'Purchasing, because nobody else put a hand up',
      by: inDays(-30),
      fits_vision: 'no',
      fits_nonnegotiables: 'yes',
      fits_milestones: 'no',
      decision: 'declined',
      decided: inDays(-32),
      reason: 'I would take it because it is there. The pilot needs those evenings.',
      revisit: inDays(300).slice(0, 7),
    },
  },
  {
    kind: 'opening',
    as: 'interim',
    fields: {
      what: 'Interim head of planning, six months, in Denver two days a week',
      source: 'Gregor, over lunch',
      by: inDays(6),
      fits_vision: 'partly',
      fits_nonnegotiables: 'partly',
      fits_milestones: 'yes',
    },
  },
  {
    kind: 'clash',
    fields: {
      standing: 'accepted',
      reason: 'Launch weeks are known by January, and Elena has them in the calendar before I say yes.',
    },
    links: { between: ['lead', 'supper'] },
  },
]

const daniel: CastPlan = {
  readDaysAgo: 20,
  steps: [
    {
      daysAgo: 112,
      by: 'daniel',
      write: {
        why: [
          'For eleven years I have made other people’s launches arrive on time. I was drifting for the last six of them, saying yes to whichever role was on offer and calling it a plan.',
        ],
      },
    },
    {
      daysAgo: 105,
      by: 'daniel',
      write: {
        overlap: [
          'The week when a thing leaves the drawing board and somebody uses it: in that week I am never tired.',
        ],
      },
      add: sparksOfDaniel,
    },
    {
      daysAgo: 98,
      by: 'daniel',
      write: {
        value: [
          'I keep the promises that other people make in meetings. When I was away in March, nothing broke, but nobody told the clinics that the pumps would be late, and that is what I do: I tell them early, and they plan around it.',
        ],
      },
      ready: ['value'],
    },
    {
      daysAgo: 91,
      by: 'daniel',
      add: [
        {
          kind: 'nonnegotiable',
          as: 'supper',
          fields: {
            statement: 'Home for supper, most nights',
            test: 'Elena stops laying a place for me',
            bend: 'Launch week, if Elena agrees first',
          },
        },
        {
          kind: 'nonnegotiable',
          fields: {
            statement: 'Saturday mornings at the food bank',
            firmness: 'soft',
            test: 'I miss two in a row and do not mind',
            bend: 'When Lucía plays away',
          },
        },
      ],
    },
    {
      daysAgo: 84,
      by: 'maya',
      write: {
        nonneg: [
          'What must be there: people at the table who do not need me to be useful, and work I can describe to them without lowering my voice.',
        ],
      },
    },
    {
      daysAgo: 83,
      by: 'daniel',
      add: [
        ...valuesOfDaniel,
        {
          kind: 'nonnegotiable',
          fields: {
            statement: 'School events, both children',
            test: 'I hear about one from somebody else',
            bend: 'Nothing: they go into the calendar before anything else',
          },
        },
        {
          kind: 'nonnegotiable',
          as: 'no move',
          fields: {
            statement: 'No move before Lucía finishes middle school',
            test: 'We look at houses',
            status: 'at_risk',
          },
        },
      ],
      ready: ['nonneg'],
    },
    {
      daysAgo: 76,
      by: 'daniel',
      write: {
        role: [
          'Product-launch lead for the home dialysis line at Northfield, within eighteen months. Here first, because the people I would serve are the ones I already know by name; elsewhere if the line is sold.',
        ],
      },
      add: [
        {
          kind: 'target_role',
          as: 'lead',
          fields: {
            title: 'Launch lead, home dialysis',
            where: 'here',
            by: inDays(213),
            why: 'One product the whole way, for people I know by name',
          },
        },
      ],
      ready: ['role'],
    },
    {
      daysAgo: 70,
      by: 'daniel',
      write: {
        skills: [
          'Three gaps, in the order in which they would embarrass me:',
          '- Stakeholder communication: I write to inform. I have to learn to write so that somebody decides.',
          '- Project management: I run timelines well and risk registers badly. Budget I have never owned.',
          '- Strategic planning: I have opinions about next week and none about the third year.',
        ],
      },
      add: skillsOfDaniel,
    },
    {
      daysAgo: 62,
      by: 'daniel',
      write: {
        impact: [
          'A patient who sleeps at home because the machine is small enough and somebody thought about the stairs. Fewer nurses on the phone at eleven at night.',
        ],
      },
      add: [
        directionOfDaniel,
        {
          kind: 'impact_aim',
          as: 'nights',
          fields: {
            who: 'Patients who dialyze at home',
            change: 'They sleep through the night, and so does whoever lies beside them',
            sign: 'The clinics stop asking for a night number',
          },
          links: { serves: ['lead'] },
        },
      ],
      ready: ['impact', 'why'],
    },
    {
      daysAgo: 49,
      by: 'daniel',
      write: {
        place: [
          'I fade in rooms where the date is the only thing anyone may say aloud. I wake up where somebody at the table has used the thing.',
        ],
        meet: [
          'My work carries one product the whole way, and it fits between breakfast and supper on most days. In launch weeks it does not, and we know which weeks those are by January.',
        ],
      },
      add: placeOfDaniel,
      ready: ['place'],
    },
    {
      daysAgo: 35,
      by: 'maya',
      write: {
        roadmap: [
          'What comes first is what I can be seen doing: the pilot. The course before it, because I would otherwise run the pilot the way I run a timeline.',
        ],
      },
      add: [kickOff, valueByMaya],
    },
    {
      daysAgo: 34,
      by: 'daniel',
      write: {
        fit: ['Home care is where they say they are going. The planning center is not where I am going.'],
      },
      add: [
        ...milestonesOfDaniel,
        {
          kind: 'objective',
          fields: {
            objective: 'Home care is a third of all treatments in three years',
            stance: 'aligned',
            note: 'The line I want to lead is how they get there',
          },
        },
        {
          kind: 'objective',
          fields: {
            objective: 'All planning moves into one center',
            stance: 'conflict',
            note: 'It would take the pilot away from the people who use it',
          },
        },
      ],
    },
    {
      daysAgo: 21,
      by: 'daniel',
      write: {
        people: [
          'Lena Fischer has done this twice and likes being asked. Dr. Rao tells me when I am talking about the schedule instead of the patient.',
        ],
      },
      add: [...peopleOfDaniel, ...openingsOfDaniel],
      set: { program: { now: 3 } },
      ready: ['overlap', 'roadmap'],
    },
    {
      daysAgo: 3,
      by: 'daniel',
      write: {
        why: [
          'For eleven years I have made other people’s launches arrive on time. I was drifting for the last six of them, saying yes to whichever role was on offer and calling it a plan.',
          'I want to carry one product the whole way, from the first brief to the first patient who sleeps through the night because of it. My father ran his dialysis at our kitchen table. I know what it is to wait for a thing to get simpler.',
        ],
        focus: [
          'Until the pilot is decided I move one thing: the pilot. I am putting down the vendor council and the second Monday meeting.',
        ],
      },
      add: [
        {
          kind: 'focus_area',
          fields: { area: 'The cross-site pilot', hours: 4, down: 'The vendor council' },
        },
        {
          kind: 'focus_area',
          fields: {
            area: 'One page a week, written so that somebody decides',
            hours: 1,
            down: 'The second Monday meeting',
          },
        },
      ],
    },
    {
      daysAgo: 1,
      by: 'daniel',
      write: {
        skills: [
          'Three gaps, in the order in which they would embarrass me:',
          '- Stakeholder communication: I write to inform. I have to learn to write so that somebody decides.',
          '- Budget ownership: I have never held one. Half of one would do to begin with.',
          '- Strategic planning: I have opinions about next week and none about the third year.',
        ],
      },
    },
  ],
  privately: [
    {
      daysAgo: 90,
      by: 'daniel',
      write: {
        life: [
          'Supper at our own table. Lucía’s matches and Mateo’s swimming. One week each August at the farm of Elena’s parents with my phone in a drawer. Running again, three mornings, because I am better at everything after it.',
        ],
        stock: [
          'Two of my five moves were chosen. The others were offered on a Friday and accepted by Monday, because being asked felt like being seen.',
        ],
      },
      add: [...rolesOfDaniel, ...lifeOfDaniel],
      ready: ['life'],
    },
  ],
}

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
  daniel,
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
