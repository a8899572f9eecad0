import { and, eq, sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { visions } from '@/db/schema/documents'
import { engagements } from '@/db/schema/practices'
import { sessions } from '@/db/schema/sessions'
import { engagementOf, isItsOpenSession } from '@/lib/engagements/seats'
import type { PlanContent } from '@/lib/visions/document/content'

/** What the coach knew of a plan when the session began; `null` within where that is nothing, and between sessions. */
export type LastLook = { look: { content: PlanContent } | null }

/** For the coach of the plan. To everybody else there is no such thing. */
export async function lastLookWithin({ db, actor }: Practice, visionId: string): Promise<LastLook | null> {
  const [plan] = await db
    .select({ engagementId: engagements.id, at: sessions.openedAt })
    .from(visions)
    .innerJoin(engagements, engagementOf(visions))
    .leftJoin(sessions, isItsOpenSession)
    .where(
      and(
        eq(visions.practiceId, actor.practiceId),
        eq(visions.id, visionId),
        eq(engagements.coachId, actor.memberId),
      ),
    )
  if (!plan?.at) return plan ? { look: null } : null
  const at = plan.at.toISOString()
  // What settled as a session ended, the coach saw being written. Who has read it within the day did so to prepare,
  // and wants to find the same places again: what was read before that counts, where there is such a thing.
  const [seen] = await db.execute<{ content: PlanContent }>(sql`
    select c.content from checkpoints c
    left join checkpoint_reads r on r.practice_id = c.practice_id and r.engagement_id = c.engagement_id
      and r.member_id = ${actor.memberId}
    where c.practice_id = ${actor.practiceId} and c.engagement_id = ${plan.engagementId}
      and c.made_at < ${at}::timestamptz
      and (c.reason = 'session-ended' or c.id in (r.checkpoint_id, r.before_checkpoint_id))
    order by
      coalesce(c.reason <> 'session-ended' and c.id = r.checkpoint_id
        and r.read_at > ${at}::timestamptz - interval '1 day', false),
      c.through_seq desc
    limit 1`)
  return { look: seen ? { content: seen.content } : null }
}
