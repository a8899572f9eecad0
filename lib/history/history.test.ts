import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cast, castEngagements } from '@/db/cast'
import { admin, type Someone, type Stage, setStage } from '@/lib/live/fixture'
import { plainText } from '@/lib/visions/document/render'
import { appendText, removeBlocks } from '@/lib/visions/document/write'
import { settle } from '@/lib/visions/settle'
import { historyScreenOrNull, momentScreenOrNull } from './queries'

let stage: Stage
afterAll(() => admin.end())
beforeEach(async () => {
  stage = await setStage()
})

/** A document that is written in at given times, as the live process would keep it. */
function writer(documentId: string) {
  const doc = new Y.Doc()
  let waiting: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => waiting.push(update))
  return async (who: Someone, at: string, edit: (doc: Y.Doc) => void) => {
    edit(doc)
    for (const bytes of waiting)
      await admin`insert into document_updates (practice_id, document_id, member_id, at, bytes)
        values (${stage.practiceId}, ${documentId}, ${who.actor.memberId}, ${at}, ${Buffer.from(bytes)})`
    waiting = []
  }
}

const settleAt = async (at: string) => {
  const id = await settle({ practiceId: stage.practiceId, documentId: stage.documents.vision }, 'pause')
  await admin`update checkpoints set made_at = ${at} where id = ${id}`
}

const day = (day: number, clock: string) => `2026-03-${String(day).padStart(2, '0')}T${clock}Z`
const say = (section: string, words: string) => (doc: Y.Doc) => appendText(doc, section, [words], null)
const seen = (someone: Someone, before?: string) => historyScreenOrNull(someone.actor, stage.visionId, before)
const read = (someone: Someone, moment: string) => momentScreenOrNull(someone.actor, stage.visionId, moment)

/** Three days: two sittings of the client, one of them in two documents, and a session. */
async function threeDays() {
  const vision = writer(stage.documents.vision)
  const draft = writer(stage.documents.private_draft)
  await vision(stage.client, day(1, '18:00:00'), say('why', 'First.'))
  await vision(stage.client, day(1, '18:20:00.123456'), say('role', 'A role.'))
  await settleAt(day(1, '18:21:00'))
  await draft(stage.client, day(2, '07:00:00'), say('life', 'A life.'))
  await vision(stage.client, day(2, '07:10:00'), (doc) => removeBlocks(doc, 'why', 0, 1, null))
  await vision(stage.client, day(2, '07:11:00'), say('why', 'Second.'))
  await settleAt(day(2, '07:12:00'))
  await admin`insert into sessions (practice_id, engagement_id, number, starts_at, opened_at, opened_by, ended_at, ended_by)
    values (${stage.practiceId}, ${stage.engagementId}, 2, ${day(3, '09:00:00')}, ${day(3, '09:00:00')}, ${stage.coach.actor.memberId},
      ${day(3, '10:00:00')}, ${stage.coach.actor.memberId})`
  await vision(stage.coach, day(3, '09:30:00'), say('skills', 'A skill.'))
  await vision(stage.client, day(3, '09:40:00'), say('skills', 'Another.'))
  await settleAt(day(3, '10:00:02'))
}

describe('the history of a plan', () => {
  it('is for its client every sitting: when, who, which sections, and in which session', async () => {
    await threeDays()
    const screen = await seen(stage.client)
    const told = screen?.entries.map(({ from, by, session, sections }) => ({
      from: from.toISOString().slice(0, 16),
      by: by.map(({ memberId }) => memberId).sort(),
      session,
      sections: sections.map(({ key, place }) => `${key} ${place}`).sort(),
    }))
    const [client, coach] = [stage.client.actor.memberId, stage.coach.actor.memberId]
    expect(told).toEqual([
      { from: '2026-03-03T09:30', by: [client, coach].sort(), session: 1, sections: ['skills shared'] },
      { from: '2026-03-02T07:00', by: [client], session: null, sections: ['life private', 'why shared'] },
      { from: '2026-03-01T18:00', by: [client], session: null, sections: ['role shared', 'why shared'] },
    ])
    expect(screen?.earlier).toBeNull()
  })

  it('is for the coach what settled, and nothing of the private draft', async () => {
    await threeDays()
    const screen = await seen(stage.coach)
    expect(screen?.entries.map(({ through }) => through.toISOString().slice(0, 16))).toEqual([
      '2026-03-03T10:00',
      '2026-03-02T07:12',
      '2026-03-01T18:21',
    ])
    expect(screen?.entries.map(({ session }) => session)).toEqual([1, null, null])
    expect(JSON.stringify(screen)).not.toContain('"life"')
    expect(JSON.stringify(await seen(stage.client))).toContain('"life"')
  })

  it('is nobody else’s', async () => {
    await threeDays()
    for (const someone of [
      stage.owner,
      stage.colleague,
      stage.otherClient,
      stage.coachNextDoor,
      stage.clientNextDoor,
    ]) {
      expect(await seen(someone)).toBeNull()
      expect(await read(someone, String(Date.parse(day(4, '00:00:00'))))).toBeNull()
    }
    expect(await historyScreenOrNull(stage.client.actor, 'x', undefined)).toBeNull()
  })

  it('goes on on another page, without leaving anything out', async () => {
    const vision = writer(stage.documents.vision)
    for (let at = 1; at <= 28; at++) {
      await vision(stage.client, day(at, '08:00:00'), say('why', `Morning ${at}.`))
      await vision(stage.client, day(at, '20:00:00'), say('why', `Evening ${at}.`))
    }
    const newest = await seen(stage.client)
    const older = await seen(stage.client, newest?.earlier ?? '')
    expect(newest?.entries).toHaveLength(30)
    expect(older?.entries).toHaveLength(26)
    expect(older?.earlier).toBeNull()
    const all = [...(newest?.entries ?? []), ...(older?.entries ?? [])].map(({ moment }) => moment)
    expect(new Set(all).size).toBe(56)
  })
})

