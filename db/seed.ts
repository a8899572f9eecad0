import { sql } from 'drizzle-orm'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { beginEngagement } from '@/lib/engagements/begin'
import {
  type CastEngagement,
  type CastMember,
  type CastName,
  cast,
  castEngagements,
  castSession,
  practices,
} from './cast'
import type { CastPlan } from './cast-plan'
import { castPlans } from './cast-plans'
import { castReviews, castVersions } from './cast-versions'
import { holdConversations } from './conversations'
import { daysFromToday, history, nextZonedTime, zonedTime } from './history'
import { takeNotes } from './notes'
import { prepareNext } from './preparations'
import { keepPromises } from './promises'
import { sendRecaps } from './recaps'
import * as documents from './schema/documents'
import * as doors from './schema/invitations'
import { sectionPlaces } from './schema/places'
import * as people from './schema/practices'
import * as meetings from './schema/sessions'
import * as signIns from './schema/sign-ins'
import { seedDrift } from './seed-drift'
import { type Happening, type Kept, reviewHappenings, versionHappenings } from './seed-versions'
import { tellTheCast } from './told'

// The demo practice and the one next door, into an empty database only: whoever has practices of their own keeps them.

type Db = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0]

const address = process.env.DATABASE_URL
if (!address) throw new Error('DATABASE_URL is not set: `npm start` sets it; see docs/operations.md.')
const admin = postgres(address, { max: 1, onnotice: () => {} })

try {
  const seeded = await drizzle(admin).transaction(async (db) => {
    const [anyone] = await db.select({ id: people.practices.id }).from(people.practices).limit(1)
    if (anyone) return false
    await raiseCurtain(db)
    return true
  })
  console.log(
    seeded ? 'The demo practice is in place.' : 'There are practices here already; nothing was added.',
  )
} finally {
  await admin.end()
}

async function raiseCurtain(db: Db) {
  await db.insert(people.practices).values(Object.values(practices))
  await seatMembers(db, Object.values(cast))
  const happenings: Happening[] = []
  for (const [name, engagement] of Object.entries<CastEngagement>(castEngagements)) {
    await beginCastEngagement(db, engagement)
    await holdSessions(db, engagement)
    const of = <T>(all: Partial<Record<CastName, T>>) =>
      Object.entries(all).find(([client]) => client === name)?.[1]
    const plan = of(castPlans)
    const sittings = plan ? await writePlan(db, engagement, plan) : []
    await seedDrift(db, engagement, sittings)
    happenings.push(...versionHappenings(engagement, of(castVersions) ?? [], sittings))
    const review = of(castReviews)
    if (review) happenings.push(...reviewHappenings(engagement, review))
    await holdConversations(db, engagement)
    await keepPromises(db, engagement)
    await takeNotes(db, engagement)
    await prepareNext(db, engagement)
    await sendRecaps(db, engagement)
  }
  await writeRecord(db, happenings)
  await tellTheCast(db)
}

/** One login for each address: a person in two practices signs in once. Whoever is invited has not been here yet. */
async function seatMembers(db: Db, members: readonly CastMember[]) {
  const names = new Map(members.map((member) => [member.email, member.name]))
  const invited = new Set(
    Object.values<CastEngagement>(castEngagements)
      .filter(({ status }) => status === 'invited')
      .map(({ client }) => cast[client].email),
  )
  const logins = await db
    .insert(signIns.logins)
    .values(
      [...names].map(([email, name]) => ({
        email,
        name,
        emailVerifiedAt: invited.has(email) ? null : daysFromToday(-120, 12),
      })),
    )
    .returning({ id: signIns.logins.id, email: signIns.logins.email })
  const loginFor = new Map(logins.map((login) => [login.email, login.id]))
  await db.insert(people.members).values(
    members.map(({ email, ...member }) => ({
      ...member,
      loginId: loginFor.get(email) ?? '',
      joinedAt: invited.has(email) ? null : daysFromToday(-180, 12),
    })),
  )
}

