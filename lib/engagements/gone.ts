import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { announce } from '@/lib/announce'
import { queueJob } from '@/lib/jobs/queue'

/**
 * Nobody opens a session or answers a hand-over in what this coach has under way, or was to take over, until the
 * transaction has ended.
 */
export async function holdWorkOf({ db, actor }: Practice, coachId: string): Promise<void> {
  await db.execute(sql`
    select pg_advisory_xact_lock(hashtextextended(id::text, 0)) from (
      select id from engagements
      where practice_id = ${actor.practiceId} and status <> 'ended'
        and (coach_id = ${coachId} or id in (
          select engagement_id from handovers
          where practice_id = ${actor.practiceId} and to_coach_id = ${coachId} and answer is null))
      order by id) as work`)
}

/**
 * Whoever goes takes nothing over. As they go, the database takes back what was asked about them, which they may not know
 * of; the client and the coach are told by a job, because not even whoever leaves does that in their own name.
 */
export async function tellOfHandoversTo({ db, actor }: Practice, coachId: string): Promise<void> {
  const { practiceId } = actor
  await queueJob(db, 'handovers-gone', { practiceId, memberId: coachId }, coachId)
}

/** What was taken back as this coach went, in the name of whoever did it. Run again, it finds what it has said. */
export async function sayHandoversTo(
  db: Practice['db'],
  { practiceId, memberId }: { practiceId: string; memberId: string },
): Promise<void> {
  const gone = await db.execute<{ id: string; engagementId: string; by: string }>(sql`
    select h.id, h.engagement_id as "engagementId", h.answered_by as by
    from handovers h
    where h.practice_id = ${practiceId} and h.to_coach_id = ${memberId} and h.answer = 'withdrawn'
      and not exists (select from events v
        where v.practice_id = h.practice_id and v.verb = 'handover withdrawn' and v.subject_id = h.id)
    order by h.id`)
  for (const { id, engagementId, by } of gone)
    await announce(
      { db, actor: { practiceId, memberId: by } },
      { verb: 'handover withdrawn', engagementId, subjectId: id },
    )
}

type Left = {
  engagementId: string
  happened: 'session cancelled' | 'session ended' | 'engagement paused' | 'engagement ended'
  subjectId: string
  /** What the mails about a cancelled session are made of. */
  changeId: string | null
}

/**
 * What a coach leaves behind who is gone already: sessions ahead are cancelled, one that is open ends, work under way is
 * paused until somebody takes over with the client's yes, and what was only asked is over. The database does it for an
 * owner, and to nobody who is still here.
 */
export async function pauseWorkOf(practice: Practice, coachId: string): Promise<void> {
  const { db, actor } = practice
  const { practiceId } = actor
  const left = await db.execute<Left>(sql`
    select engagement_id as "engagementId", happened, subject_id as "subjectId", change_id as "changeId"
    from wall.pause_work_of(${coachId})`)
  for (const { changeId } of left)
    if (changeId) await queueJob(db, 'session-mails', { practiceId, changeId }, changeId)
  for (const { engagementId, happened, subjectId } of left)
    await announce(practice, { verb: happened, engagementId, subjectId, tellLive: hears[happened] })
}

const hears = {
  'session cancelled': 'session-changed',
  'session ended': 'session-ended',
  'engagement paused': 'engagement-changed',
  'engagement ended': 'engagement-changed',
} as const