describe('a moment of it', () => {
  const words = (screen: Awaited<ReturnType<typeof read>>, key: string) =>
    plainText(screen?.content.sections.find((section) => section.key === key)?.text ?? [])

  it('reads as the plan stood then, to its client in both documents', async () => {
    await threeDays()
    const [, second, first] = (await seen(stage.client))?.entries ?? []
    const then = await read(stage.client, first?.moment ?? '')
    expect([words(then, 'why'), words(then, 'role'), words(then, 'life')]).toEqual(['First.', 'A role.', ''])
    const later = await read(stage.client, second?.moment ?? '')
    expect([words(later, 'why'), words(later, 'life'), words(later, 'skills')]).toEqual([
      'Second.',
      'A life.',
      '',
    ])
  })

  it('says what has gone since, and where it can be brought back to while the work is under way', async () => {
    await threeDays()
    const first = (await seen(stage.client))?.entries.at(-1)
    const then = await read(stage.client, first?.moment ?? '')
    expect(then?.since.why).toEqual({ blocks: [0], elements: [], differs: true })
    expect(then?.since.role?.differs).toBe(false)
    expect(then?.writing?.documents).toEqual({
      shared: stage.documents.vision,
      private: stage.documents.private_draft,
    })
    await admin`update engagements set status = 'ended' where id = ${stage.engagementId}`
    expect((await read(stage.client, first?.moment ?? ''))?.writing).toBeNull()
  })

  it('is for the coach what had settled by then, whatever was being written', async () => {
    await threeDays()
    const then = await read(stage.coach, (await seen(stage.coach))?.entries.at(-1)?.moment ?? '')
    expect(words(then, 'why')).toBe('First.')
    expect(then).toMatchObject({ writing: null, since: {} })
    expect(words(await read(stage.coach, String(Date.parse(day(2, '07:10:30')))), 'why')).toBe('First.')
    expect(await read(stage.coach, String(Date.parse(day(1, '18:20:30'))))).toBeNull()
  })

  it('keeps what has been shared since where it lay then', async () => {
    const draft = writer(stage.documents.private_draft)
    await draft(stage.client, day(1, '08:00:00'), say('life', 'Mine alone.'))
    const first = (await seen(stage.client))?.entries[0]
    await admin`insert into section_places (practice_id, engagement_id, section, place, moved_by, moved_at)
      values (${stage.practiceId}, ${stage.engagementId}, 'life', 'shared', ${stage.client.actor.memberId}, ${day(5, '08:00:00')})`
    const then = await read(stage.client, first?.moment ?? '')
    expect(words(then, 'life')).toBe('Mine alone.')
    expect(then?.places).toEqual({})
    expect(then?.writing?.placesNow).toEqual({ life: 'shared' })
  })

  it('does not exist before anything was written, nor under an address that is no moment', async () => {
    await threeDays()
    for (const moment of ['1', '0', '-5', 'x', '', '1e99', String(Date.parse(day(1, '17:00:00')))])
      expect(await read(stage.client, moment)).toBeNull()
  })
})

it('the demo practice has a history for everybody who has a plan in it', async () => {
  const { practiceId, id: memberId, role } = cast.daniel
  const screen = await historyScreenOrNull(
    { practiceId, memberId, role },
    castEngagements.daniel.visionId,
    undefined,
  )
  expect(screen?.entries.length).toBeGreaterThan(8)
  expect(screen?.entries.filter(({ sections }) => sections.length > 0).length).toBeGreaterThan(8)
})
