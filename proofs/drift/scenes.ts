import type postgres from 'postgres'
import * as Y from 'yjs'
import { addDays, type Day, startOfDay } from '@/lib/dates'
import type { DriftKind } from '@/lib/drift/signals'
import { addElement, type NewElement, setField } from '@/lib/visions/document/elements'
import type { Random } from '../stage/frame'
import type { Pair } from '../stage/pairs'

/** What is arranged in real rows, so that the signal fires on `day` and not before. */
export type Scene = {
  kind: DriftKind
  /** It rests on a private section: the client's alone. */
  alone: boolean
  arrange: (stage: Stage) => Promise<void>
}

export type Stage = {
  admin: postgres.Sql
  pair: Pair
  day: Day
  zone: string
  random: Random
}

export const scenes: readonly Scene[] = [
  {
    kind: 'section untouched',
    alone: false,
    arrange: async (stage) => {
      await settles(stage, stage.random.int(40) + 91, ['value'], [])
      await settles(stage, 90, ['value'], [])
    },
  },
  {
    kind: 'section untouched',
    alone: true,
    arrange: async (stage) => {
      const draft = privately(stage)
      await draft.writes(90, (doc) => addElement(doc, health(6), null))
    },
  },
  {
    kind: 'milestones still',
    alone: false,
    arrange: async (stage) => {
      const [before, moved] = [milestone('2026-07'), milestone('2026-09')]
      await settles(stage, 60 + 1 + stage.random.int(30), ['roadmap'], [before])
      await settles(stage, 60, ['roadmap'], [moved])
      await settles(stage, stage.random.int(59), ['why'], [moved])
      await commits(stage, { madeDaysAgo: 59, keptDaysAgo: 1 + stage.random.int(50), aimed: true })
    },
  },
  {
    kind: 'commitments unaimed',
    alone: false,
    arrange: async (stage) => {
      const aimed = 1 + stage.random.int(4)
      for (let each = 0; each < aimed; each++)
        await commits(stage, { madeDaysAgo: 1 + stage.random.int(80), keptDaysAgo: null, aimed: true })
      // All but the last were there the day before: still fewer than half.
      for (let each = 1; each < aimed; each++)
        await commits(stage, { madeDaysAgo: 1 + stage.random.int(80), keptDaysAgo: null, aimed: false })
      await commits(stage, { madeDaysAgo: 0, keptDaysAgo: null, aimed: false })
    },
  },
  {
    kind: 'role moved',
    alone: true,
    arrange: async (stage) => {
      await settles(stage, 120, ['role'], [target])
      const draft = privately(stage)
      const past: NewElement = {
        kind: 'past_role',
        section: 'stock',
        fields: { title: 'Planner', from: '2020-01' },
      }
      await draft.writes(100, (doc) => addElement(doc, past, null))
      const next: NewElement = {
        kind: 'past_role',
        section: 'stock',
        fields: { title: 'Manager', from: '2026-01' },
      }
      await draft.writes(14, (doc) => addElement(doc, next, null))
    },
  },
  {
    kind: 'nonnegotiable at risk',
    alone: false,
    arrange: async (stage) => {
      const home = nonnegotiable('at_risk')
      await settles(stage, 1 + stage.random.int(60), ['nonneg'], [home])
      await checksIn(stage, 0, home.id)
    },
  },
  {
    kind: 'life gap',
    alone: true,
    arrange: async (stage) => {
      const draft = privately(stage)
      let id = ''
      await draft.writes(30 + stage.random.int(200), (doc) => {
        id = addElement(doc, health(6), null)
      })
      await draft.writes(20, (doc) => setField(doc, id, 'now', 5, null))
      await draft.writes(0, (doc) => setField(doc, id, 'now', 4, null))
    },
  },
  {
    kind: 'openings against',
    alone: false,
    arrange: async (stage) => {
      const [first, second] = [opening('fits_vision'), opening('fits_milestones')]
      await settles(stage, 1 + stage.random.int(90), ['openings'], [first])
      await settles(stage, 0, ['openings'], [first, second])
    },
  },
  {
    kind: 'no session',
    alone: false,
    arrange: async (stage) => {
      const ended = at(stage, 7)
      await stage.admin`update sessions set starts_at = ${ended}, opened_at = ${ended}, ended_at = ${ended},
        ended_by = opened_by where engagement_id = ${stage.pair.engagementId}`
    },
  },
]

type Element = { id: string; kind: string; fields: Record<string, string> }

