import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { cast, castEngagements } from '@/db/cast'
import type { Practice } from '@/db/practice'
import { attempt, become, rehearse } from '@/db/rehearse'
import { endEngagement } from '@/lib/engagements/commands'
import { endSession, openUnbooked } from '@/lib/sessions/commands'
import { sharedElements } from '@/lib/visions/shared-elements'
import { changeCommitment, makeCommitment, settleCommitment } from './commands'
import { sinceLast, tallyOf } from './commitment'
import { commitmentOrNull, commitmentsOf, commitmentsOfSession, openCommitmentsOf } from './queries'

const { daniel, priya, ben, sofia } = castEngagements

const said = (text: string) => ({
  commitmentId: crypto.randomUUID(),
  ownerId: cast.ben.id as string,
  text,
  dueOn: null as string | null,
  confidence: null as number | null,
  wouldChange: null as string | null,
  milestoneId: null as string | null,
})

const inBens = (text: string) => ({ ...said(text), engagementId: ben.id as string, sessionId: null })

async function made(practice: Practice, more: Partial<ReturnType<typeof said>> = {}) {
  const input = { ...inBens('Walk the site with Ann'), ...more }
  await makeCommitment(practice, input)
  return input.commitmentId
}

describe('a commitment', () => {
  it('is made by either of the two and read by both, as it was said', async () => {
    await rehearse('ben', async (practice) => {
      const id = await made(practice, { dueOn: '2027-02-01', confidence: 5, wouldChange: 'A free morning.' })
      expect(await commitmentOrNull(practice, id)).toMatchObject({
        text: 'Walk the site with Ann',
        owner: { name: 'Ben Whitaker', seat: 'client', isMe: true },
        dueOn: '2027-02-01',
        confidence: 5,
        wouldChange: 'A free morning.',
        outcome: null,
        may: { settle: true },
      })
      const maya = await become(practice, 'maya')
      const hers = await made(maya, { ownerId: cast.maya.id, text: 'Send Ben the checklist' })
      expect(await commitmentOrNull(maya, id)).toMatchObject({ owner: { isMe: false } })
      const back = await become(maya, 'ben')
      expect((await commitmentsOf(back, ben.id)).map((each) => each.id)).toEqual(
        expect.arrayContaining([id, hers]),
      )
    })
  })

  it('is nobody else’s to see: not the owner’s, not a colleague’s, not another client’s', async () => {
    await rehearse('ben', async (practice) => {
      const id = await made(practice)
      for (const other of ['ingrid', 'jonas', 'priya'] as const) {
        const them = await become(practice, other)
        expect(await commitmentOrNull(them, id)).toBeNull()
        expect(await commitmentsOf(them, ben.id)).toEqual([])
        await expect(
          attempt(them, (within) =>
            settleCommitment(within, { commitmentId: id, kind: 'kept', words: null }),
          ),
        ).rejects.toMatchObject({ kind: 'not-found' })
        await expect(
          attempt(them, (within) => makeCommitment(within, inBens('Not mine to say'))),
        ).rejects.toMatchObject({ kind: 'not-found' })
      }
      expect(await commitmentOrNull(await become(practice, 'maya'), id)).not.toBeNull()
    })
  })

  it('sent twice is there once', async () => {
    await rehearse('ben', async (practice) => {
      const input = inBens('Once')
      await makeCommitment(practice, input)
      await makeCommitment(practice, input)
      expect((await commitmentsOf(practice, ben.id)).filter(({ text }) => text === 'Once')).toHaveLength(1)
    })
  })

  it('belongs to one of the two', async () => {
    await rehearse('maya', async (practice) => {
      await expect(
        attempt(practice, (within) =>
          makeCommitment(within, { ...inBens('For Jonas'), ownerId: cast.jonas.id }),
        ),
      ).rejects.toMatchObject({ kind: 'not-allowed' })
    })
  })

  it('of which somebody is sure is not asked what would change', async () => {
    await rehearse('ben', async (practice) => {
      const sure = { ...inBens('Sure'), confidence: 8, wouldChange: 'Nothing.' }
      await expect(attempt(practice, (within) => makeCommitment(within, sure))).rejects.toMatchObject({
        kind: 'invalid',
      })
    })
  })

  it('serves a milestone that stands in the shared vision, and no other', async () => {
    await rehearse('daniel', async (practice) => {
      const milestone = (await sharedElements(practice, daniel.id)).find(({ kind }) => kind === 'milestone')
      const input = {
        ...said('Book the room'),
        ownerId: cast.daniel.id,
        engagementId: daniel.id,
        sessionId: null,
      }
      await makeCommitment(practice, { ...input, milestoneId: milestone?.id ?? '' })
      expect(await commitmentOrNull(practice, input.commitmentId)).toMatchObject({
        milestoneId: milestone?.id,
      })
      const strange = { ...input, commitmentId: crypto.randomUUID(), milestoneId: crypto.randomUUID() }
      await expect(attempt(practice, (within) => makeCommitment(within, strange))).rejects.toMatchObject({
        kind: 'conflict',
      })
    })
  })

  it('said while a session is open belongs to it; one of other work does not take it', async () => {
    await rehearse('maya', async (practice) => {
      const { sessionId } = await openUnbooked(practice, ben.id)
      const inIt = await made(practice)
      await endSession(practice, sessionId)
      await made(practice, { text: 'After it' })
      expect((await commitmentsOfSession(practice, sessionId)).map(({ id }) => id)).toEqual([inIt])
      const others = await openUnbooked(practice, priya.id)
      await expect(
        attempt(practice, (within) =>
          makeCommitment(within, { ...inBens('There'), sessionId: others.sessionId }),
        ),
      ).rejects.toMatchObject({ kind: 'not-found' })
    })
  })

  it('is not made where the work has ended', async () => {
    await rehearse('maya', async (practice) => {
      const id = await made(practice)
      await endEngagement(practice, ben.id)
      await expect(attempt(practice, (within) => made(within).then(() => {}))).rejects.toMatchObject({
        kind: 'not-allowed',
      })
      expect(await commitmentOrNull(practice, id)).toMatchObject({ may: { settle: false } })
    })
  })

  it('is changed by nobody, and taken back by nobody', async () => {
    await rehearse('ben', async (practice) => {
      const id = await made(practice)
      await settleCommitment(practice, { commitmentId: id, kind: 'kept', words: null })
      for (const statement of [
        sql`update commitments set text = 'Something easier' where id = ${id}`,
        sql`delete from commitments where id = ${id}`,
        sql`update commitment_outcomes set kind = 'let_go' where commitment_id = ${id}`,
        sql`delete from commitment_outcomes where commitment_id = ${id}`,
      ]) {
        await expect(attempt(practice, ({ db }) => db.execute(statement))).rejects.toMatchObject({
          cause: { code: '42501' },
        })
      }
    })
  })
})

