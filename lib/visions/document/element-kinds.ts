import {
  choice,
  date,
  type Field,
  type FieldValue,
  links,
  number,
  section,
  words,
} from '@/lib/visions/document/fields'

export type KindDefinition = {
  noun: { a: string; one: string; many: string }
  fields: Readonly<Record<string, Field>>
  /** More than this many can be written, and the reason against it is shown. */
  limit?: Limit
  /** Fields that say something although they hold no words. */
  speaks?: readonly string[]
}

export type Limit = {
  most: number
  reason: string
  /** Which of them count; all, where it is not said. */
  counts?: (fields: Readonly<Record<string, FieldValue>>) => boolean
}

const unsaid = { '': 'Not said yet' } as const
const level = (label: string) => number(label, 1, 5)

/** Adding a kind is adding an entry here and naming it in a template's section. */
export const elementKinds = {
  direction: {
    noun: { a: 'a direction', one: 'direction', many: 'directions' },
    fields: { line: words('In one line', 160), years: number('Years from now', 1, 40) },
    limit: { most: 1, reason: 'One line holds better than two. Keep one, or join them.' },
    speaks: ['years'],
  },
  past_role: {
    noun: { a: 'a role', one: 'role', many: 'roles' },
    fields: {
      title: words('Role', 120),
      from: date('From', 'back'),
      to: date('To', 'back'),
      came: choice(
        'How it came',
        { ...unsaid, chosen: 'Chosen', offered: 'Offered', drifted: 'Drifted' },
        '',
      ),
      learned: words('What I learned', 400),
      energy: choice('Energy', { ...unsaid, gave: 'Gave energy', even: 'Neither', took: 'Took energy' }, ''),
    },
  },
  spark: {
    noun: { a: 'a spark', one: 'spark', many: 'sparks' },
    fields: {
      circle: choice(
        'Circle',
        { lights: 'Lights me up', well: 'I do well', reaching: 'I am reaching for' },
        'lights',
      ),
      text: words('In a few words', 120),
      last: date('When it last happened', 'back'),
    },
  },
  overlap: {
    noun: { a: 'an overlap', one: 'overlap', many: 'overlaps' },
    fields: { name: words('A name of its own', 120), sparks: links('Where these meet', ['spark']) },
  },
  life_domain: {
    noun: { a: 'a part of life', one: 'part of life', many: 'parts of life' },
    fields: {
      name: words('Part of life', 60),
      importance: level('How much it matters'),
      now: number('Now', 0, 10),
      wanted: number('Wanted', 0, 10),
      good: words('What good looks like', 300),
    },
  },
  value: {
    noun: { a: 'a value', one: 'value', many: 'values' },
    fields: { name: words('Value', 60), definition: words('What it means to me', 300) },
    limit: {
      most: 5,
      reason: 'With more than five, none of them decides. Which one could another stand for?',
    },
  },
  nonnegotiable: {
    noun: { a: 'a non-negotiable', one: 'non-negotiable', many: 'non-negotiables' },
    fields: {
      statement: words('Statement', 200),
      firmness: choice('Hard or soft', { hard: 'Hard', soft: 'Soft' }, 'hard'),
      test: words('The test', 400),
      bend: words('May bend when', 400),
      status: choice('Status', { kept: 'Kept', at_risk: 'At risk', broken: 'Broken' }, 'kept'),
    },
  },
  environment_need: {
    noun: { a: 'a need', one: 'need', many: 'needs' },
    fields: {
      dimension: words('About', 60),
      need: words('What I need', 300),
      weight: choice('Weight', { must: 'Must have', should: 'Should have', nice: 'Nice to have' }, 'should'),
    },
  },
  mission_test: {
    noun: { a: 'a mission test', one: 'mission test', many: 'mission tests' },
    fields: { test: words('I could work for it if', 400), never: words('I would not work for', 400) },
    limit: { most: 1, reason: 'One test is enough to hold a place against. Keep one, or join them.' },
  },
  /** A pull between two things of the plan that somebody has looked at. */
  clash: {
    noun: { a: 'a clash', one: 'clash', many: 'clashes' },
    fields: {
      between: links('Between', [
        'overlap',
        'past_role',
        'target_role',
        'opening',
        'milestone',
        'nonnegotiable',
        'life_domain',
      ]),
      standing: choice('How it stands', { open: 'Open', changed: 'Changed', accepted: 'Accepted' }, 'open'),
      reason: words('The reason', 400),
    },
    speaks: ['between'],
  },
  target_role: {
    noun: { a: 'a role', one: 'role', many: 'roles' },
    fields: {
      title: words('Role', 120),
      where: choice('Where', { ...unsaid, here: 'Here', elsewhere: 'Elsewhere', own: 'My own' }, ''),
      by: date('By'),
      why: words('Why this one', 400),
    },
  },
  skill_gap: {
    noun: { a: 'a skill', one: 'skill', many: 'skills' },
    fields: {
      skill: words('Skill', 80),
      now: level('Now'),
      needed: level('Needed'),
      proof: words('Proof wanted', 300),
      route: choice(
        'Route',
        { ...unsaid, project: 'Project', course: 'Course', mentor: 'Mentor', exposure: 'Exposure' },
        '',
      ),
      how: words('How I close it', 200),
      by: date('By'),
      serves: links('Needed for', ['target_role']),
    },
  },
  impact_aim: {
    noun: { a: 'an aim', one: 'aim', many: 'aims' },
    fields: {
      who: words('Who benefits', 120),
      change: words('The change I want', 300),
      sign: words('A sign of it', 300),
      serves: links('Through', ['target_role']),
    },
  },
  objective: {
    noun: { a: 'an objective', one: 'objective', many: 'objectives' },
    fields: {
      objective: words('What the organization wants', 200),
      stance: choice(
        'How I stand to it',
        { ...unsaid, aligned: 'Aligned', neutral: 'Neutral', conflict: 'In conflict' },
        '',
      ),
      note: words('Note', 300),
    },
  },
  milestone: {
    noun: { a: 'a milestone', one: 'milestone', many: 'milestones' },
    fields: {
      outcome: words('What will be true', 200),
      nature: choice('Kind', { learn: 'Learn', achieve: 'Achieve', contribute: 'Contribute' }, 'achieve'),
      due: date('Due'),
      measure: words('How we both know', 200),
      status: choice(
        'Status',
        { ahead: 'Ahead', started: 'Started', done: 'Done', let_go: 'Let go' },
        'ahead',
      ),
      serves: links('Serves', ['skill_gap', 'impact_aim', 'target_role']),
    },
    limit: {
      most: 5,
      reason: 'More than five under way at once, and each gets an evening a month. Which could wait?',
      counts: ({ status }) => status === 'ahead' || status === 'started',
    },
  },
  person: {
    noun: { a: 'a person', one: 'person', many: 'people' },
    fields: {
      name: words('Name', 80),
      part: choice(
        'Part',
        {
          ...unsaid,
          mentor: 'Mentor',
          sponsor: 'Sponsor',
          peer: 'Peer',
          door_opener: 'Door-opener',
          supporter: 'Supporter',
        },
        '',
      ),
      why: words('Why I want to know them', 200),
      give: words('What I give', 200),
      next: date('Next contact'),
      helps: links('Helps with', ['skill_gap', 'milestone']),
    },
  },
  reputation: {
    noun: { a: 'a way to be known', one: 'way to be known', many: 'ways to be known' },
    fields: {
      today: words('Known for today', 200),
      wanted: words('Want to be known for', 200),
      proof: words('What would show it', 200),
    },
  },
  focus_area: {
    noun: { a: 'a focus', one: 'focus', many: 'focus areas' },
    fields: {
      area: words('Focus', 120),
      hours: number('Hours a week, honestly', 0, 60),
      down: words('What I put down for it', 200),
    },
    limit: {
      most: 3,
      reason: 'Three is what a week can carry beside the work. Which one waits until the next?',
    },
  },
  opening: {
    noun: { a: 'an opening', one: 'opening', many: 'openings' },
    fields: {
      what: words('What it is', 200),
      source: words('Where it came from', 120),
      by: date('Decide by'),
      fits_vision: choice('Fits the vision', { ...unsaid, yes: 'Yes', partly: 'Partly', no: 'No' }, ''),
      fits_nonnegotiables: choice(
        'Keeps the non-negotiables',
        { ...unsaid, yes: 'Yes', partly: 'Partly', no: 'No' },
        '',
      ),
      fits_milestones: choice(
        'Helps the milestones',
        { ...unsaid, yes: 'Yes', partly: 'Partly', no: 'No' },
        '',
      ),
      decision: choice(
        'Decision',
        { open: 'Open', accepted: 'Accepted', declined: 'Declined', later: 'Not now' },
        'open',
      ),
      decided: date('Decided on', 'back'),
      reason: words('The reason', 400),
      revisit: date('Look at it again on'),
    },
  },
  affirmation: {
    noun: { a: 'an answer', one: 'answer', many: 'answers' },
    fields: {
      about: section('Section'),
      standing: choice(
        'Still true?',
        { ...unsaid, yes: 'Still true', changed: 'It has changed', unsure: 'Not sure' },
        '',
      ),
      own: words('In my own words', 400),
      on: date('On', 'back'),
    },
    speaks: ['standing'],
  },
} as const satisfies Record<string, KindDefinition>

export type ElementKind = keyof typeof elementKinds

export type FieldsOf<K extends ElementKind> = {
  -readonly [F in keyof (typeof elementKinds)[K]['fields']]: (typeof elementKinds)[K]['fields'][F] extends {
    holds: (value: unknown) => value is infer T
  }
    ? T
    : never
}

export function isElementKind(kind: unknown): kind is ElementKind {
  return typeof kind === 'string' && Object.hasOwn(elementKinds, kind)
}

export function kindDefinition(kind: ElementKind): KindDefinition {
  return elementKinds[kind]
}

export function fieldOrNull(kind: ElementKind, name: string): Field | null {
  const { fields } = kindDefinition(kind)
  return Object.hasOwn(fields, name) ? (fields[name] ?? null) : null
}
