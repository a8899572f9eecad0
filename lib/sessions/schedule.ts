import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { members } from '@/db/schema/practices'
import { offeredHours, sessions } from '@/db/schema/sessions'
import { announce } from '@/lib/announce'
import { now } from '@/lib/clock'
import { addDays, instantAt } from '@/lib/dates'
import { findEngagement } from '@/lib/engagements/commands'
import { queueJob } from '@/lib/jobs/queue'
import { found, refuse, refuseUnless } from '@/lib/refusal'
import type {
  bookInput,
  bookOfferedInput,
  cancelInput,
  linkInput,
  moveInput,
  moveToOfferedInput,
  offerInput,
} from './input'
import { type OfferedHours, offeredTimes } from './offered'
import { mayBookOffered, mayBookSession, mayChangeSession, mayLinkCall } from './policy'

/** How long a session lasts that a client books. */
export const usualMinutes = 60

/** One session or a row of them, at the coach's clock: an hour that changes in between keeps its time of day. */
export async function bookSessions(
  practice: Practice,
  { engagementId, day, clock, minutes, link, everyWeeks, times }: z.output<typeof bookInput>,
): Promise<{ sessionIds: string[] }> {
  const engagement = await findEngagement(practice, engagementId)
  refuseUnless(mayBookSession(practice.actor, engagement), 'Only the coach books, while the work is active.')
  const count = everyWeeks === 0 ? 1 : times
  const zone = await zoneOf(practice, practice.actor.memberId)
  const starts = Array.from({ length: count }, (_, at) =>
    instantAt(addDays(day, at * everyWeeks * 7), clock, zone),
  )
  refuseUnless(
    starts.every((time) => time > now()),
    'That time has passed. Choose one ahead.',
    'invalid',
  )
  const seriesId = count > 1 ? randomUUID() : null
  const sessionIds: string[] = []
  for (const startsAt of starts) {
    const booked = { kind: 'booked', startsAt, minutes, link, seriesId } as const
    sessionIds.push(await change(practice, engagementId, booked, coachIsTaken))
  }
  return { sessionIds }
}

/** A client takes one of the hours that the coach offers. */
export async function bookOffered(
  practice: Practice,
  { engagementId, startsAt }: z.output<typeof bookOfferedInput>,
): Promise<{ sessionId: string }> {
  const engagement = await findEngagement(practice, engagementId)
  refuseUnless(mayBookOffered(practice.actor, engagement), 'This page does not exist.', 'not-found')
  const time = new Date(startsAt)
  await refuseUnlessOffered(practice, engagement.coachId, time, usualMinutes)
  const booked = { kind: 'booked', startsAt: time, minutes: usualMinutes } as const
  return { sessionId: await change(practice, engagementId, booked, goneMeanwhile) }
}

export async function moveSession(
  practice: Practice,
  { sessionId, day, clock, minutes, reason }: z.output<typeof moveInput>,
): Promise<void> {
  const { engagement, session } = await findChangeable(practice, sessionId)
  refuseUnless(mayBookSession(practice.actor, engagement), 'This page does not exist.', 'not-found')
  const startsAt = instantAt(day, clock, await zoneOf(practice, practice.actor.memberId))
  refuseUnless(startsAt > now(), 'That time has passed. Choose one ahead.', 'invalid')
  const moved = { kind: 'moved', sessionId, was: session.startsAt, startsAt, minutes, reason } as const
  await change(practice, engagement.id, moved, coachIsTaken)
}

export async function moveToOffered(
  practice: Practice,
  { sessionId, startsAt, reason }: z.output<typeof moveToOfferedInput>,
): Promise<void> {
  const { engagement, session } = await findChangeable(practice, sessionId)
  const time = new Date(startsAt)
  await refuseUnlessOffered(practice, engagement.coachId, time, session.minutes)
  const moved = { kind: 'moved', sessionId, was: session.startsAt, startsAt: time, reason } as const
  await change(practice, engagement.id, moved, goneMeanwhile)
}

export async function cancelSession(
  practice: Practice,
  { sessionId, reason }: z.output<typeof cancelInput>,
): Promise<void> {
  const { engagement, session } = await findChangeable(practice, sessionId)
  const cancelled = { kind: 'cancelled', sessionId, was: session.startsAt, reason } as const
  await change(practice, engagement.id, cancelled, coachIsTaken)
}

/** Before the session and while it is open. */
export async function setMeetingLink(
  practice: Practice,
  { sessionId, link }: z.output<typeof linkInput>,
): Promise<void> {
  const { engagement, session } = await findOwn(practice, sessionId)
  refuseUnless(engagement.coachId === practice.actor.memberId, 'This page does not exist.', 'not-found')
  refuseUnless(
    mayLinkCall(practice.actor, engagement, session),
    'This session has ended or was cancelled, or the work is not active.',
    'conflict',
  )
  if (session.link === link) return
  const { startsAt, openedAt } = session
  const linked = {
    kind: 'linked',
    sessionId,
    was: startsAt,
    startsAt,
    link,
    open: openedAt !== null,
  } as const
  await change(practice, engagement.id, linked, coachIsTaken)
}

/** What was opened at another hour than its own is held then. No reason, no notice: that it is open says it. */
export async function heldAnotherTime(
  practice: Practice,
  engagementId: string,
  held: { sessionId: string; was: Date; startsAt: Date },
): Promise<void> {
  await change(
    practice,
    engagementId,
    { kind: 'moved', ...held, reason: null, byOpening: true },
    coachIsTaken,
  )
}

