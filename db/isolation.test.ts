import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { type CastName, cast, castEngagements, ids } from './cast'
import { withPractice } from './practice'
import { rehearse } from './rehearse'
import * as documents from './schema/documents'
import { engagements, members, practices } from './schema/practices'

const { daniel: danielsWork } = castEngagements

/** How many of Daniel's rows this person sees, in each table. */
async function seesOfDaniel(someone: CastName) {
  return rehearse(someone, async ({ db }) => {
    const count = async (query: ReturnType<typeof sql>) => {
      const [row] = await db.execute<{ n: number }>(query)
      return row?.n ?? -1
    }
    const id = danielsWork.id
    const { vision, privateDraft } = danielsWork.documents
    return {
      engagement: await count(sql`select count(*)::int n from engagements where id = ${id}`),
      sessions: await count(sql`select count(*)::int n from sessions where engagement_id = ${id}`),
      visions: await count(sql`select count(*)::int n from visions where engagement_id = ${id}`),
      checkpoints: await count(sql`select count(*)::int n from checkpoints where engagement_id = ${id}`),
      log: await count(sql`select count(*)::int n from document_updates where document_id = ${vision}`),
      privateDraft: await count(sql`select count(*)::int n from documents where id = ${privateDraft}`),
      privateLog: await count(
        sql`select count(*)::int n from document_updates where document_id = ${privateDraft}`,
      ),
    }
  })
}

const nothing = {
  engagement: 0,
  sessions: 0,
  visions: 0,
  checkpoints: 0,
  log: 0,
  privateDraft: 0,
  privateLog: 0,
}

describe('who sees what of a client', () => {
  it('the client sees everything of their own', async () => {
    const seen = await seesOfDaniel('daniel')
    for (const rows of Object.values(seen)) expect(rows).toBeGreaterThan(0)
  })

  it('the coach reads what has settled, and neither the log nor the private draft', async () => {
    const seen = await seesOfDaniel('maya')
    expect(seen).toMatchObject({ engagement: 1, visions: 1, log: 0, privateDraft: 0, privateLog: 0 })
    expect(seen.checkpoints).toBeGreaterThan(0)
  })

  it('the owner sees the business without the words', async () => {
    const seen = await seesOfDaniel('ingrid')
    expect(seen).toEqual({ ...nothing, engagement: 1, sessions: seen.sessions })
    expect(seen.sessions).toBeGreaterThan(0)
  })

  it.each(['jonas', 'sofia', 'priya', 'amara', 'felix', 'sofiaNextDoor'] as const)(
    'nothing exists for %s',
    async (someone) => {
      expect(await seesOfDaniel(someone)).toEqual(nothing)
    },
  )

  it('the coach opens the log only while a session is open', async () => {
    await rehearse('maya', async ({ db, actor }) => {
      const isVision = eq(documents.documentUpdates.documentId, danielsWork.documents.vision)
      const log = async () => (await db.select().from(documents.documentUpdates).where(isVision)).length
      expect(await log()).toBe(0)
      await db.execute(
        sql`insert into sessions (practice_id, engagement_id, number, starts_at, opened_at, opened_by)
          values (${actor.practiceId}, ${danielsWork.id}, 90, now(), now(), ${actor.memberId})`,
      )
      expect(await log()).toBeGreaterThan(0)
      await db.execute(
        sql`update sessions set ended_at = now(), ended_by = ${actor.memberId}
          where engagement_id = ${danielsWork.id} and opened_at is not null and ended_at is null`,
      )
      expect(await log()).toBe(0)
    })
  })
})

describe('writing', () => {
  const appendAs = (someone: CastName, document: string, memberId: string = cast[someone].id) =>
    rehearse(someone, ({ db, actor }) =>
      db.execute(sql`
        insert into document_updates (practice_id, document_id, member_id, bytes)
        values (${actor.practiceId}, ${document}, ${memberId}, ${'\\x0000'}::bytea)`),
    )

  it('the client appends to both documents of their plan', async () => {
    await appendAs('daniel', danielsWork.documents.vision)
    await appendAs('daniel', danielsWork.documents.privateDraft)
  })

  it.each(['maya', 'jonas', 'ingrid', 'priya', 'felix'] as const)('%s cannot', async (someone) => {
    for (const document of Object.values(danielsWork.documents)) {
      await expect(appendAs(someone, document)).rejects.toThrow()
    }
  })

  it('nobody appends in the name of somebody else', async () => {
    await expect(appendAs('daniel', danielsWork.documents.vision, cast.maya.id)).rejects.toThrow()
  })

  it('a client opens no session', async () => {
    await expect(
      rehearse('daniel', ({ db, actor }) =>
        db.execute(
          sql`insert into sessions (practice_id, engagement_id, number, starts_at, opened_at, opened_by)
            values (${actor.practiceId}, ${danielsWork.id}, 91, now(), now(), ${actor.memberId})`,
        ),
      ),
    ).rejects.toThrow()
  })
})

describe('a hand-over', () => {
  it('that has been answered is not answered again', async () => {
    await rehearse('maya', async ({ db, actor }) => {
      await db.execute(sql`
        insert into handovers (practice_id, engagement_id, from_coach_id, to_coach_id, proposed_by)
        values (${actor.practiceId}, ${danielsWork.id}, ${actor.memberId}, ${cast.jonas.id}, ${actor.memberId})`)
      const withdraw = async () => {
        const changed = await db.execute(sql`
          update handovers set answer = 'withdrawn', answered_by = ${actor.memberId}, answered_at = now()
          where engagement_id = ${danielsWork.id} returning id`)
        return changed.length
      }
      expect(await withdraw()).toBe(1)
      expect(await withdraw()).toBe(0)
    })
  })
})

describe('the question every append asks', () => {
  it.each(Object.keys(cast) as CastName[])('is answered for %s as the view answers it', async (someone) => {
    await rehearse(someone, async ({ db }) => {
      // The ids are read from the cast: a document this person cannot see must be asked about as well.
      for (const { documents: both } of Object.values(castEngagements)) {
        for (const id of Object.values(both)) {
          const [answer] = await db.execute<{ may: boolean; writable: boolean }>(sql`
            select wall.may_write(${id}) as may,
              exists (select 1 from openable_documents o where o.document_id = ${id} and o.writable) as writable`)
          expect(answer?.may, id).toBe(answer?.writable)
        }
      }
    })
  })
})

describe('the door', () => {
  it('shows a member their own practice only', async () => {
    await rehearse('maya', async ({ db }) => {
      expect((await db.select().from(practices)).map(({ id }) => id)).toEqual([ids.harbor])
    })
  })

  it('shows nothing to a member of one practice who names another', async () => {
    const mixed = { practiceId: ids.tidewater, memberId: cast.maya.id, role: 'coach' } as const
    await withPractice(mixed, async ({ db }) => {
      expect(await db.select().from(engagements)).toEqual([])
      expect(await db.select().from(practices)).toEqual([])
    })
  })

  it('believes the membership row, not the role it is told', async () => {
    const dressedUp = { practiceId: ids.harbor, memberId: cast.daniel.id, role: 'owner' } as const
    await withPractice(dressedUp, async ({ db }) => {
      expect(await db.select({ id: engagements.id }).from(engagements)).toEqual([{ id: danielsWork.id }])
    })
  })

  it('shows a client their coach and themselves, and no other client', async () => {
    await rehearse('daniel', async ({ db }) => {
      const seen = await db.select({ id: members.id }).from(members)
      expect(seen.map(({ id }) => id).sort()).toEqual([cast.maya.id, cast.daniel.id].sort())
    })
  })
})