const element = (kind: string, fields: Record<string, string>): Element => ({
  id: crypto.randomUUID(),
  kind,
  fields,
})
const milestone = (due: string) => ({
  ...element('milestone', { outcome: 'I lead it', due, status: 'started' }),
  id: '00000000-0000-4000-8000-000000000001',
})
const target = element('target_role', { title: 'Launch lead' })
const nonnegotiable = (status: string) => element('nonnegotiable', { statement: 'Home by six', status })
const opening = (check: string) => element('opening', { what: 'A post', decision: 'accepted', [check]: 'no' })
const health = (now: number): NewElement => ({
  kind: 'life_domain',
  section: 'life',
  fields: { name: 'Health', now, wanted: 7 },
})

/** Some instant of the day that lies so many days before, where the client lives. */
function at({ day, zone, random }: Stage, daysAgo: number): Date {
  const begins = startOfDay(addDays(day, -daysAgo), zone).getTime()
  const ends = startOfDay(addDays(day, 1 - daysAgo), zone).getTime()
  // Its last hour is left, so that whoever looks then sees all of it.
  return new Date(begins + random.int(ends - begins - 3_600_000))
}

let seq = 0

/** What has settled of the shared sections, as the settling writes it. */
async function settles(stage: Stage, daysAgo: number, changed: string[], elements: Element[]) {
  const { admin, pair } = stage
  const text = [{ type: 'paragraph', runs: [{ text: 'Proved.' }] }]
  const sections = ['why', 'value', 'nonneg', 'role', 'roadmap', 'openings'].map((key) => ({
    key,
    text: changed.includes(key) ? text : [],
    elements: changed.includes(key) ? elements : [],
  }))
  // Rows that stand stay where they stood, whatever else moved.
  const [home] = sections.filter(({ key }) => key === 'roadmap')
  if (home && elements.length > 0 && sections.every((section) => section.elements.length === 0))
    home.elements = elements
  const settled = { format: 1, template: { key: 'career-and-life', version: 1 }, sections }
  await admin`insert into checkpoints
    (practice_id, engagement_id, document_id, through_seq, reason, content, changed_sections, ready_sections, made_at)
    values (${pair.practiceId}, ${pair.engagementId}, ${pair.vision}, ${++seq}, 'pause',
      ${admin.json(settled)},
      ${changed}, '{}', ${at(stage, daysAgo)})`
}

type Committed = { madeDaysAgo: number; keptDaysAgo: number | null; aimed: boolean }

async function commits(stage: Stage, { madeDaysAgo, keptDaysAgo, aimed }: Committed) {
  const { admin, pair } = stage
  const [made] = await admin<{ id: string }[]>`
    insert into commitments (practice_id, engagement_id, owner_id, text, milestone_id, created_by, created_at)
    values (${pair.practiceId}, ${pair.engagementId}, ${pair.client.memberId}, 'To be proved',
      ${aimed ? '00000000-0000-4000-8000-000000000001' : null}, ${pair.client.memberId}, ${at(stage, madeDaysAgo)})
    returning id`
  if (keptDaysAgo === null || !made) return
  await admin`insert into commitment_outcomes (practice_id, engagement_id, commitment_id, kind, member_id, at)
    values (${pair.practiceId}, ${pair.engagementId}, ${made.id}, 'kept', ${pair.client.memberId},
      ${at(stage, keptDaysAgo)})`
}

async function checksIn(stage: Stage, daysAgo: number, atRisk: string) {
  const { admin, pair } = stage
  await admin`insert into check_ins (practice_id, engagement_id, member_id, going, kept, at_risk, line, at)
    values (${pair.practiceId}, ${pair.engagementId}, ${pair.client.memberId}, 5, '{}', ${[atRisk]}::uuid[], '',
      ${at(stage, daysAgo)})`
}

/** The private draft, written as its client writes it: rows of the log. */
function privately(stage: Stage) {
  const doc = new Y.Doc()
  return {
    writes: async (daysAgo: number, change: (doc: Y.Doc) => unknown) => {
      const before = Y.encodeStateVector(doc)
      doc.transact(() => change(doc))
      const { admin, pair } = stage
      await admin`insert into document_updates (practice_id, document_id, member_id, at, bytes)
        values (${pair.practiceId}, ${pair.privateDraft}, ${pair.client.memberId}, ${at(stage, daysAgo)},
          ${Buffer.from(Y.encodeStateAsUpdate(doc, before))})`
    },
  }
}