async function beginCastEngagement(db: Db, engagement: CastEngagement) {
  const { practiceId } = cast[engagement.coach]
  const began = daysFromToday(engagement.startedDays, 12)
  await beginEngagement(db, {
    practiceId,
    id: engagement.id,
    coachId: cast[engagement.coach].id,
    clientId: cast[engagement.client].id,
    purpose: engagement.purpose,
    status: engagement.status,
    startsOn: began.toISOString().slice(0, 10),
    sessionsAgreed: engagement.sessionsAgreed,
    createdAt: began,
    visionId: engagement.visionId,
    documents: engagement.documents,
  })
  const { status, line } = engagement
  if (status !== 'invited' && !line) return
  await db.insert(doors.invitations).values({
    practiceId,
    memberId: cast[engagement.client].id,
    engagementId: engagement.id,
    invitedBy: cast[engagement.coach].id,
    email: cast[engagement.client].email,
    note: line,
    createdAt: began,
    expiresAt: daysFromToday(engagement.startedDays + 7, 12),
    acceptedAt: status === 'invited' ? null : daysFromToday(engagement.startedDays + 1, 12),
  })
}

async function holdSessions(db: Db, engagement: CastEngagement) {
  const { id: engagementId, coach, held, next } = engagement
  const { practiceId, id: coachId, timeZone } = cast[coach]
  const past = held.map((days, index) => {
    const startsAt = zonedTime(days, '16:00', timeZone)
    return {
      practiceId,
      id: castSession(engagement, index + 1),
      engagementId,
      number: index + 1,
      startsAt,
      openedAt: startsAt,
      openedBy: coachId,
      endedAt: new Date(startsAt.getTime() + 60 * 60_000),
      endedBy: coachId,
    }
  })
  if (past.length > 0) await db.insert(meetings.sessions).values(past)
  if (!next) return
  await db.insert(meetings.sessions).values({
    practiceId,
    id: castSession(engagement, held.length + 1),
    engagementId,
    number: held.length + 1,
    startsAt: nextZonedTime(next.days, next.at, timeZone),
  })
}

async function writePlan(db: Db, engagement: CastEngagement, plan: CastPlan): Promise<Kept[]> {
  const kept: Kept[] = []
  const { practiceId } = cast[engagement.coach]
  const common = { practiceId, documentId: engagement.documents.vision }
  let seen: { checkpointId: string; readAt: Date } | undefined
  const shared = await shareSections(db, engagement, plan)
  for (const sitting of history(plan.steps, shared)) {
    const { update, state: _, at, memberId, ...settled } = sitting
    const [row] = await db
      .insert(documents.documentUpdates)
      .values({ ...common, memberId, at, bytes: update })
      .returning({ seq: documents.documentUpdates.seq })
    kept.push({ ...sitting, seq: row?.seq ?? 0 })
    const [checkpoint] = await db
      .insert(documents.checkpoints)
      .values({
        ...common,
        engagementId: engagement.id,
        throughSeq: row?.seq ?? 0,
        reason: 'pause',
        madeAt: new Date(at.getTime() + 30_000),
        ...settled,
      })
      .returning({ id: documents.checkpoints.id })
    const read = plan.readDaysAgo === null ? undefined : daysFromToday(-plan.readDaysAgo, 14)
    if (checkpoint && read && at < read) seen = { checkpointId: checkpoint.id, readAt: read }
  }
  for (const { update, at, memberId } of history(plan.privately ?? [])) {
    await db.insert(documents.documentUpdates).values({
      practiceId,
      documentId: engagement.documents.privateDraft,
      memberId,
      at,
      bytes: update,
    })
  }
  if (!seen) return kept
  await db.insert(documents.checkpointReads).values({
    practiceId,
    engagementId: engagement.id,
    memberId: cast[engagement.coach].id,
    ...seen,
  })
  return kept
}

