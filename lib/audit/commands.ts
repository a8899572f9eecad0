import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { announce, type Event } from '@/lib/announce'

/** At most so many refusals of one person are written down in an hour: whoever tries more has been noticed. */
export const refusalsAnHour = 20

/** A coach has the words of a vision on the screen. Once an hour for each person and vision. */
export async function noteVisionRead(
  practice: Practice,
  { engagementId, visionId }: { engagementId: string; visionId: string },
): Promise<void> {
  await noteUnless(
    practice,
    { verb: 'vision read', engagementId, subjectId: visionId },
    ({ same }) => same > 0,
  )
}

/** Somebody asked for what is not theirs, or not there. By id only; nobody can say whether it exists. */
export async function noteRefusedAccess(practice: Practice, subjectId?: string): Promise<void> {
  await noteUnless(
    practice,
    { verb: 'access refused', subjectId },
    ({ same, all }) => same > 0 || all >= refusalsAnHour,
  )
}

type LastHour = { same: number; all: number }

/** Looks first without waiting for anybody, and again when it is this person's turn. */
async function noteUnless(practice: Practice, event: Event, enough: (noted: LastHour) => boolean) {
  if (enough(await lastHour(practice, event))) return
  const { memberId } = practice.actor
  await practice.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${event.verb} ${memberId}`}, 0))`,
  )
  if (enough(await lastHour(practice, event))) return
  await announce(practice, event)
}

async function lastHour({ db, actor }: Practice, { verb, subjectId }: Event): Promise<LastHour> {
  const [noted] = await db.execute<LastHour>(sql`
    select count(*) filter (where subject_id is not distinct from ${subjectId ?? null}::uuid)::int as same,
      count(*)::int as all
    from events
    where practice_id = ${actor.practiceId} and member_id = ${actor.memberId} and verb = ${verb}
      and at > now() - interval '1 hour'`)
  return noted ?? { same: 0, all: 0 }
}
