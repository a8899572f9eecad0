import { type SQL, sql } from 'drizzle-orm'
import { type Actor, type Practice, type Role, withPractice } from '@/db/practice'
import { asSystem } from '@/db/system'
import { announce } from '@/lib/announce'
import { found, Refusal } from '@/lib/refusal'
import { type VersionsVerdict, verifyVersions } from '@/lib/signoffs/audit'
import type { RecordAddress } from './input'
import type { Head, Link } from './link'
import { isVerb, type Verb, verbGroups } from './verbs'

/** One thing that happened, with the names that the reader may know. Never what anybody wrote. */
export type RecordEntry = {
  seq: number
  at: Date
  verb: Verb | null
  byMe: boolean
  who: { name: string; role: Role } | null
  /** Where the subject is a session: its number. */
  session: number | null
  /** Where the subject is a hand-over: who is to take over. */
  takesOver: string | null
  /** Where the subject is a person. */
  subject: { name: string; isMe: boolean } | null
  engagement: { id: string; client: string; coach: string } | null
}

export type RecordPage = {
  entries: RecordEntry[]
  /** The address of what came before, where there is more. */
  before: number | null
  /** Narrowed to one engagement. */
  engagement: { id: string; client: string; coach: string; seat: 'coach' | 'client' | 'owner' } | null
  /** The newest link of the practice's chain, for its owner. */
  head: Head | null
}

const entriesOnAPage = 50

/**
 * The record, newest first, as far as the reader may see it: the owner the practice's, a coach and a client that of
 * their engagements, everybody what they did themselves and what was done to them.
 */
export async function recordPage(actor: Actor, address: RecordAddress): Promise<RecordPage> {
  return withPractice(actor, async (practice) => {
    const engagement = address.engagement ? await findEngagement(practice, address.engagement) : null
    const rows = await entries(practice, address)
    const shown = rows.slice(0, entriesOnAPage)
    return {
      entries: shown,
      before: rows.length > shown.length ? (shown.at(-1)?.seq ?? null) : null,
      engagement,
      head: actor.role === 'owner' && !engagement ? await headOf(practice) : null,
    }
  })
}

/** As `recordPage`; null for an engagement that is not the reader's. */
export async function recordPageOrNull(actor: Actor, address: RecordAddress): Promise<RecordPage | null> {
  try {
    return await recordPage(actor, address)
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not-found') return null
    throw error
  }
}

/** What an owner takes along to check elsewhere: where the record ends now. Taking it along is written down as well. */
export async function beginRecordExport(actor: Actor): Promise<Head> {
  return withPractice(actor, async (practice) => {
    await announce(practice, { verb: 'record exported' })
    return headOf(practice)
  })
}

export async function linksForOwner(actor: Actor, after: number, upTo: number): Promise<Link[]> {
  return withPractice(actor, ({ db }) => links(db, actor.practiceId, after, upTo))
}

export type PracticeRecord = { practiceId: string; name: string }

/** For the command that verifies: whoever runs this server, who acts for no member. */
export async function practiceToVerify(slug: string): Promise<PracticeRecord | null> {
  return asSystem('verify the record', async (db) => {
    const [row] = await db.execute<PracticeRecord>(
      sql`select id as "practiceId", name from practices where slug = ${slug}`,
    )
    return row ?? null
  })
}

export async function linksToVerify(practiceId: string, after: number): Promise<Link[]> {
  return asSystem('verify the record', (db) => links(db, practiceId, after, Number.MAX_SAFE_INTEGER))
}

export async function headToVerify(practiceId: string): Promise<Head> {
  return asSystem('verify the record', (db) => headIn(db, practiceId))
}

export async function versionsToVerify(practiceId: string): Promise<VersionsVerdict> {
  return asSystem('verify the record', (db) => verifyVersions(db, practiceId))
}

const linksAtOnce = 5_000

async function links(db: Practice['db'], practiceId: string, after: number, upTo: number): Promise<Link[]> {
  return db.execute<Link>(sql`
    select practice_id as "practiceId", seq::float8 as seq, id, engagement_id as "engagementId",
      member_id as "memberId", verb, subject_id as "subjectId",
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, prev_hash as "prevHash", hash
    from events
    where practice_id = ${practiceId} and seq > ${after} and seq <= ${upTo}
    order by seq limit ${linksAtOnce}`)
}

const headOf = ({ db, actor }: Practice) => headIn(db, actor.practiceId)

async function headIn(db: Practice['db'], practiceId: string): Promise<Head> {
  const [head] = await db.execute<Head>(
    sql`select seq::float8 as seq, hash from event_chains where practice_id = ${practiceId}`,
  )
  return head ?? { seq: 0, hash: '0'.repeat(64) }
}

async function findEngagement({ db, actor }: Practice, engagementId: string) {
  const [row] = await db.execute<{
    id: string
    client: string
    coach: string
    seat: 'coach' | 'client' | 'owner'
  }>(sql`
    select e.id, client.name as client, coach.name as coach,
      case ${actor.memberId}::uuid when e.coach_id then 'coach' when e.client_id then 'client' else 'owner' end as seat
    from engagements e
    join members client on client.practice_id = e.practice_id and client.id = e.client_id
    join members coach on coach.practice_id = e.practice_id and coach.id = e.coach_id
    where e.practice_id = ${actor.practiceId} and e.id = ${engagementId}`)
  return found(row)
}

