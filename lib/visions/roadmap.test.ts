import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { type CastName, cast, castEngagements } from '@/db/cast'
import type { Practice } from '@/db/practice'
import { rehearse } from '@/db/rehearse'
import { events } from '@/db/schema/events'
import { addElement } from './document/elements'
import { ofKind } from './document/told'
import { roadmapScreenOrNull } from './queries'
import { type RoadmapScreen, roadmapWithin } from './roadmap'
import { movingSkills } from './strategy/skills-moving'

const { daniel, priya } = castEngagements
const as = (name: CastName) => ({
  practiceId: cast[name].practiceId,
  memberId: cast[name].id,
  role: cast[name].role,
})
const outcomes = (screen: RoadmapScreen | undefined | null) =>
  ofKind(screen?.elements ?? [], 'milestone').map(({ fields }) => fields.outcome)

it('the client sees the way as they wrote it, the coach as it has settled', async () => {
  const [his, hers] = await Promise.all([
    roadmapScreenOrNull(as('daniel'), null),
    roadmapScreenOrNull(as('maya'), daniel.visionId),
  ])
  expect(his).toMatchObject({ seat: 'client', visionId: daniel.visionId, client: { name: 'Daniel Reyes' } })
  expect(his?.coach.name, 'who else reads it is named').toBe('Maya Okafor')
  expect(hers).toMatchObject({ seat: 'coach', engagementId: daniel.id })
  expect(outcomes(his)).toHaveLength(7)
  expect(outcomes(hers).sort()).toEqual(outcomes(his).sort())
  expect(hers?.weeksMoved.length).toBeGreaterThan(3)
})

it('what was just written is on the client’s way, and is compared with what was settled before', async () => {
  const screen = await rehearse('daniel', async (practice) => {
    await write(practice, 'Written a moment ago')
    return roadmapWithin(practice, null)
  })
  expect(outcomes(screen)).toContain('Written a moment ago')
  const program = movingSkills(screen?.elements ?? [], screen?.before ?? [])[0]
  expect(program).toMatchObject({ name: 'Leading a program', now: 3, gained: 1 })
})

it('what has not settled is not on the coach’s', async () => {
  const hers = await roadmapScreenOrNull(as('maya'), daniel.visionId)
  expect(outcomes(hers)).not.toContain('Written a moment ago')
})

it('each milestone is told what both said they would do for it', async () => {
  const screen = await roadmapScreenOrNull(as('daniel'), null)
  const kickOff = ofKind(screen?.elements ?? [], 'milestone').find(({ fields }) =>
    fields.outcome.includes('kick-off'),
  )
  const said = screen?.promised.get(kickOff?.id ?? '') ?? []
  expect(said.map(({ text, outcome }) => [text, outcome])).toEqual([
    ['Write the one-page case for a cross-site pilot', null],
    ['Ask Lena Fischer for half an hour on launch budgets', 'kept'],
  ])
})

it('that the coach read it is in the record', async () => {
  const read = await rehearse('maya', async (practice) => {
    await roadmapWithin(practice, daniel.visionId)
    return practice.db.select().from(events).where(eq(events.subjectId, daniel.visionId))
  })
  expect(read.map(({ verb }) => verb)).toContain('vision read')
})

it('does not exist for the owner, a colleague, another client or the practice next door', async () => {
  for (const name of ['ingrid', 'jonas', 'priya', 'sofia', 'amara', 'felix'] as const)
    expect(await roadmapScreenOrNull(as(name), daniel.visionId), name).toBeNull()
  for (const id of [priya.id, 'why', '', crypto.randomUUID()])
    expect(await roadmapScreenOrNull(as('daniel'), id)).toBeNull()
})

/** Into the log, as the live process would. */
async function write({ db, actor }: Practice, outcome: string) {
  const doc = new Y.Doc()
  addElement(doc, { kind: 'milestone', section: 'roadmap', fields: { outcome } }, null)
  const update = Buffer.from(Y.encodeStateAsUpdate(doc))
  await db.execute(sql`
    insert into document_updates (practice_id, document_id, member_id, bytes)
    values (${actor.practiceId}, ${daniel.documents.vision}, ${actor.memberId}, ${update})`)
}
