import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { agendaTopics } from '@/db/schema/agenda'
import { announce } from '@/lib/announce'
import type { Verb } from '@/lib/audit/verbs'
import { now } from '@/lib/clock'
import { found, refuseUnless } from '@/lib/refusal'
import { findSession } from '@/lib/sessions/find-session'
import type { addTopicInput, changeTopicInput, orderTopicsInput, reachTopicInput } from './input'
import { mayMarkReached, mayPlanAgenda } from './policy'

/** Longer than a day is no agenda. */
const topicsAtMost = 60

export async function addTopic(
  practice: Practice,
  { topicId, sessionId, text, minutes }: z.output<typeof addTopicInput>,
): Promise<{ topicId: string }> {
  const { db, actor } = practice
  const { engagement } = await findPlannable(practice, sessionId)
  const [there] = await db.execute<{ n: number; last: number }>(sql`
    select count(*)::int as n, coalesce(max(rank), 0)::int as last from agenda_topics
    where practice_id = ${actor.practiceId} and session_id = ${sessionId} and taken_off_at is null`)
  const { n, last } = found(there)
  refuseUnless(n < topicsAtMost, 'That is enough for one session. Take one off first.', 'conflict')
  // Plain SQL: where a topic comes from is the database's word, and the grant covers only these columns.
  const added = await db.execute(sql`
    insert into agenda_topics (practice_id, id, engagement_id, session_id, text, minutes, rank, added_by)
    values (${actor.practiceId}, ${topicId}, ${engagement.id}, ${sessionId}, ${text}, ${minutes}, ${last + 1},
      ${actor.memberId})
    on conflict do nothing returning id`)
  if (added.length === 1) await announce(practice, about('topic added', engagement, topicId))
  return { topicId }
}

export async function changeTopic(
  practice: Practice,
  { topicId, text, minutes }: z.output<typeof changeTopicInput>,
): Promise<void> {
  const { engagement } = await findTopic(practice, topicId)
  await setTopic(practice, topicId, { text, minutes })
  await announce(practice, about('topic changed', engagement, topicId))
}

/** Off the agenda, and not carried over. Its words stay where they were said. */
export async function takeTopicOff(practice: Practice, topicId: string): Promise<void> {
  const { engagement } = await findTopic(practice, topicId)
  await setTopic(practice, topicId, { takenOffAt: now() })
  await announce(practice, about('topic taken off', engagement, topicId))
}

/** Back where it was. */
export async function putTopicBack(practice: Practice, topicId: string): Promise<void> {
  const { engagement } = await findTopic(practice, topicId)
  await setTopic(practice, topicId, { takenOffAt: null })
  await announce(practice, about('topic added', engagement, topicId))
}

/** The order of the whole agenda. What was added meanwhile stays at its end. */
export async function orderTopics(
  practice: Practice,
  { sessionId, topicIds }: z.output<typeof orderTopicsInput>,
): Promise<void> {
  const { db, actor } = practice
  const { engagement } = await findPlannable(practice, sessionId)
  const places = sql.join(
    topicIds.map((id, at) => sql`(${id}::uuid, ${at + 1}::int)`),
    sql`, `,
  )
  await db.execute(sql`
    update agenda_topics a set rank = coalesce(placed.at, ${topicIds.length} + a.rank)
    from agenda_topics b left join (values ${places}) as placed(id, at) on placed.id = b.id
    where b.practice_id = a.practice_id and b.id = a.id
      and a.practice_id = ${actor.practiceId} and a.session_id = ${sessionId}`)
  await announce(practice, about('topic changed', engagement, sessionId))
}

/** Said while they meet: this one is done, or not after all. Said twice, it stays as it is. */
export async function reachTopic(
  practice: Practice,
  { topicId, reached }: z.output<typeof reachTopicInput>,
): Promise<void> {
  const { engagement, session, topic } = await findTopic(practice, topicId)
  refuseUnless(
    mayMarkReached(practice.actor, engagement, session),
    'A topic is ticked off while the session is open.',
    'conflict',
  )
  if ((topic.reachedAt !== null) === reached) return
  await setTopic(practice, topicId, { reachedAt: reached ? now() : null })
  await announce(practice, about(reached ? 'topic reached' : 'topic changed', engagement, topicId))
}

async function setTopic(
  { db, actor }: Practice,
  topicId: string,
  values: { text?: string; minutes?: number; reachedAt?: Date | null; takenOffAt?: Date | null },
) {
  await db
    .update(agendaTopics)
    .set(values)
    .where(and(eq(agendaTopics.practiceId, actor.practiceId), eq(agendaTopics.id, topicId)))
}

async function findTopic(practice: Practice, topicId: string) {
  const [topic] = await practice.db
    .select({ sessionId: agendaTopics.sessionId, reachedAt: agendaTopics.reachedAt })
    .from(agendaTopics)
    .where(and(eq(agendaTopics.practiceId, practice.actor.practiceId), eq(agendaTopics.id, topicId)))
  const there = found(topic, 'This topic does not exist.')
  return { ...(await findPlannable(practice, there.sessionId)), topic: there }
}

/** The session whose agenda is still theirs to plan. Two who change one agenda wait for each other. */
async function findPlannable(practice: Practice, sessionId: string) {
  const { db, actor } = practice
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${sessionId}, 0))`)
  const { engagement, session } = await findSession(practice, sessionId)
  refuseUnless(
    mayPlanAgenda(actor, engagement, session),
    'This session is over, or your work together is not under way. Its agenda stays as it is.',
    'conflict',
  )
  return { engagement, session }
}

const about = (verb: Verb, { id }: { id: string }, subjectId: string) => ({
  verb,
  engagementId: id,
  subjectId,
  tellLive: 'agenda-changed' as const,
})
