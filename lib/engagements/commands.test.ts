import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { cast, castEngagements } from '@/db/cast'
import type { Practice } from '@/db/practice'
import { attempt, become, rehearse } from '@/db/rehearse'
import { endSession, openUnbooked } from '@/lib/sessions/commands'
import { beginAnother, endEngagement, pauseEngagement, resumeEngagement } from './commands'
import { acceptHandover, declineHandover, proposeHandover, withdrawHandover } from './handovers'

const { luca, samuel } = castEngagements

const statusOf = async ({ db }: Practice, id: string) => {
  const [row] = await db.execute<{ status: string; since: string | null; by: string | null }>(
    sql`select status, status_since as since, status_by as by from engagements where id = ${id}`,
  )
  return row
}

const verbsOf = async ({ db }: Practice, id: string) => {
  const rows = await db.execute<{ verb: string }>(
    sql`select verb from events where engagement_id = ${id} order by seq`,
  )
  return rows.map(({ verb }) => verb)
}

const counted = async ({ db }: Practice, query: ReturnType<typeof sql>) => {
  const [row] = await db.execute<{ n: number }>(query)
  return row?.n ?? -1
}

const readsOf = async (practice: Practice, { id, visionId, documents }: typeof luca) => ({
  engagement: await counted(practice, sql`select count(*)::int n from engagements where id = ${id}`),
  vision: await counted(practice, sql`select count(*)::int n from visions where id = ${visionId}`),
  settled: await counted(practice, sql`select count(*)::int n from checkpoints where engagement_id = ${id}`),
  sessions: await counted(practice, sql`select count(*)::int n from sessions where engagement_id = ${id}`),
  record: await counted(
    practice,
    sql`select count(*)::int n from events where engagement_id = ${id} and member_id <> ${practice.actor.memberId}`,
  ),
  open: await counted(
    practice,
    sql`select count(*)::int n from openable_documents where document_id in (${documents.vision}, ${documents.privateDraft})`,
  ),
})
const nothing = { engagement: 0, vision: 0, settled: 0, sessions: 0, record: 0, open: 0 }

const writable = ({ db }: Practice, documentId: string) =>
  db.execute<{ writable: boolean }>(
    sql`select writable from openable_documents where document_id = ${documentId}`,
  )

const notFound = { kind: 'not-found', sentence: 'This page does not exist.' }

describe('pausing', () => {
  it('is done and undone by the coach, with time and name, and written down', async () => {
    await rehearse('maya', async (practice) => {
      await pauseEngagement(practice, luca.id)
      expect(await statusOf(practice, luca.id)).toMatchObject({ status: 'paused', by: cast.maya.id })
      await resumeEngagement(practice, luca.id)
      const resumed = await statusOf(practice, luca.id)
      expect(resumed?.status).toBe('active')
      expect(resumed?.since).not.toBeNull()
      expect((await verbsOf(practice, luca.id)).slice(-2)).toEqual([
        'engagement paused',
        'engagement resumed',
      ])
    })
  })

  it('keeps sessions from being opened, and lets the client write on', async () => {
    await rehearse('maya', async (practice) => {
      await pauseEngagement(practice, luca.id)
      await expect(attempt(practice, (p) => openUnbooked(p, luca.id))).rejects.toMatchObject({
        kind: 'not-allowed',
      })
      const client = await become(practice, 'luca')
      expect(await writable(client, luca.documents.vision)).toEqual([{ writable: true }])
    })
  })

  it('twice is a conflict, and so is resuming what is under way', async () => {
    await rehearse('maya', async (practice) => {
      await expect(attempt(practice, (p) => resumeEngagement(p, luca.id))).rejects.toMatchObject({
        kind: 'conflict',
      })
      await pauseEngagement(practice, luca.id)
      await expect(attempt(practice, (p) => pauseEngagement(p, luca.id))).rejects.toMatchObject({
        kind: 'conflict',
      })
    })
  })

  it('waits for an open session to end', async () => {
    await rehearse('maya', async (practice) => {
      const { sessionId } = await openUnbooked(practice, luca.id)
      for (const change of [pauseEngagement, endEngagement]) {
        await expect(attempt(practice, (p) => change(p, luca.id))).rejects.toMatchObject({
          kind: 'conflict',
          sentence: 'A session is open. End it first.',
        })
      }
      await endSession(practice, sessionId)
      await pauseEngagement(practice, luca.id)
    })
  })

  it.each([
    ['luca', 'not-allowed'],
    ['ingrid', 'not-allowed'],
    ['jonas', 'not-found'],
    ['priya', 'not-found'],
    ['felix', 'not-found'],
    ['sofiaNextDoor', 'not-found'],
  ] as const)('is refused to %s', async (someone, kind) => {
    for (const change of [pauseEngagement, endEngagement]) {
      await rehearse(someone, (practice) => expect(change(practice, luca.id)).rejects.toMatchObject({ kind }))
    }
    await rehearse('maya', (practice) => pauseEngagement(practice, luca.id))
  })

  it('is refused alike for what is not there and for what is next door', async () => {
    for (const id of [crypto.randomUUID(), castEngagements.felix.id, luca.visionId]) {
      await rehearse('maya', (practice) =>
        expect(pauseEngagement(practice, id)).rejects.toMatchObject(notFound),
      )
    }
  })
})

