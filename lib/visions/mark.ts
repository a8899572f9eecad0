import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'

/** Where a plan stands between a draft and an agreement, in one word: another word is another page. */
export type Marked = { engagementId: string; mark: string }

/** For the two whose plan it is, within an open transaction; null for everybody else. */
export async function markWithin({ db, actor }: Practice, visionId: string): Promise<Marked | null> {
  const [row] = await db.execute<Marked>(sql`
    select e.id as "engagementId", md5(jsonb_build_array(
      (select jsonb_agg(jsonb_build_array(v.id,
          (select count(*) from sign_offs s where s.practice_id = v.practice_id and s.version_id = v.id),
          (select n.kind from version_endings n where n.practice_id = v.practice_id and n.version_id = v.id))
          order by v.number)
        from versions v where v.practice_id = e.practice_id and v.engagement_id = e.id),
      (select jsonb_agg(jsonb_build_array(r.id, a.answer) order by r.asked_at, r.id)
        from review_requests r
        left join review_answers a on a.practice_id = r.practice_id and a.request_id = r.id
        where r.practice_id = e.practice_id and r.engagement_id = e.id))::text) as mark
    from visions v
    join engagements e on e.practice_id = v.practice_id and e.id = v.engagement_id
    where v.practice_id = ${actor.practiceId} and v.id = ${visionId}
      and ${actor.memberId} in (e.coach_id, e.client_id)`)
  return row ?? null
}
