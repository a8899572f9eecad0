import { type SQL, sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import type { ListAddress } from './input'
import type { Status } from './screen'

/** One engagement as the owner sees it: names, dates and counts. */
export type BusinessRow = {
  engagementId: string
  client: string
  coach: string
  status: Status
  startsOn: string
  sessionsHeld: number
  sessionsAgreed: number
  /** The last day on which a session was held or the vision settled; a date and no more. */
  lastActiveOn: string | null
  nextStartsAt: Date | null
  handoverWaits: boolean
  /** Its coach has been removed: somebody has to be asked for. */
  coachGone: boolean
}

export type Business = {
  counts: Record<Status, number>
  /** How many are under way with a coach who is not here any more. */
  withoutCoach: number
  /** Whoever coaches anybody, for narrowing. */
  coaches: { memberId: string; name: string; underWay: number; gone: boolean }[]
  rows: BusinessRow[]
  /** How many there are with this narrowing, on all pages. */
  found: number
  page: number
  pages: number
}

const rowsOnAPage = 50

/** Three queries, however many engagements there are; nobody's words pass through here. */
export async function businessWithin(practice: Practice, address: ListAddress): Promise<Business> {
  const counts = await countsOf(practice)
  const coaches = await coachesOf(practice)
  const { rows, found } = await pageOf(practice, address)
  const pages = Math.max(1, Math.ceil(found / rowsOnAPage))
  const withoutCoach = coaches.reduce((sum, { gone, underWay }) => sum + (gone ? underWay : 0), 0)
  return { counts, withoutCoach, coaches, rows, found, page: Math.min(address.page, pages), pages }
}

async function countsOf({ db, actor }: Practice): Promise<Record<Status, number>> {
  const [row] = await db.execute<Record<Status, number>>(sql`
    select count(*) filter (where status = 'invited')::int as invited,
      count(*) filter (where status = 'active')::int as active,
      count(*) filter (where status = 'paused')::int as paused,
      count(*) filter (where status = 'ended')::int as ended
    from engagements where practice_id = ${actor.practiceId}`)
  return row ?? { invited: 0, active: 0, paused: 0, ended: 0 }
}

async function coachesOf({ db, actor }: Practice): Promise<Business['coaches']> {
  const rows = await db.execute<Business['coaches'][number]>(sql`
    select m.id as "memberId", m.name, e.n as "underWay", m.left_at is not null as gone
    from (
      select coach_id, count(*) filter (where status in ('active', 'paused'))::int as n
      from engagements where practice_id = ${actor.practiceId} group by coach_id) e
    join members m on m.practice_id = ${actor.practiceId} and m.id = e.coach_id
    order by m.name`)
  return [...rows]
}

type Stored = Omit<BusinessRow, 'nextStartsAt'> & { nextStartsAt: string | null; found: number }

/** Sessions are counted for the rows of the page alone. */
async function pageOf({ db, actor }: Practice, { status, coach, client, page }: ListAddress) {
  const narrowed: SQL[] = [
    sql`e.practice_id = ${actor.practiceId}`,
    ...(status ? [sql`e.status = ${status}`] : []),
    ...(coach ? [sql`e.coach_id = ${coach}`] : []),
    ...(client ? [sql`client.name ilike ${`%${escapeLike(client)}%`}`] : []),
  ]
  const ask = (offset: number) =>
    db.execute<Stored>(sql`
      select e.id as "engagementId", e.client, e.coach, e.status, e.starts_on::text as "startsOn",
        e.sessions_agreed as "sessionsAgreed", e.active_on::text as "lastActiveOn", e.found,
        e.gone and e.status in ('active', 'paused') as "coachGone",
        coalesce(met.held, 0) as "sessionsHeld", met.next as "nextStartsAt",
        exists (select 1 from handovers h where h.practice_id = e.practice_id and h.engagement_id = e.id
          and h.answer is null and e.status <> 'ended') as "handoverWaits"
      from (
        select e.*, client.name as client, coach.name as coach,
          coach.left_at is not null as gone, count(*) over ()::int as found
        from engagements e
        join members client on client.practice_id = e.practice_id and client.id = e.client_id
        join members coach on coach.practice_id = e.practice_id and coach.id = e.coach_id
        where ${sql.join(narrowed, sql` and `)}
        order by e.status = 'ended', coach.name, client.name, e.created_at, e.id
        limit ${rowsOnAPage} offset ${offset}) e
      left join lateral (
        select count(*) filter (where s.ended_at is not null)::int as held,
          min(s.starts_at) filter (where s.ended_at is null and s.cancelled_at is null and e.status <> 'ended'
            and s.starts_at > now() - interval '2 hours') as next
        from sessions s where s.practice_id = e.practice_id and s.engagement_id = e.id) met on true
      order by e.status = 'ended', e.coach, e.client, e.created_at, e.id`)
  const rows = await ask((page - 1) * rowsOnAPage)
  // A page beyond the end is not an empty list: its count would be unknown.
  const shown = rows.length === 0 && page > 1 ? await ask(0) : rows
  return {
    found: shown[0]?.found ?? 0,
    rows: shown.map(({ found: _, nextStartsAt, ...row }) => ({
      ...row,
      nextStartsAt: nextStartsAt === null ? null : new Date(nextStartsAt),
    })),
  }
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
