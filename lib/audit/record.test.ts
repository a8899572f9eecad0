import { sql } from 'drizzle-orm'
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Practice, withPractice } from '@/db/practice'
import { announce } from '@/lib/announce'
import { admin, type Someone, type Stage, setStage } from '@/lib/live/fixture'
import { nothingYet, type Verdict } from './chain'
import { noteRefusedAccess, noteVisionRead, refusalsAnHour } from './commands'
import type { Head, Link } from './link'
import { headToVerify, linksToVerify, recordPage } from './queries'
import { verifyRecord } from './verify'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => admin.end())

const says = ({ actor }: Someone, work: (practice: Practice) => Promise<unknown>) => withPractice(actor, work)
const opens = (someone: Someone, { engagementId }: Stage) =>
  says(someone, (practice) =>
    announce(practice, { verb: 'session opened', engagementId, subjectId: engagementId }),
  )

const verified = (practiceId: string, noted: Head[] = []) =>
  verifyRecord(
    {
      practiceId,
      linksAfter: (seq) => linksToVerify(practiceId, seq),
      head: () => headToVerify(practiceId),
    },
    noted,
  )

class Undo extends Error {}

/** Does something as a superuser, asks whether the record is intact, and takes it back. */
async function verdictAfter(practiceId: string, tamper: (sql: postgres.TransactionSql) => Promise<unknown>) {
  let verdict: Verdict | undefined
  await admin
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tamper(tx)
      const linksAfter = (seq: number) => tx<Link[]>`
        select practice_id as "practiceId", seq::float8 as seq, id, engagement_id as "engagementId",
          member_id as "memberId", verb, subject_id as "subjectId",
          to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, prev_hash as "prevHash", hash
        from events where practice_id = ${practiceId} and seq > ${seq} order by seq`
      const head = async () => {
        const [row] = await tx<
          Head[]
        >`select seq::float8 as seq, hash from event_chains where practice_id = ${practiceId}`
        return row ?? nothingYet
      }
      verdict = await verifyRecord({
        practiceId,
        linksAfter: async (seq) => [...(await linksAfter(seq))],
        head,
      })
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
  return verdict
}

describe('the record of a practice', () => {
  it('is a chain that the database and a program without one compute alike', async () => {
    for (let turn = 0; turn < 5; turn++) await opens(stage.coach, stage)
    expect(await verified(stage.practiceId)).toMatchObject({ intact: true })
  })

  it('has no gap and no fork when many write at once, and none from what was rolled back', async () => {
    const own = await setStage()
    await Promise.all(
      Array.from({ length: 40 }, (_, turn) =>
        says(turn % 2 ? own.coach : own.client, async (practice) => {
          await announce(practice, { verb: 'session opened', engagementId: own.engagementId })
          if (turn % 5 === 0) throw new Undo()
        }).catch((error: unknown) => {
          if (!(error instanceof Undo)) throw error
        }),
      ),
    )
    expect(await verified(own.practiceId)).toMatchObject({ intact: true, head: { seq: 32 } })
  })

  it('is one for each practice', async () => {
    const before = await headToVerify(stage.practiceId)
    const next = stage.coachNextDoor
    await says(next, (practice) => announce(practice, { verb: 'practice changed' }))
    expect(await headToVerify(stage.practiceId)).toEqual(before)
    expect(await verified(next.actor.practiceId)).toMatchObject({ intact: true, head: { seq: 1 } })
  })

  it('cannot be numbered, dated, hashed, changed or taken back by whoever serves people', async () => {
    const { practiceId } = stage
    const attempts = [
      sql`insert into events (practice_id, member_id, verb, seq) values (${practiceId}, ${stage.coach.actor.memberId}, 'x', 1)`,
      sql`insert into events (practice_id, member_id, verb, hash) values (${practiceId}, ${stage.coach.actor.memberId}, 'x', 'x')`,
      sql`insert into events (practice_id, member_id, verb, at) values (${practiceId}, ${stage.coach.actor.memberId}, 'x', now())`,
      sql`update events set verb = 'vision read'`,
      sql`delete from events`,
      sql`truncate events`,
      sql`update event_chains set seq = 0`,
      sql`delete from event_chains`,
    ]
    for (const attempt of attempts) {
      await expect(says(stage.coach, ({ db }) => db.execute(attempt))).rejects.toMatchObject({
        cause: { code: '42501' },
      })
    }
  })

  it('is written in one’s own name', async () => {
    const { actor } = stage.coach
    const asClient = { ...actor, memberId: stage.client.actor.memberId }
    await expect(
      says(stage.coach, ({ db }) => announce({ db, actor: asClient }, { verb: 'session opened' })),
    ).rejects.toMatchObject({ cause: { code: '42501' } })
  })
})