/** The hours a coach offers from now on, in place of those before. What is booked stays. */
export async function offerHours(practice: Practice, { hours }: z.output<typeof offerInput>): Promise<void> {
  const { db, actor } = practice
  const { practiceId, memberId: coachId } = actor
  await db
    .insert(offeredHours)
    .values({ practiceId, coachId, hours })
    .onConflictDoUpdate({ target: [offeredHours.practiceId, offeredHours.coachId], set: { hours } })
}

type Change =
  | { kind: 'booked'; startsAt: Date; minutes: number; link?: string | null; seriesId?: string | null }
  | {
      kind: 'moved'
      sessionId: string
      was: Date
      startsAt: Date
      minutes?: number
      reason: string | null
      byOpening?: boolean
    }
  | { kind: 'cancelled'; sessionId: string; was: Date; reason: string }
  | { kind: 'linked'; sessionId: string; was: Date; startsAt: Date; link: string | null; open: boolean }

const coachIsTaken = 'You have another session at that time. Choose another hour.'
const goneMeanwhile = 'Somebody took that time just now. Choose another one.'

/** Says what is to change, which the database applies or refuses; then the record and the mails. */
async function change(
  practice: Practice,
  engagementId: string,
  asked: Change,
  taken: string,
): Promise<string> {
  const { db, actor } = practice
  const sessionId = asked.kind === 'booked' ? randomUUID() : asked.sessionId
  const { startsAt, was, minutes, link, seriesId, reason } = { ...nothing, ...asked }
  // As the row has it, if it is still that: no date of ours says a microsecond.
  const had = sql`(select s.starts_at from sessions s where s.practice_id = ${actor.practiceId}
    and s.id = ${sessionId} and date_trunc('milliseconds', s.starts_at) = ${was?.toISOString() ?? null}::timestamptz)`
  let changeId = ''
  try {
    // Within a savepoint: whether a coach is free, only the database can say for everybody at once.
    await db.transaction(async (within) => {
      const [said] = await within.execute<{ id: string }>(sql`
        insert into session_changes (practice_id, engagement_id, session_id, kind, starts_at, was, minutes, link,
          series_id, reason, member_id)
        values (${actor.practiceId}, ${engagementId}, ${sessionId}, ${asked.kind},
          ${startsAt?.toISOString() ?? null}::timestamptz, ${had}, ${minutes}, ${link}, ${seriesId}, ${reason},
          ${actor.memberId})
        returning id`)
      changeId = found(said).id
    })
  } catch (error) {
    if (codeOf(error) === exclusionViolation) refuse('conflict', taken)
    if (codeOf(error) === checkViolation)
      refuse('conflict', 'This session was opened, ended or cancelled meanwhile. Reload the page.')
    throw error
  }
  await queueJob(db, 'session-mails', { practiceId: actor.practiceId, changeId }, changeId)
  await announce(practice, {
    verb: `session ${asked.kind}`,
    engagementId,
    subjectId: sessionId,
    toldWithNext: asked.kind === 'moved' && asked.byOpening,
    // Who is in the room has the plan open, where another word is heard.
    tellLive: asked.kind === 'linked' && asked.open ? 'agenda-changed' : 'session-changed',
  })
  return sessionId
}

const nothing = { startsAt: null, was: null, minutes: null, link: null, seriesId: null, reason: null }
const exclusionViolation = '23P01'
const checkViolation = '23514'

function codeOf(error: unknown): unknown {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error && 'code' in cause ? cause.code : undefined
}

async function refuseUnlessOffered(practice: Practice, coachId: string, time: Date, minutes: number) {
  const hours = await hoursOf(practice, coachId)
  const zone = await zoneOf(practice, coachId)
  const offered = offeredTimes(hours, { zone, taken: [], minutes, now: now() })
  refuseUnless(
    offered.some((each) => each.getTime() === time.getTime()),
    'That time is not offered any more. Choose another one.',
    'conflict',
  )
}

/** What a coach offers; nothing where nothing was said. */
async function hoursOf({ db, actor }: Practice, coachId: string): Promise<readonly OfferedHours[]> {
  const [offered] = await db
    .select({ hours: offeredHours.hours })
    .from(offeredHours)
    .where(and(eq(offeredHours.practiceId, actor.practiceId), eq(offeredHours.coachId, coachId)))
  // Written by `offerHours` from parsed input.
  return (offered?.hours ?? []) as OfferedHours[]
}

async function zoneOf({ db, actor }: Practice, memberId: string): Promise<string> {
  const [member] = await db
    .select({ zone: members.timeZone })
    .from(members)
    .where(and(eq(members.practiceId, actor.practiceId), eq(members.id, memberId)))
  return found(member).zone
}

/** A session that is still ahead, for whoever of the two asks. */
async function findChangeable(practice: Practice, sessionId: string) {
  const { engagement, session } = await findOwn(practice, sessionId)
  refuseUnless(
    mayChangeSession(practice.actor, engagement, session),
    'This session was opened or cancelled already, or the work is not active.',
    'conflict',
  )
  return { engagement, session }
}

/** A session of the asker's own; for everybody else it is not there. */
async function findOwn(practice: Practice, sessionId: string) {
  const { db, actor } = practice
  const [row] = await db
    .select({
      engagementId: sessions.engagementId,
      startsAt: sessions.startsAt,
      minutes: sessions.minutes,
      link: sessions.link,
      openedAt: sessions.openedAt,
      endedAt: sessions.endedAt,
      cancelledAt: sessions.cancelledAt,
    })
    .from(sessions)
    .where(and(eq(sessions.practiceId, actor.practiceId), eq(sessions.id, sessionId)))
  const session = found(row)
  const engagement = await findEngagement(practice, session.engagementId)
  const sits = engagement.coachId === actor.memberId || engagement.clientId === actor.memberId
  refuseUnless(sits, 'This page does not exist.', 'not-found')
  return { engagement, session }
}
