import { addDays, type Day, daysBetween } from '@/lib/dates'

/** How far a plan and what is happening have come apart: pure, from facts with dates. */

/** What is known of one engagement, by one reader: only what that person may read has gone into it. */
export type DriftFacts = {
  today: Day
  /** Nothing drifts while the work is paused or over. */
  active: boolean
  beganOn: Day
  /** When the shared plan last settled. */
  settledOn: Day | null
  /** Sections in which anything stands, and the last day on which it moved or was said to be still true. */
  sections: { key: string; touchedOn: Day }[]
  /** Milestones under way, and the last day on which any milestone moved. */
  milestones: { underWay: number; movedOn: Day | null }
  commitments: { open: number; aimed: number; keptOn: Day[] }
  /** Days on which another role became the present one; on which the role aimed for was last written. */
  role: { changedOn: Day[]; targetChangedOn: Day | null }
  /** Each time somebody said how a non-negotiable stands, in their order. */
  looks: { id: string; on: Day; atRisk: boolean }[]
  /** The gap of each part of life, each time it was said, in their order. */
  gaps: { id: string; on: Day; gap: number }[]
  /** Openings that were accepted although a check said no. */
  against: { id: string; on: Day }[]
  sessions: { lastOn: Day | null; booked: boolean; left: number }
}

/** What weighs most comes first. The last is no drift but the nudge before it. */
export const driftKinds = [
  'openings against',
  'role moved',
  'nonnegotiable at risk',
  'life gap',
  'milestones still',
  'commitments unaimed',
  'no session',
  'section untouched',
  'plan quiet',
] as const

export type DriftKind = (typeof driftKinds)[number]

/** Days and counts, never words: what a signal rests on. As long as these are the same, it is the same signal. */
export type SignalFacts = Record<string, string | number>

export type Signal = { kind: DriftKind; about: string; facts: SignalFacts }

const driftDays = {
  section: 90,
  milestones: 60,
  /** To write down what another role means for the one aimed for. */
  role: 14,
  /** Without a next session, from the end of the last one. */
  session: 7,
  /** Quiet long enough to say so to the client. */
  quiet: 14,
} as const

/** By how much a gap has to grow, and over how long its smallest counts. */
const growth = { by: 2, withinDays: 365 }

type Rule = (facts: DriftFacts) => Signal[]

/** A plan that was written and then left: neither moved nor said to be still true for ninety days. */
const sectionUntouched: Rule = ({ today, sections }) =>
  sections
    .filter(({ touchedOn }) => daysBetween(touchedOn, today) >= driftDays.section)
    .map(({ key, touchedOn }) => ({ kind: 'section untouched', about: key, facts: { since: touchedOn } }))

/** Things get done, and none of them moves the route. */
const milestonesStill: Rule = ({ today, milestones: { underWay, movedOn }, commitments }) => {
  if (underWay === 0 || movedOn === null || daysBetween(movedOn, today) < driftDays.milestones) return []
  const done = commitments.keptOn.some((day) => day >= movedOn && day <= today)
  return done ? [{ kind: 'milestones still', about: '', facts: { since: movedOn } }] : []
}

const commitmentsUnaimed: Rule = ({ commitments: { open, aimed } }) => {
  const unaimed = open - aimed
  return open > 0 && unaimed * 2 >= open
    ? [{ kind: 'commitments unaimed', about: '', facts: { open, unaimed } }]
    : []
}

/** Another chair, and the one aimed for is the same as before. Two weeks are for writing it down. */
const roleMoved: Rule = ({ today, role: { changedOn, targetChangedOn } }) => {
  const on = changedOn.findLast((day) => day <= today)
  if (!on || !targetChangedOn || targetChangedOn >= on) return []
  return daysBetween(on, today) >= driftDays.role
    ? [{ kind: 'role moved', about: '', facts: { since: on } }]
    : []
}

/** At risk twice running, on two days; the first of that run is since when. */
const nonnegotiableAtRisk: Rule = ({ today, looks }) =>
  idsOf(looks).flatMap((id) => {
    const days = lastOfEachDay(looks.filter((look) => look.id === id && look.on <= today))
    const running = days.slice(days.findLastIndex(({ atRisk }) => !atRisk) + 1)
    const [first] = running
    return first && running.length >= 2
      ? [{ kind: 'nonnegotiable at risk', about: id, facts: { since: first.on } }]
      : []
  })

/** Wider by two than at its narrowest within a year. */
const lifeGap: Rule = ({ today, gaps }) =>
  idsOf(gaps).flatMap((id) => {
    const said = lastOfEachDay(gaps.filter((gap) => gap.id === id && gap.on <= today))
    const now = said.at(-1)
    const lately = said.filter(({ on }) => on >= addDays(today, -growth.withinDays))
    const was = Math.min(...lately.map(({ gap }) => gap))
    return now && now.gap - was >= growth.by
      ? [{ kind: 'life gap', about: id, facts: { was, gap: now.gap } }]
      : []
  })

/** Once can be a reason; twice is a direction. */
const openingsAgainst: Rule = ({ today, against }) => {
  const count = against.filter(({ on }) => on <= today).length
  return count >= 2 ? [{ kind: 'openings against', about: '', facts: { count } }] : []
}

/** What was agreed is not used up, and a week has gone by without a next date. */
const noSession: Rule = ({ today, beganOn, sessions: { lastOn, booked, left } }) => {
  const since = lastOn ?? beganOn
  return !booked && left > 0 && daysBetween(since, today) >= driftDays.session
    ? [{ kind: 'no session', about: '', facts: { since } }]
    : []
}

/** Not one of the eight: the gentle nudge, so that it can be answered like them. */
const planQuiet: Rule = ({ today, settledOn }) =>
  settledOn !== null && daysBetween(settledOn, today) >= driftDays.quiet
    ? [{ kind: 'plan quiet', about: '', facts: { since: settledOn } }]
    : []

export const signalRules = {
  'section untouched': sectionUntouched,
  'milestones still': milestonesStill,
  'commitments unaimed': commitmentsUnaimed,
  'role moved': roleMoved,
  'nonnegotiable at risk': nonnegotiableAtRisk,
  'life gap': lifeGap,
  'openings against': openingsAgainst,
  'no session': noSession,
  'plan quiet': planQuiet,
} as const satisfies Record<DriftKind, Rule>

/** Those that weigh most first. */
export function byWeight<Of extends { kind: DriftKind }>(signals: readonly Of[]): Of[] {
  return [...signals].sort((one, other) => driftKinds.indexOf(one.kind) - driftKinds.indexOf(other.kind))
}

export function signalsOf(facts: DriftFacts, rules: Record<DriftKind, Rule> = signalRules): Signal[] {
  return facts.active ? driftKinds.flatMap((kind) => rules[kind](facts)) : []
}

const idsOf = (said: readonly { id: string }[]) => [...new Set(said.map(({ id }) => id))]

function lastOfEachDay<Said extends { on: Day }>(said: readonly Said[]): Said[] {
  return said.filter(({ on }, index) => said[index + 1]?.on !== on)
}