/** Sections the client has moved out of the private draft. Answers their keys. */
async function shareSections(db: Db, { id, client }: CastEngagement, { shared = [] }: CastPlan) {
  const { practiceId, id: movedBy } = cast[client]
  for (const { section, daysAgo } of shared) {
    const movedAt = daysFromToday(-daysAgo, 1)
    await db
      .insert(sectionPlaces)
      .values({ practiceId, engagementId: id, section, place: 'shared', movedBy, movedAt })
  }
  return shared.map(({ section }) => section)
}

/** What all of this would have left in the record, in the order in which it happened. */
async function writeRecord(db: Db, happenings: readonly Happening[]) {
  const rows = await db.execute<Past>(sql`
    select practice_id as "practiceId", engagement_id as "engagementId", member_id as "memberId", verb,
      subject_id as "subjectId", at
    from (
      select practice_id, id as engagement_id, coach_id as member_id, 'engagement started' as verb, id as subject_id,
        created_at as at
      from engagements e where not exists (
        select from invitations i where i.practice_id = e.practice_id and i.engagement_id = e.id)
      union all
      select practice_id, engagement_id, invited_by, 'invitation sent', member_id, created_at from invitations
      union all
      select practice_id, engagement_id, member_id, 'invitation accepted', member_id, accepted_at
      from invitations where accepted_at is not null
      union all
      select practice_id, engagement_id, opened_by, 'session opened', id, opened_at
      from sessions where opened_at is not null
      union all
      select practice_id, engagement_id, ended_by, 'session ended', id, ended_at
      from sessions where ended_at is not null
      union all
      select practice_id, engagement_id, sent_by, 'recap sent', session_id, sent_at from recaps
      union all
      select practice_id, engagement_id, member_id, 'recap read', session_id, read_at from recap_reads
      union all
      select practice_id, engagement_id, author_id, 'comment written', id, written_at from comments
      union all
      select practice_id, engagement_id, asked_by, 'question asked', thread_id, asked_at from questions
      union all
      select practice_id, engagement_id, resolved_by, 'thread resolved', id, resolved_at
      from threads where resolved_at is not null
      union all
      select s.practice_id, s.engagement_id, s.suggested_by, 'suggestion made', s.thread_id, t.opened_at
      from suggestions s join threads t on t.practice_id = s.practice_id and t.id = s.thread_id
      union all
      select practice_id, engagement_id, created_by, 'commitment made', id, created_at from commitments
      union all
      select practice_id, engagement_id, member_id, 'commitment ' || replace(kind::text, '_', ' '), commitment_id, at
      from commitment_outcomes
      union all
      select r.practice_id, r.engagement_id, r.member_id, 'vision read', v.id, r.read_at
      from checkpoint_reads r
      join visions v on v.practice_id = r.practice_id and v.engagement_id = r.engagement_id) past
    order by practice_id, at, verb desc`)
  const past = rows.map(
    ({ subjectId, at, ...row }): Happening => ({
      ...row,
      at: new Date(at),
      write: async () => subjectId,
    }),
  )
  const inOrder = [...past, ...happenings].sort((one, other) => one.at.getTime() - other.at.getTime())
  const newest = new Map<string, { seq: number; hash: string }>()
  for (const { practiceId, engagementId, memberId, verb, at, write, told } of inOrder) {
    const subjectId = await write(db, newest.get(engagementId) ?? null)
    const [event] = await db.execute<{ seq: string; hash: string }>(sql`
      insert into events (practice_id, engagement_id, member_id, verb, subject_id, at)
      values (${practiceId}, ${engagementId}, ${memberId}, ${verb}, ${subjectId}, ${at.toISOString()})
      returning seq, hash`)
    if (!event) continue
    const link = { seq: Number(event.seq), hash: event.hash }
    newest.set(engagementId, link)
    told?.(link)
  }
}

type Past = Omit<Happening, 'at' | 'write'> & { subjectId: string; at: string }
