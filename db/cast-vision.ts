import type { CastElement } from './cast-element'

// What the cast put down in part one, where it is more than words.

export const directionOfDaniel: CastElement = {
  kind: 'direction',
  fields: { line: 'One product the whole way, from the first brief to the first patient', years: 2 },
}

export const sparksOfDaniel: CastElement[] = [
  {
    kind: 'spark',
    as: 'brief',
    fields: { circle: 'lights', text: 'A messy brief turning into a plan', last: '2026-02' },
  },
  { kind: 'spark', fields: { circle: 'lights', text: 'Engineers and nurses in one room' } },
  { kind: 'spark', as: 'parts', fields: { circle: 'well', text: 'Sequencing forty moving parts' } },
  { kind: 'spark', fields: { circle: 'well', text: 'Staying level when dates slip' } },
  {
    kind: 'spark',
    as: 'outcome',
    fields: { circle: 'reaching', text: 'Owning the outcome, not the schedule' },
  },
  { kind: 'spark', fields: { circle: 'reaching', text: 'A team of my own to grow' } },
  {
    kind: 'overlap',
    fields: { name: 'Leading a launch end to end, with its users in the room' },
    links: { sparks: ['brief', 'parts', 'outcome'] },
  },
]

export const valuesOfDaniel: CastElement[] = [
  {
    kind: 'value',
    fields: { name: 'Candor', definition: 'Said early enough that somebody can still use it' },
  },
  { kind: 'value', fields: { name: 'Craft', definition: 'I could show it to my father and not explain' } },
  {
    kind: 'value',
    fields: { name: 'Being there', definition: 'In the room I am in, and not in the next one' },
  },
]

/** Out of a session: it carries her mark. */
export const valueByMaya: CastElement = {
  kind: 'value',
  fields: { name: 'Patience', definition: 'With other people’s pace, and with his own' },
}

export const placeOfDaniel: CastElement[] = [
  {
    kind: 'environment_need',
    fields: {
      dimension: 'Surroundings',
      need: 'A small team on a long arc. Clinicians within reach.',
      weight: 'must',
    },
  },
  {
    kind: 'environment_need',
    fields: { dimension: 'Decisions', need: 'Made in the open, by people who stay for what follows' },
  },
  {
    kind: 'environment_need',
    fields: { dimension: 'Pace', need: 'Two quiet mornings a week', weight: 'nice' },
  },
  {
    kind: 'mission_test',
    fields: {
      test: 'It moves care from the hospital to the home',
      never: 'A place that sells a thing it would not give its own parents',
    },
  },
]

export const rolesOfDaniel: CastElement[] = [
  {
    kind: 'past_role',
    fields: {
      title: 'Junior planner, Aldous Pumps',
      from: '2009-09',
      to: '2012-05',
      came: 'chosen',
      energy: 'gave',
      learned: 'A plan is a promise to somebody',
    },
  },
  {
    kind: 'past_role',
    fields: {
      title: 'Scheduler, Aldous Pumps',
      from: '2012-06',
      to: '2015-03',
      came: 'offered',
      energy: 'even',
    },
  },
  {
    kind: 'past_role',
    fields: {
      title: 'Launch scheduler, Northfield',
      from: '2015-04',
      to: '2018-08',
      came: 'chosen',
      energy: 'gave',
      learned: 'Nobody remembers the date; everybody remembers who told them',
    },
  },
  {
    kind: 'past_role',
    fields: {
      title: 'Lead scheduler, Northfield',
      from: '2018-09',
      to: '2021-12',
      came: 'offered',
      energy: 'took',
    },
  },
  {
    kind: 'past_role',
    fields: {
      title: 'Operations manager, Northfield',
      from: '2022-01',
      came: 'drifted',
      energy: 'took',
      learned: 'I am good at it, and that is not a reason',
    },
  },
]

type Domain = [name: string, importance: number, now: number, wanted: number, good?: string]

const domains: Domain[] = [
  ['Family', 5, 6, 9, 'Supper at our own table, four nights in five'],
  ['Partnership', 5, 5, 8, 'Elena hears about the week before it has happened'],
  ['Parenting', 5, 6, 9, 'Lucía’s matches, Mateo’s swimming, and I know the names'],
  ['Health', 4, 3, 7, 'Three mornings of running'],
  ['Faith or meaning', 3, 5, 6],
  ['Friends', 3, 4, 6],
  ['Hobbies', 2, 2, 4],
  ['Travel', 2, 5, 5, 'One week each August at the farm'],
  ['Learning', 4, 4, 8],
  ['Community', 4, 7, 7, 'Saturdays at the food bank'],
  ['Money', 3, 7, 7],
  ['Home', 3, 6, 7],
]

export const lifeOfDaniel: CastElement[] = domains.map(([name, importance, now, wanted, good = '']) => ({
  kind: 'life_domain',
  fields: { name, importance, now, wanted, good },
}))

/** By the day of the sitting, as for everybody whose plan is told in few. */
export const visionOfPriya: Record<number, CastElement[]> = {
  78: [{ kind: 'direction', fields: { line: 'Teach on the ward I come from', years: 1 } }],
  64: [
    { kind: 'spark', as: 'quiet', fields: { circle: 'lights', text: 'The quietest person saying it aloud' } },
    { kind: 'spark', as: 'steps', fields: { circle: 'well', text: 'Taking a hard thing apart in steps' } },
    { kind: 'spark', fields: { circle: 'reaching', text: 'Being watched while I teach' } },
    { kind: 'overlap', fields: { name: 'Small groups, hard skills' }, links: { sparks: ['quiet', 'steps'] } },
  ],
}

export const sparksOfTomas: Record<number, CastElement[]> = {
  34: [
    { kind: 'spark', fields: { circle: 'lights', text: 'Rivers' } },
    { kind: 'spark', fields: { circle: 'well', text: 'Models that others can check' } },
    { kind: 'spark', fields: { circle: 'reaching', text: 'Saying no to a bad deal' } },
  ],
}
