import { sql } from 'drizzle-orm'
import { type Actor, type Practice, type Role, withPractice } from '@/db/practice'
import { asSystem } from '@/db/system'
import { announce } from '@/lib/announce'
import { found, Refusal } from '@/lib/refusal'
import type { Head, Link } from './chain'
import type { RecordAddress } from './input'
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

export const entriesOnAPage = 50

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

export const linksAtOnce = 5_000

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

type StoredEntry = Omit<RecordEntry, 'at' | 'verb'> & { at: string; verb: string }

/** One more than fits on a page. Row-level security decides which; this only narrows. */
async function entries({ db, actor }: Practice, { engagement, about, before }: RecordAddress) {
  const ofEngagement = sql`(ev.engagement_id = ${engagement ?? null}::uuid or (ev.verb = 'access refused' and ev.subject_id in (
    select ${engagement ?? null}::uuid
    union all select v.id from visions v where v.engagement_id = ${engagement ?? null}::uuid
    union all select d.id from documents d where d.engagement_id = ${engagement ?? null}::uuid)))`
  const narrowed = [
    sql`ev.practice_id = ${actor.practiceId}`,
    ...(engagement ? [ofEngagement] : []),
    ...(about
      ? [
          sql`ev.verb in (${sql.join(
            verbGroups[about].map((verb) => sql`${verb}`),
            sql`, `,
          )})`,
        ]
      : []),
    ...(before ? [sql`ev.seq < ${before}`] : []),
  ]
  const rows = await db.execute<StoredEntry>(sql`
    select page.seq::float8 as seq, page.at, page.verb, page.member_id = ${actor.memberId}::uuid as "byMe",
      case when who.id is not null then jsonb_build_object('name', who.name, 'role', who.role) end as who,
      s.number as session, taker.name as "takesOver",
      case when subject.id is not null
        then jsonb_build_object('name', subject.name, 'isMe', subject.id = ${actor.memberId}::uuid) end as subject,
      case when e.id is not null
        then jsonb_build_object('id', e.id, 'client', client.name, 'coach', coach.name) end as engagement
    from (
      select ev.* from events ev
      where ${sql.join(narrowed, sql` and `)}
      order by ev.seq desc limit ${entriesOnAPage + 1}) page
    left join members who on who.practice_id = page.practice_id and who.id = page.member_id
    left join sessions s on s.practice_id = page.practice_id and s.id = page.subject_id
    left join handovers h on h.practice_id = page.practice_id and h.id = page.subject_id
    left join members taker on taker.practice_id = page.practice_id and taker.id = h.to_coach_id
    left join members subject on subject.practice_id = page.practice_id and subject.id = page.subject_id
    left join engagements e on e.practice_id = page.practice_id and e.id = page.engagement_id
    left join members client on client.practice_id = e.practice_id and client.id = e.client_id
    left join members coach on coach.practice_id = e.practice_id and coach.id = e.coach_id
    order by page.seq desc`)
  return rows.map((row) => ({ ...row, at: new Date(row.at), verb: isVerb(row.verb) ? row.verb : null }))
}
