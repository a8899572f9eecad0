import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { withPractice } from '@/db/practice'
import { tasks } from '@/lib/jobs/tasks'
import { admin, type Someone, setStage } from '@/lib/live/fixture'
import { leavePractice, removeMember } from '@/lib/people/commands'
import { endEngagement } from './commands'
import { acceptHandover, proposeHandover } from './handovers'

afterAll(() => admin.end())

const asks = ({ actor }: Someone, query: ReturnType<typeof sql>) =>
  withPractice(actor, async ({ db }) => [...(await db.execute(query))])

describe('after the end', () => {
  it('the coach keeps what had settled by then, and nothing that settles later', async () => {
    const { practiceId, engagementId, documents, coach, client } = await setStage()
    const settle = (seq: number) => admin`
      insert into checkpoints (practice_id, engagement_id, document_id, through_seq, reason, content,
        changed_sections, ready_sections)
      values (${practiceId}, ${engagementId}, ${documents.vision}, ${seq}, 'left', '{}', '{}', '{}')`
    await settle(1)
    await withPractice(coach.actor, (practice) => endEngagement(practice, engagementId))
    await settle(2)
    const seen = sql`select through_seq::int as seq from checkpoints order by through_seq`
    expect(await asks(coach, seen)).toEqual([{ seq: 1 }])
    expect(await asks(client, seen)).toEqual([{ seq: 1 }, { seq: 2 }])
  })
})

describe('after a hand-over', () => {
  it('the coach’s private notes stay with the coach who wrote them, to be read', async () => {
    const { engagementId, documents, owner, coach, colleague, client } = await setStage()
    const notes = sql`select writable from openable_documents where document_id = ${documents.coach_notes}`
    expect(await asks(coach, notes)).toEqual([{ writable: true }])
    const { handoverId } = await withPractice(coach.actor, (practice) =>
      proposeHandover(practice, { engagementId, toCoachId: colleague.actor.memberId }),
    )
    await withPractice(client.actor, (practice) => acceptHandover(practice, handoverId))
    expect(await asks(coach, notes)).toEqual([{ writable: false }])
    for (const someone of [colleague, client, owner]) expect(await asks(someone, notes)).toEqual([])
  })

  it('a coach whose place has ended is no longer offered, nor accepted', async () => {
    const { engagementId, coach, colleague, client } = await setStage()
    const { handoverId } = await withPractice(coach.actor, (practice) =>
      proposeHandover(practice, { engagementId, toCoachId: colleague.actor.memberId }),
    )
    await admin`update members set left_at = now() where id = ${colleague.actor.memberId}`
    await expect(
      withPractice(client.actor, (practice) => acceptHandover(practice, handoverId)),
    ).rejects.toMatchObject({ kind: 'conflict' })
  })
})

/** Who is told that nobody is asked any more, once the job of it has run. */
async function toldOf(practiceId: string, engagementId: string, gone: Someone): Promise<Set<string>> {
  await tasks['handovers-gone']?.({ practiceId, memberId: gone.actor.memberId }, undefined as never)
  const told = await admin<{ member: string }[]>`
    select recipient_id as member from notices
    where practice_id = ${practiceId} and verb = 'handover withdrawn' and engagement_id = ${engagementId}`
  expect(told, 'each once').toHaveLength(2)
  return new Set(told.map(({ member }) => member))
}

