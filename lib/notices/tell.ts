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
  const subject = sql`${done.subjectId ?? engagementId}::uuid`
  const about = aboutWhat(telling.about, sql`${actor.practiceId}::uuid`, subject, sql`${engagementId}::uuid`)
  // No arbiter beside `on conflict`: it would ask whether the writer may read what others were told.
  await db.execute(sql`
    with them as (
      select m.practice_id, m.id from engagements e
      join members m on m.practice_id = e.practice_id and ${amongThem(telling.whom, subject)}
      where e.practice_id = ${actor.practiceId} and e.id = ${engagementId} and m.id <> ${actor.memberId}
        and m.joined_at is not null and m.left_at is null),
    told as (
      insert into notices (practice_id, recipient_id, from_id, kind, verb, engagement_id, about_id)
      select practice_id, id, ${actor.memberId}::uuid, ${telling.kind}, ${done.verb}, ${engagementId}::uuid, ${about}
      from them on conflict do nothing)
    select pg_notify(${channel}, json_build_object(
      'kind', 'notices-changed', 'practiceId', practice_id, 'memberId', id)::text) from them`)
}

/** Which members `m` of an engagement `e` are told. */
export function amongThem(whom: Whom, subject: SQL): SQL {
  if (whom === 'the subject') return sql`m.id = ${subject}`
  if (whom === 'the client') return sql`m.id = e.client_id`
  return whom === 'the coach' ? sql`m.id = e.coach_id` : sql`m.id in (e.coach_id, e.client_id)`
}

export function aboutWhat(about: About | undefined, practice: SQL, subject: SQL, engagement: SQL): SQL {
  if (about === 'the engagement') return engagement
  if (about === 'its version')
    return sql`(select s.version_id from sign_offs s where s.practice_id = ${practice} and s.id = ${subject})`
  if (about === 'its thread')
    return sql`(select c.thread_id from comments c where c.practice_id = ${practice} and c.id = ${subject})`
  if (about === 'its session')
    return sql`(select a.session_id from agenda_topics a where a.practice_id = ${practice} and a.id = ${subject})`
  return subject
}