describe('tampering by somebody who may do anything to the database', () => {
  let length = 0
  beforeAll(async () => {
    for (let turn = 0; turn < 4; turn++) await opens(stage.client, stage)
    length = (await headToVerify(stage.practiceId)).seq
  })

  it('is the control: nothing done, nothing found', async () => {
    expect(await verdictAfter(stage.practiceId, async () => {})).toMatchObject({ intact: true })
  })

  it('shows in every column of every row', async () => {
    const { practiceId } = stage
    const changes = [
      `id = uuidv7()`,
      `engagement_id = null`,
      `member_id = uuidv7()`,
      `verb = 'vision read'`,
      `subject_id = uuidv7()`,
      `at = at + interval '1 microsecond'`,
      `prev_hash = repeat('a', 64)`,
      `hash = repeat('a', 64)`,
      `seq = seq + 1000`,
      `practice_id = uuidv7()`,
    ]
    const found: (boolean | undefined)[] = []
    for (let seq = 1; seq <= length; seq++) {
      for (const change of changes) {
        const verdict = await verdictAfter(practiceId, (tx) =>
          tx.unsafe(`update events set ${change} where practice_id = '${practiceId}' and seq = ${seq}`),
        )
        found.push(verdict?.intact === false)
      }
    }
    expect(found).toHaveLength(length * changes.length)
    expect(found.every(Boolean)).toBe(true)
  })

  it('shows where a row was deleted, put in or swapped with its neighbor', async () => {
    const { practiceId } = stage
    for (let seq = 1; seq <= length; seq++) {
      const at = `practice_id = '${practiceId}' and seq = ${seq}`
      const tampered = [
        `delete from events where ${at}`,
        `update events set seq = seq + 1000 where practice_id = '${practiceId}' and seq >= ${seq};
         update events set seq = seq - 999 where practice_id = '${practiceId}' and seq >= 1000;
         insert into events (practice_id, seq, member_id, verb, prev_hash, hash)
         select practice_id, ${seq}, member_id, 'vision read', prev_hash, hash from events
         where practice_id = '${practiceId}' and seq = ${seq + 1}`,
        ...(seq < length
          ? [
              `update events set seq = 1000 where ${at};
               update events set seq = ${seq} where practice_id = '${practiceId}' and seq = ${seq + 1};
               update events set seq = ${seq + 1} where practice_id = '${practiceId}' and seq = 1000`,
            ]
          : []),
      ]
      for (const each of tampered) {
        const verdict = await verdictAfter(practiceId, (tx) => tx.unsafe(each))
        expect(verdict, each).toMatchObject({ intact: false })
      }
    }
  })

  it('shows at the end: the newest gone, or one put after it past the trigger', async () => {
    const { practiceId } = stage
    for (const each of [
      `delete from events where practice_id = '${practiceId}' and seq >= ${length - 1}`,
      `delete from events where practice_id = '${practiceId}'`,
      `insert into events (practice_id, seq, member_id, verb, prev_hash, hash)
       select practice_id, seq + 1, member_id, verb, hash, repeat('b', 64) from events
       where practice_id = '${practiceId}' and seq = ${length}`,
      `update event_chains set seq = seq - 1 where practice_id = '${practiceId}'`,
      `delete from event_chains where practice_id = '${practiceId}'`,
    ]) {
      expect(await verdictAfter(practiceId, (tx) => tx.unsafe(each)), each).toMatchObject({ intact: false })
    }
  })
})

