import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'

/** The channel the live process listens on. */
export const liveChannel = 'waymark'

/** What the live process is told: ids only. It looks up what it means. */
export type LiveNotice = {
  kind: 'session-opened' | 'session-ended' | 'engagement-changed' | 'member-changed' | 'sign-in-ended'
  practiceId?: string
  engagementId?: string
  memberId?: string
  signInId?: string
}

export type Event = {
  verb: 'session opened' | 'session ended'
  engagementId: string
  subjectId: string
  tellLive?: LiveNotice['kind']
}

/** Writes the event and notifies the live process, in the transaction of the change: all of it or none. */
export async function announce({ db, actor }: Practice, event: Event): Promise<void> {
  // Plain SQL: the time and the id are the database's word, and the grant covers only these columns.
  await db.execute(sql`
    insert into events (practice_id, engagement_id, member_id, verb, subject_id)
    values (${actor.practiceId}, ${event.engagementId}, ${actor.memberId}, ${event.verb}, ${event.subjectId})`)
  if (!event.tellLive) return
  const notice: LiveNotice = {
    kind: event.tellLive,
    practiceId: actor.practiceId,
    engagementId: event.engagementId,
  }
  await db.execute(sql`select pg_notify(${liveChannel}, ${JSON.stringify(notice)})`)
}