describe('settling', () => {
  it('says kept or let go, with words, once, by either of the two', async () => {
    await rehearse('ben', async (practice) => {
      const id = await made(practice)
      const maya = await become(practice, 'maya')
      await settleCommitment(maya, { commitmentId: id, kind: 'let_go', words: 'The site closed.' })
      const back = await become(maya, 'ben')
      expect(await commitmentOrNull(back, id)).toMatchObject({
        outcome: { kind: 'let_go', words: 'The site closed.', by: { name: 'Maya Okafor', isMe: false } },
        may: { settle: false },
      })
      await expect(
        attempt(back, (within) => settleCommitment(within, { commitmentId: id, kind: 'kept', words: null })),
      ).rejects.toMatchObject({ kind: 'conflict' })
    })
  })

  it('by changing leads to the one that follows', async () => {
    await rehearse('ben', async (practice) => {
      const id = await made(practice)
      const next = { ...said('Walk one half of the site'), confidence: 8 }
      await changeCommitment(practice, { commitmentId: id, words: 'Too big for a week.', next })
      expect(await commitmentOrNull(practice, id)).toMatchObject({ outcome: { kind: 'changed' } })
      expect(await commitmentOrNull(practice, next.commitmentId)).toMatchObject({
        followsId: id,
        outcome: null,
      })
      const open = await openCommitmentsOf(practice, cast.ben.id)
      expect(open.map((each) => each.id)).toContain(next.commitmentId)
      expect(open.map((each) => each.id)).not.toContain(id)
    })
  })

  it('is written down without a word of it', async () => {
    await rehearse('ben', async (practice) => {
      const id = await made(practice)
      await settleCommitment(practice, { commitmentId: id, kind: 'kept', words: 'Rain.' })
      const told = await practice.db.execute(
        sql`select verb from events where subject_id = ${id} order by seq`,
      )
      expect(told.map(({ verb }) => verb)).toEqual(['commitment made', 'commitment kept'])
    })
  })
})

describe('what is kept', () => {
  it('is counted without those that were changed into others', async () => {
    await rehearse('ben', async (practice) => {
      const [kept, changed] = [await made(practice), await made(practice)]
      await settleCommitment(practice, { commitmentId: kept, kind: 'kept', words: null })
      await changeCommitment(practice, { commitmentId: changed, words: null, next: said('Smaller') })
      const ours = (await commitmentsOf(practice, ben.id)).filter(({ owner }) => owner.isMe)
      expect(tallyOf(ours)).toMatchObject({ kept: 1, made: 2 })
    })
  })

  it('of the demo is nine of twelve, two of three since they last met', async () => {
    const ours = await rehearse('daniel', (practice) => commitmentsOf(practice, daniel.id))
    expect(tallyOf(ours)).toMatchObject({ kept: 9, made: 12 })
    const last = new Date(Date.now() - 20 * 86_400_000)
    expect(tallyOf(sinceLast(ours, last))).toMatchObject({ kept: 2, made: 3 })
    expect(await rehearse('daniel', (practice) => commitmentsOf(practice, sofia.id))).toEqual([])
  })
})