describe('a hand-over that waits', () => {
  it('to a coach who is removed is taken back, the two are told, and somebody else can be asked', async () => {
    const stage = await setStage()
    const { practiceId, engagementId, coach, colleague, client, owner } = stage
    const propose = (by: Someone, engagementId: string, to: Someone) =>
      withPractice(by.actor, (practice) =>
        proposeHandover(practice, { engagementId, toCoachId: to.actor.memberId }),
      )
    const { handoverId } = await propose(coach, engagementId, colleague)
    // The control: the colleague’s own client is asked about the one who stays.
    const [other] = await admin<{ id: string }[]>`
      select id from engagements where practice_id = ${practiceId} and coach_id = ${colleague.actor.memberId}`
    const { handoverId: stays } = await propose(owner, other?.id ?? '', coach)

    await withPractice(owner.actor, (practice) =>
      removeMember(practice, { memberId: colleague.actor.memberId }),
    )
    const [taken, kept] = [handoverId, stays].map(
      (id) => admin`select answer, answered_by as by from handovers where id = ${id}`,
    )
    expect(await taken).toEqual([{ answer: 'withdrawn', by: owner.actor.memberId }])
    expect(await kept).toEqual([{ answer: null, by: null }])
    expect(await toldOf(practiceId, engagementId, colleague)).toEqual(
      new Set([coach.actor.memberId, client.actor.memberId]),
    )
    await propose(owner, engagementId, owner)
  })

  it('to a coach who leaves by themselves is taken back with them, and they learn nothing of it', async () => {
    const { practiceId, engagementId, coach, colleague, client, owner } = await setStage()
    const [theirs] = await admin<{ id: string }[]>`
      select id from engagements where practice_id = ${practiceId} and coach_id = ${colleague.actor.memberId}`
    await withPractice(colleague.actor, (practice) => endEngagement(practice, theirs?.id ?? ''))
    const propose = (to: Someone) =>
      withPractice(coach.actor, (practice) =>
        proposeHandover(practice, { engagementId, toCoachId: to.actor.memberId }),
      )
    const { handoverId } = await propose(colleague)
    const asked = sql`select id from handovers where id = ${handoverId}`
    expect(await asks(colleague, asked)).toEqual([])
    expect(await asks(coach, asked), 'the control').toHaveLength(1)
    await withPractice(colleague.actor, leavePractice)
    expect(await admin`select answer, answered_by as by from handovers where id = ${handoverId}`).toEqual([
      { answer: 'withdrawn', by: colleague.actor.memberId },
    ])
    expect(await toldOf(practiceId, engagementId, colleague)).toEqual(
      new Set([coach.actor.memberId, client.actor.memberId]),
    )
    await toldOf(practiceId, engagementId, colleague)
    const said = sql`select from events where verb = 'handover withdrawn' and subject_id = ${handoverId}`
    expect(await asks(owner, said)).toHaveLength(1)
    await expect(
      withPractice(client.actor, (practice) => acceptHandover(practice, handoverId)),
    ).rejects.toMatchObject({ kind: 'conflict' })
    await propose(owner)
  })

  it('is given or taken back where its coach leaves as the client says yes, and never both', async () => {
    const { practiceId, engagementId, coach, colleague, client } = await setStage()
    await admin`delete from engagements where practice_id = ${practiceId} and coach_id = ${colleague.actor.memberId}`
    const { handoverId } = await withPractice(coach.actor, (practice) =>
      proposeHandover(practice, { engagementId, toCoachId: colleague.actor.memberId }),
    )
    const done = await Promise.allSettled([
      withPractice(client.actor, (practice) => acceptHandover(practice, handoverId)),
      withPractice(colleague.actor, leavePractice),
    ])
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [left] = await admin<{ n: number }[]>`
      select count(*)::int as n from engagements e join members m on m.id = e.coach_id
      where e.practice_id = ${practiceId} and e.status <> 'ended' and m.left_at is not null`
    expect(left?.n).toBe(0)
  })

  it('is asked about nobody who is removed at the same moment', async () => {
    const { engagementId, coach, colleague, owner } = await setStage()
    const toCoachId = colleague.actor.memberId
    await Promise.allSettled([
      withPractice(owner.actor, (practice) => removeMember(practice, { memberId: toCoachId })),
      withPractice(coach.actor, (practice) => proposeHandover(practice, { engagementId, toCoachId })),
    ])
    expect(await admin`select id from handovers where to_coach_id = ${toCoachId} and answer is null`).toEqual(
      [],
    )
  })
})

describe('a coach who becomes a client', () => {
  it('has no clients any more, from the next question on', async () => {
    const { coach, documents } = await setStage()
    const sees = async () => [
      ...(await asks(coach, sql`select id from engagements`)),
      ...(await asks(coach, sql`select document_id from openable_documents`)),
      ...(await asks(coach, sql`select id from documents where id = ${documents.coach_notes}`)),
    ]
    expect((await sees()).length).toBeGreaterThan(3)
    await admin`update members set role = 'client' where id = ${coach.actor.memberId}`
    expect(await sees()).toEqual([])
  })
})
