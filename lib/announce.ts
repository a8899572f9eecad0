import { sql } from 'drizzle-orm'
import type { Actor, Practice } from '@/db/practice'
import type { Verb } from '@/lib/audit/verbs'
import { tell } from '@/lib/notices/tell'

/** The channel the live process listens on. */
export const liveChannel = 'waymark'

/** What the live process is told: ids only. It looks up what it means, for everybody whom the ids concern. */
export type LiveNotice = {
  kind:
    | 'session-opened'
    | 'session-ended'
    | 'engagement-changed'
    | 'plan-changed'
    | 'member-changed'
    | 'practice-changed'
    | 'sign-in-ended'
    | 'document-written'
    | 'comments-changed'
    | 'commitments-changed'
    | 'agenda-changed'
    | 'session-changed'
    | 'notices-changed'
  practiceId?: string
  engagementId?: string
  memberId?: string
  signInId?: string
  /** A document to which edits were added by no page, and the first row of the log that holds them. */
  documentId?: string
  fromSeq?: number
}

export type Event = {
  verb: Verb
  /** The engagement it belongs to: its coach and its client read the event. */
  engagementId?: string
  /** What or whom it was done to, by id; a member reads what was done to them. */
  subjectId?: string
  /** Told to nobody by itself: what is announced next, in the same transaction, tells of both. */
  toldWithNext?: boolean
  /** Whose sockets are judged again, or told to look: the engagement's, the member's that is the subject, or everybody's. */
  tellLive?: Exclude<LiveNotice['kind'], 'sign-in-ended' | 'document-written' | 'notices-changed'>
}

/** An open door of either kind, and who did it. */
export type Announcing = { db: Practice['db']; actor: Pick<Actor, 'practiceId' | 'memberId'> }

/**
 * Writes the event and the notices of those whom it tells (lib/notices/telling.ts), and notifies the live process, in
 * the transaction of the change: all of it or none. The last thing a command does, because events of a practice are
 * written one after another until the transaction ends.
 */
export async function announce({ db, actor }: Announcing, event: Event): Promise<void> {
  // Plain SQL: number, time and hash are the database's word, and the grant covers only these columns.
  await db.execute(sql`
    insert into events (practice_id, engagement_id, member_id, verb, subject_id)
    values (${actor.practiceId}, ${event.engagementId ?? null}, ${actor.memberId}, ${event.verb},
      ${event.subjectId ?? null})`)
  if (!event.toldWithNext) await tell({ db, actor }, event, liveChannel)
  if (!event.tellLive) return
  const notice: LiveNotice = { kind: event.tellLive, practiceId: actor.practiceId, ...concerned(event) }
  await db.execute(sql`select pg_notify(${liveChannel}, ${JSON.stringify(notice)})`)
}

/** The log of a document has grown by something no page sent: whoever has it open is to see it. */
export async function announceWritten(
  { db, actor }: Announcing,
  { engagementId, documentId, fromSeq }: { engagementId: string; documentId: string; fromSeq: number },
): Promise<void> {
  // Each id by its name: whoever calls may hold more in hand, and a notice is no place for words.
  const { practiceId } = actor
  const notice: LiveNotice = { kind: 'document-written', practiceId, engagementId, documentId, fromSeq }
  await db.execute(sql`select pg_notify(${liveChannel}, ${JSON.stringify(notice)})`)
}

function concerned({ tellLive, engagementId, subjectId }: Event): Partial<LiveNotice> {
  if (tellLive === 'practice-changed') return {}
  return tellLive === 'member-changed' ? { memberId: subjectId } : { engagementId }
}