describe('the end', () => {
  it('leaves the client everything to read and nothing to write', async () => {
    await rehearse('maya', async (practice) => {
      await endEngagement(practice, luca.id)
      const client = await become(practice, 'luca')
      const reads = await readsOf(client, luca)
      expect(reads).toMatchObject({ engagement: 1, vision: 1, open: 2 })
      expect(reads.settled).toBeGreaterThan(0)
      expect(reads.sessions).toBeGreaterThan(0)
      expect(await writable(client, luca.documents.vision)).toEqual([{ writable: false }])
      await expect(
        attempt(client, ({ db, actor }) =>
          db.execute(sql`insert into document_updates (practice_id, document_id, member_id, bytes)
            values (${actor.practiceId}, ${luca.documents.vision}, ${actor.memberId}, ${'\\x0000'}::bytea)`),
        ),
      ).rejects.toThrow()
    })
  })

  it('is for good', async () => {
    await rehearse('maya', async (practice) => {
      await endEngagement(practice, luca.id)
      for (const change of [endEngagement, resumeEngagement, pauseEngagement]) {
        await expect(attempt(practice, (p) => change(p, luca.id))).rejects.toMatchObject({
          kind: expect.stringMatching(/conflict|not-allowed/),
        })
      }
      const revived = await practice.db.execute(
        sql`update engagements set status = 'active' where id = ${luca.id} returning id`,
      )
      expect(revived).toHaveLength(0)
    })
  })

  it('takes an unanswered hand-over with it', async () => {
    await rehearse('maya', async (practice) => {
      const { handoverId } = await proposeHandover(practice, {
        engagementId: luca.id,
        toCoachId: cast.jonas.id,
      })
      await endEngagement(practice, luca.id)
      const client = await become(practice, 'luca')
      await expect(attempt(client, (p) => acceptHandover(p, handoverId))).rejects.toMatchObject({
        kind: 'conflict',
      })
      expect((await verbsOf(client, luca.id)).slice(-2)).toEqual(['handover withdrawn', 'engagement ended'])
    })
  })
})

describe('another engagement', () => {
  const agreed = {
    engagementId: luca.id,
    purpose: 'Trainer to head of training',
    startsOn: '2026-12-01',
    sessionsAgreed: 6,
  }

  it('begins after the end with a plan of its own, and the one before stays', async () => {
    await rehearse('maya', async (practice) => {
      await endEngagement(practice, luca.id)
      const begun = await beginAnother(practice, agreed)
      const client = await become(practice, 'luca')
      expect(await statusOf(client, begun.engagementId)).toMatchObject({ status: 'active' })
      expect(await counted(client, sql`select count(*)::int n from engagements`)).toBe(2)
      const fresh = await client.db.execute<{ kind: string; writable: boolean }>(
        sql`select kind, writable from openable_documents where engagement_id = ${begun.engagementId} order by kind`,
      )
      expect(fresh).toEqual([
        { kind: 'vision', writable: true },
        { kind: 'private_draft', writable: true },
      ])
    })
  })

  it('is not begun while one is under way, and not twice', async () => {
    await rehearse('maya', async (practice) => {
      await expect(attempt(practice, (p) => beginAnother(p, agreed))).rejects.toMatchObject({
        kind: 'not-allowed',
      })
      await endEngagement(practice, luca.id)
      await beginAnother(practice, agreed)
      await expect(attempt(practice, (p) => beginAnother(p, agreed))).rejects.toMatchObject({
        kind: 'conflict',
      })
    })
  })

  it.each(['jonas', 'priya', 'felix'] as const)('is not begun by %s', async (someone) => {
    await rehearse(someone, (practice) =>
      expect(beginAnother(practice, agreed)).rejects.toMatchObject(notFound),
    )
  })

  it('is not written past the command with somebody a coach has never worked with', async () => {
    const insert = (client: string) => (practice: Practice) =>
      practice.db.execute(sql`
        insert into engagements (practice_id, coach_id, client_id, purpose, status, starts_on, sessions_agreed)
        values (${practice.actor.practiceId}, ${practice.actor.memberId}, ${client}, 'x', 'active', now(), 1)`)
    await rehearse('maya', async (practice) => {
      await expect(attempt(practice, insert(cast.sofia.id))).rejects.toThrow()
      await endEngagement(practice, luca.id)
      await insert(cast.luca.id)(practice)
    })
  })
})