describe('what is noted without anybody changing anything', () => {
  it('a coach reading a vision: once an hour for each vision', async () => {
    const { engagementId, coach } = await setStage()
    const visionId = crypto.randomUUID()
    const note = () => says(coach, (practice) => noteVisionRead(practice, { engagementId, visionId }))
    await Promise.all([note(), note(), note()])
    await note()
    await says(coach, (practice) => noteVisionRead(practice, { engagementId, visionId: crypto.randomUUID() }))
    const { entries } = await recordPage(coach.actor, {})
    expect(entries.map(({ verb }) => verb)).toEqual(['vision read', 'vision read'])
    await admin`update events set at = at - interval '61 minutes' where practice_id = ${coach.actor.practiceId}`
    await note()
    expect((await recordPage(coach.actor, {})).entries).toHaveLength(3)
  })

  it('a refused access: once an hour for each thing, and not without end', async () => {
    const { client } = await setStage()
    const thing = crypto.randomUUID()
    await says(client, (practice) => noteRefusedAccess(practice, thing))
    await says(client, (practice) => noteRefusedAccess(practice, thing))
    await says(client, (practice) => noteRefusedAccess(practice))
    expect((await recordPage(client.actor, {})).entries).toHaveLength(2)
    await Promise.all(
      Array.from({ length: refusalsAnHour + 10 }, () =>
        says(client, (practice) => noteRefusedAccess(practice, crypto.randomUUID())),
      ),
    )
    expect((await recordPage(client.actor, {})).entries).toHaveLength(refusalsAnHour)
  })
})

describe('who reads the record', () => {
  it('the coach and the client that of their engagement, the owner all of it, others nothing of it', async () => {
    const own = await setStage()
    await opens(own.coach, own)
    await opens(own.client, own)
    const seen = async ({ actor }: Someone) => (await recordPage(actor, {})).entries.length
    expect(await seen(own.coach)).toBe(2)
    expect(await seen(own.client)).toBe(2)
    expect(await seen(own.owner)).toBe(2)
    for (const other of [own.colleague, own.otherClient, own.coachNextDoor, own.clientNextDoor]) {
      expect(await seen(other)).toBe(0)
      await expect(recordPage(other.actor, { engagement: own.engagementId })).rejects.toMatchObject({
        kind: 'not-found',
      })
    }
    const narrowed = await recordPage(own.owner.actor, { engagement: own.engagementId })
    expect(narrowed).toMatchObject({ engagement: { seat: 'owner' }, head: null })
    expect(narrowed.entries).toHaveLength(2)
  })

  it('whoever it was done to', async () => {
    const own = await setStage()
    await says(own.owner, (practice) =>
      announce(practice, { verb: 'role changed', subjectId: own.colleague.actor.memberId }),
    )
    const [entry] = (await recordPage(own.colleague.actor, {})).entries
    expect(entry).toMatchObject({ verb: 'role changed', subject: { isMe: true }, who: { role: 'owner' } })
    expect((await recordPage(own.coach.actor, {})).entries).toEqual([])
  })

  it('the people of a plan see that somebody else asked for it; a stranger’s other attempts they do not', async () => {
    const own = await setStage()
    await says(own.colleague, (practice) => noteRefusedAccess(practice, own.documents.private_draft))
    await says(own.colleague, (practice) => noteRefusedAccess(practice, own.engagementId))
    await says(own.colleague, (practice) => noteRefusedAccess(practice, crypto.randomUUID()))
    const page = await recordPage(own.client.actor, { engagement: own.engagementId })
    expect(page.entries).toMatchObject([
      { verb: 'access refused', who: null },
      { verb: 'access refused', who: null },
    ])
    // The private draft is not the coach's to know of.
    expect((await recordPage(own.coach.actor, { engagement: own.engagementId })).entries).toHaveLength(1)
    expect((await recordPage(own.owner.actor, {})).entries).toHaveLength(3)
  })

  it('turns pages, and narrows to what it is about', async () => {
    const own = await setStage()
    for (let turn = 0; turn < 60; turn++) await opens(own.coach, own)
    await says(own.owner, (practice) => announce(practice, { verb: 'practice changed' }))
    const first = await recordPage(own.owner.actor, {})
    expect(first.entries).toHaveLength(50)
    expect(first.head?.seq).toBe(61)
    const second = await recordPage(own.owner.actor, { before: first.before ?? undefined })
    expect(second.entries).toHaveLength(11)
    expect(second.before).toBeNull()
    expect((await recordPage(own.owner.actor, { about: 'people' })).entries).toHaveLength(1)
  })

  it('never meets a word that somebody wrote: there is no column for one', async () => {
    const columns =
      await admin`select column_name from information_schema.columns where table_name = 'events' order by 1`
    expect(columns.map(({ column_name }) => column_name)).toEqual([
      'at',
      'engagement_id',
      'hash',
      'id',
      'member_id',
      'practice_id',
      'prev_hash',
      'seq',
      'subject_id',
      'verb',
    ])
  })
})
