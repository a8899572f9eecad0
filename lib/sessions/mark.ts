import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'

/** What the page of a session stands on, in one word: another word is another page. */
export type Marked = { engagementId: string; mark: string }

/** For the two whose session it is, within an open transaction; null for everybody else. */
export async function markWithin({ db, actor }: Practice, sessionId: string): Promise<Marked | null> {
  const [row] = await db.execute<Marked>(sql`
    select e.id as "engagementId", md5(jsonb_build_array(
      s.starts_at, s.minutes, s.link, s.opened_at, s.ended_at, s.cancelled_at,
      (select p.ready_at from preparations p where p.practice_id = s.practice_id and p.session_id = s.id),
      (select r.sent_at from recaps r where r.practice_id = s.practice_id and r.session_id = s.id),
      (select min(r.read_at) from recap_reads r where r.practice_id = s.practice_id and r.session_id = s.id),
      (select jsonb_agg(jsonb_build_array(a.id, a.text, a.minutes, a.reached_at) order by a.rank, a.created_at, a.id)
        from agenda_topics a
        where a.practice_id = s.practice_id and a.session_id = s.id and a.taken_off_at is null))::text) as mark
    from sessions s
    join engagements e on e.practice_id = s.practice_id and e.id = s.engagement_id
    where s.practice_id = ${actor.practiceId} and s.id = ${sessionId}
      and ${actor.memberId} in (e.coach_id, e.client_id)`)
  return row ?? null
}