type StoredEvent = {
  seq: number
  at: string
  verb: string
  memberId: string
  subjectId: string | null
  engagementId: string | null
}

/** One more than fits on a page. Row-level security decides which; this only narrows. */
async function entries(
  practice: Practice,
  { engagement, about, before }: RecordAddress,
): Promise<RecordEntry[]> {
  const { db, actor } = practice
  const concerned = await whatConcerns(practice, engagement)
  const narrowed = [
    sql`ev.practice_id = ${actor.practiceId}`,
    ...(concerned ? [sql`(${sql.join(concerned, sql` or `)})`] : []),
    ...(about ? [sql`ev.verb = any(${textArray(verbGroups[about])})`] : []),
    ...(before ? [sql`ev.seq < ${before}`] : []),
  ]
  const events = await db.execute<StoredEvent>(sql`
    select ev.seq::float8 as seq, ev.at, ev.verb, ev.member_id as "memberId", ev.subject_id as "subjectId",
      ev.engagement_id as "engagementId"
    from events ev
    where ${sql.join(narrowed, sql` and `)}
    order by ev.seq desc limit ${entriesOnAPage + 1}`)
  const known = await namesFor(practice, events)
  return events.map(({ seq, at, verb, memberId, subjectId, engagementId }) => {
    const subject = subjectId ? known.members.get(subjectId) : undefined
    const taker = subjectId ? known.takers.get(subjectId) : undefined
    const work = engagementId ? known.engagements.get(engagementId) : undefined
    return {
      seq,
      at: new Date(at),
      verb: isVerb(verb) ? verb : null,
      byMe: memberId === actor.memberId,
      who: known.members.get(memberId) ?? null,
      session: (subjectId ? known.sessions.get(subjectId) : undefined) ?? null,
      takesOver: (taker ? known.members.get(taker)?.name : undefined) ?? null,
      subject: subject ? { name: subject.name, isMe: subjectId === actor.memberId } : null,
      engagement:
        work && engagementId
          ? {
              id: engagementId,
              client: known.members.get(work.clientId)?.name ?? '',
              coach: known.members.get(work.coachId)?.name ?? '',
            }
          : null,
    }
  })
}

/** What the ids of a page stand for, as far as the reader may know: four look-ups by key, however long the record. */
async function namesFor({ db, actor }: Practice, events: readonly StoredEvent[]) {
  const ids = (some: readonly (string | null)[]) => uuidArray([...new Set(some.filter((id) => id !== null))])
  const subjects = ids(events.map(({ subjectId }) => subjectId))
  const sessions = await db.execute<{ id: string; number: number }>(
    sql`select id, number from sessions where practice_id = ${actor.practiceId} and id = any(${subjects})`,
  )
  const takers = await db.execute<{ id: string; toCoachId: string }>(
    sql`select id, to_coach_id as "toCoachId" from handovers
      where practice_id = ${actor.practiceId} and id = any(${subjects})`,
  )
  const engagements = await db.execute<{ id: string; clientId: string; coachId: string }>(
    sql`select id, client_id as "clientId", coach_id as "coachId" from engagements
      where practice_id = ${actor.practiceId} and id = any(${ids(events.map(({ engagementId }) => engagementId))})`,
  )
  const people = ids([
    ...events.flatMap(({ memberId, subjectId }) => [memberId, subjectId]),
    ...takers.map(({ toCoachId }) => toCoachId),
    ...engagements.flatMap(({ clientId, coachId }) => [clientId, coachId]),
  ])
  const members = await db.execute<{ id: string; name: string; role: Role }>(
    sql`select id, name, role from members where practice_id = ${actor.practiceId} and id = any(${people})`,
  )
  return {
    sessions: new Map(sessions.map(({ id, number }) => [id, number])),
    takers: new Map(takers.map(({ id, toCoachId }) => [id, toCoachId])),
    engagements: new Map(engagements.map((each) => [each.id, each])),
    members: new Map(members.map(({ id, name, role }) => [id, { name, role }])),
  }
}

/**
 * Where to look, by ids that were read before: the wall alone would find the same rows by reading all of the
 * practice's. Null for the owner, who reads all of it.
 */
async function whatConcerns({ db, actor }: Practice, engagement: string | undefined): Promise<SQL[] | null> {
  if (actor.role === 'owner' && !engagement) return null
  const [mine] = await db.execute<{ engagements: string[] | null; things: string[] | null }>(sql`
    select (select array_agg(e.id) from engagements e where ${engagement ? sql`e.id = ${engagement}` : sql`true`}) as engagements,
      (select array_agg(t.id) from (
        select v.id from visions v where ${engagement ? sql`v.engagement_id = ${engagement}` : sql`true`}
        union all
        select d.id from documents d where ${engagement ? sql`d.engagement_id = ${engagement}` : sql`true`}) t) as things`)
  const engagements = mine?.engagements ?? []
  return [
    sql`ev.engagement_id = any(${uuidArray(engagements)})`,
    sql`(ev.verb = 'access refused' and ev.subject_id = any(${uuidArray([...engagements, ...(mine?.things ?? [])])}))`,
    ...(engagement ? [] : [sql`ev.member_id = ${actor.memberId}`, sql`ev.subject_id = ${actor.memberId}`]),
  ]
}

const uuidArray = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`
const textArray = (words: readonly string[]) => sql`string_to_array(${words.join('|')}, '|')`
