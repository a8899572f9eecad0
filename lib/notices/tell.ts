import { type SQL, sql } from 'drizzle-orm'
import type { Actor, Practice } from '@/db/practice'
import type { Verb } from '@/lib/audit/verbs'
import { type About, tellings, type Whom } from './telling'

type Telling = { db: Practice['db']; actor: Pick<Actor, 'practiceId' | 'memberId'> }
type Done = { verb: Verb; engagementId?: string; subjectId?: string }

/**
 * Writes a notice to everybody whom the verb tells, and lets their pages know. Part of `announce`, in the transaction
 * of the change. Whoever has not looked yet at the last one of the same thing is not told again.
 */
export async function tell({ db, actor }: Telling, done: Done, channel: string): Promise<void> {
  const telling = tellings[done.verb]
  const { engagementId } = done
  if (!telling || !engagementId) return
  const subjectId = done.subjectId ?? engagementId
  const about = aboutWhat(telling.about, actor.practiceId, subjectId, engagementId)
  // No arbiter beside `on conflict`: it would ask whether the writer may read what others were told.
  await db.execute(sql`
    with them as (
      select m.practice_id, m.id from engagements e
      join members m on m.practice_id = e.practice_id and ${amongThem(telling.whom, subjectId)}
      where e.practice_id = ${actor.practiceId} and e.id = ${engagementId} and m.id <> ${actor.memberId}
        and m.joined_at is not null and m.left_at is null),
    told as (
      insert into notices (practice_id, recipient_id, from_id, kind, verb, engagement_id, about_id)
      select practice_id, id, ${actor.memberId}::uuid, ${telling.kind}, ${done.verb}, ${engagementId}::uuid, ${about}
      from them on conflict do nothing)
    select pg_notify(${channel}, json_build_object(
      'kind', 'notices-changed', 'practiceId', practice_id, 'memberId', id)::text) from them`)
}

function amongThem(whom: Whom, subjectId: string): SQL {
  if (whom === 'the subject') return sql`m.id = ${subjectId}`
  if (whom === 'the client') return sql`m.id = e.client_id`
  return whom === 'the coach' ? sql`m.id = e.coach_id` : sql`m.id in (e.coach_id, e.client_id)`
}

function aboutWhat(about: About | undefined, practiceId: string, subject: string, engagement: string): SQL {
  if (about === 'the engagement') return sql`${engagement}::uuid`
  if (about === 'its version')
    return sql`(select s.version_id from sign_offs s where s.practice_id = ${practiceId} and s.id = ${subject})`
  if (about === 'its thread')
    return sql`(select c.thread_id from comments c where c.practice_id = ${practiceId} and c.id = ${subject})`
  return sql`${subject}::uuid`
}