describe('a hand-over', () => {
  const toJonas = { engagementId: samuel.id, toCoachId: cast.jonas.id }

  it('changes nothing until the client says yes', async () => {
    await rehearse('maya', async (practice) => {
      await proposeHandover(practice, toJonas)
      expect(await readsOf(await become(practice, 'jonas'), samuel)).toEqual(nothing)
      const jonas = await become(practice, 'jonas')
      expect(await counted(jonas, sql`select count(*)::int n from handovers`)).toBe(0)
      expect((await readsOf(await become(practice, 'maya'), samuel)).engagement).toBe(1)
    })
  })

  it('tells the client the name of the colleague before they answer', async () => {
    await rehearse('maya', async (practice) => {
      const seen = async () => {
        const client = await become(practice, 'samuel')
        return counted(client, sql`select count(*)::int n from members where id = ${cast.jonas.id}`)
      }
      expect(await seen()).toBe(0)
      await proposeHandover(await become(practice, 'maya'), toJonas)
      expect(await seen()).toBe(1)
    })
  })

  it('with the yes takes everything from the coach before and gives what is shared to the new one', async () => {
    await rehearse('maya', async (practice) => {
      const before = await readsOf(practice, samuel)
      expect(before.settled).toBeGreaterThan(0)
      const { handoverId } = await proposeHandover(practice, toJonas)
      await acceptHandover(await become(practice, 'samuel'), handoverId)

      expect(await readsOf(await become(practice, 'maya'), samuel)).toEqual({ ...nothing, record: 1 })
      const after = await readsOf(await become(practice, 'jonas'), samuel)
      expect(after).toMatchObject({
        engagement: 1,
        vision: 1,
        settled: before.settled,
        sessions: before.sessions,
      })
      const jonas = await become(practice, 'jonas')
      expect(
        await counted(
          jonas,
          sql`select count(*)::int n from documents where id = ${samuel.documents.privateDraft}`,
        ),
      ).toBe(0)
      await pauseEngagement(jonas, samuel.id)
    })
  })

  it('tells the coach before that it was accepted, and nothing else of it', async () => {
    await rehearse('maya', async (practice) => {
      const { handoverId } = await proposeHandover(practice, toJonas)
      await acceptHandover(await become(practice, 'samuel'), handoverId)
      const maya = await become(practice, 'maya')
      const rows = await maya.db.execute<{ verb: string }>(
        sql`select verb from events where engagement_id = ${samuel.id} and member_id <> ${cast.maya.id}`,
      )
      expect(rows).toEqual([{ verb: 'handover accepted' }])
    })
  })

  it('is proposed by the owner where a coach cannot', async () => {
    await rehearse('ingrid', async (practice) => {
      const { handoverId } = await proposeHandover(practice, toJonas)
      await acceptHandover(await become(practice, 'samuel'), handoverId)
      expect((await readsOf(await become(practice, 'jonas'), samuel)).engagement).toBe(1)
      expect((await readsOf(await become(practice, 'ingrid'), samuel)).vision).toBe(0)
    })
  })

  it('is declined by the client, and taken back by the coach or the owner', async () => {
    await rehearse('maya', async (practice) => {
      const first = await proposeHandover(practice, toJonas)
      await declineHandover(await become(practice, 'samuel'), first.handoverId)
      const second = await proposeHandover(await become(practice, 'maya'), toJonas)
      await withdrawHandover(await become(practice, 'ingrid'), second.handoverId)
      const third = await proposeHandover(await become(practice, 'ingrid'), toJonas)
      await withdrawHandover(await become(practice, 'maya'), third.handoverId)
      expect((await verbsOf(practice, samuel.id)).slice(-6)).toEqual([
        'handover proposed',
        'handover declined',
        'handover proposed',
        'handover withdrawn',
        'handover proposed',
        'handover withdrawn',
      ])
    })
  })

  it('is answered once', async () => {
    await rehearse('maya', async (practice) => {
      const { handoverId } = await proposeHandover(practice, toJonas)
      const client = await become(practice, 'samuel')
      await acceptHandover(client, handoverId)
      for (const answer of [acceptHandover, declineHandover, withdrawHandover]) {
        await expect(attempt(client, (p) => answer(p, handoverId))).rejects.toMatchObject({
          kind: 'conflict',
        })
      }
    })
  })

  it('is one at a time', async () => {
    await rehearse('maya', async (practice) => {
      await proposeHandover(practice, toJonas)
      await expect(attempt(practice, (p) => proposeHandover(p, toJonas))).rejects.toMatchObject({
        kind: 'conflict',
      })
    })
  })

  it.each([
    ['to oneself', cast.maya.id, 'invalid'],
    ['to a client', cast.priya.id, 'not-found'],
    ['to a coach next door', cast.amara.id, 'not-found'],
    ['to nobody', crypto.randomUUID(), 'not-found'],
  ])('is not proposed %s', async (_whom, toCoachId, kind) => {
    await rehearse('maya', (practice) =>
      expect(proposeHandover(practice, { engagementId: samuel.id, toCoachId })).rejects.toMatchObject({
        kind,
      }),
    )
  })

  it.each([
    ['samuel', 'not-allowed'],
    ['jonas', 'not-found'],
    ['priya', 'not-found'],
    ['felix', 'not-found'],
  ] as const)('is not proposed by %s', async (someone, kind) => {
    await rehearse(someone, (practice) =>
      expect(proposeHandover(practice, toJonas)).rejects.toMatchObject({ kind }),
    )
  })

  it.each([
    ['maya', 'not-allowed'],
    ['ingrid', 'not-allowed'],
    ['jonas', 'not-found'],
    ['priya', 'not-found'],
    ['felix', 'not-found'],
  ] as const)('is not answered by %s', async (someone, kind) => {
    await rehearse('maya', async (practice) => {
      const { handoverId } = await proposeHandover(practice, toJonas)
      const other = await become(practice, someone)
      for (const answer of [acceptHandover, declineHandover]) {
        await expect(attempt(other, (p) => answer(p, handoverId))).rejects.toMatchObject({ kind })
      }
      const past = await attempt(other, ({ db }) =>
        db.execute<{ accepted: boolean }>(sql`select wall.accept_handover(${handoverId}) as accepted`),
      )
      expect(past[0]?.accepted).toBe(false)
    })
  })

  it('is not taken back by the client, nor by a colleague', async () => {
    await rehearse('maya', async (practice) => {
      const { handoverId } = await proposeHandover(practice, toJonas)
      const client = await become(practice, 'samuel')
      await expect(attempt(client, (p) => withdrawHandover(p, handoverId))).rejects.toMatchObject({
        kind: 'not-allowed',
      })
      const colleague = await become(practice, 'jonas')
      await expect(attempt(colleague, (p) => withdrawHandover(p, handoverId))).rejects.toMatchObject(notFound)
    })
  })

  it('cannot be answered past the function: neither coach nor answer is anybody’s to write', async () => {
    await rehearse('maya', async (practice) => {
      const { handoverId } = await proposeHandover(practice, toJonas)
      const client = await become(practice, 'samuel')
      const accepting = (p: Practice) =>
        p.db.execute(sql`update handovers set answer = 'accepted', answered_by = ${p.actor.memberId}, answered_at = now()
          where id = ${handoverId}`)
      await expect(attempt(client, accepting)).rejects.toThrow()
      await expect(
        attempt(client, ({ db }) =>
          db.execute(sql`update engagements set coach_id = ${cast.jonas.id} where id = ${samuel.id}`),
        ),
      ).rejects.toThrow()
    })
  })

  it('waits for an open session to end', async () => {
    await rehearse('maya', async (practice) => {
      const { handoverId } = await proposeHandover(practice, toJonas)
      await openUnbooked(practice, samuel.id)
      const client = await become(practice, 'samuel')
      await expect(attempt(client, (p) => acceptHandover(p, handoverId))).rejects.toMatchObject({
        kind: 'conflict',
      })
    })
  })
})
