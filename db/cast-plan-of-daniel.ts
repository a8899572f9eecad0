import type { CastElement } from './cast-element'
import { type CastPlan, inDays } from './cast-plan'
import {
  directionOfDaniel,
  lifeOfDaniel,
  placeOfDaniel,
  rolesOfDaniel,
  sparksOfDaniel,
  valueByMaya,
  valuesOfDaniel,
} from './cast-vision'

// The plan of the demo that has everything in it.

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

export const planOfDaniel: CastPlan = {
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
