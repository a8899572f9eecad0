import type postgres from 'postgres'
import { castEngagements } from '@/db/cast'
import type { Actor } from '@/db/practice'

/** A coach has no more clients than this, however large the practice. */
export const clientsOfACoach = 200

export type Crowd = {
  practiceId: string
  owner: Actor
  /** Has ten clients, at every size of the practice. */
  few: Actor
  /** Has as many as a coach can have, once there are so many. */
  many: Actor
  visionOfFew: string
}

const history = 6

/**
 * A practice with an owner and a coach of ten clients, who each have a plan with a history, threads, sessions ended and
 * booked, and words to be found.
 */
export async function openPractice(admin: postgres.Sql, size: number): Promise<Crowd> {
  const [practice] = await admin<{ id: string }[]>`
    insert into practices (slug, name, time_zone) values (${`crowd-${size}`}, 'Crowd', 'UTC') returning id`
  const practiceId = practice?.id ?? ''
  const [owner] = await seat(admin, practiceId, 'owner', 1)
  const [few, many] = await seat(admin, practiceId, 'coach', 2)
  const as = (memberId: string | undefined, role: Actor['role']) => ({
    practiceId,
    memberId: memberId ?? '',
    role,
  })
  await engage(admin, practiceId, few ?? '', 10)
  const [vision] = await admin<{ id: string }[]>`
    select v.id from visions v join engagements e on e.id = v.engagement_id where e.coach_id = ${few ?? ''} limit 1`
  return {
    practiceId,
    owner: as(owner, 'owner'),
    few: as(few, 'coach'),
    many: as(many, 'coach'),
    visionOfFew: vision?.id ?? '',
  }
}

/** Adds engagements until there are so many: first to the coach with many clients, then to coaches of twenty. */
export async function growTo(admin: postgres.Sql, { practiceId, many }: Crowd, size: number) {
  const [now] = await admin<{ all: number; many: number }[]>`
    select count(*)::int as all, (count(*) filter (where coach_id = ${many.memberId}))::int as many
    from engagements where practice_id = ${practiceId}`
  let missing = size - (now?.all ?? 0)
  const toMany = Math.min(missing, clientsOfACoach - (now?.many ?? 0))
  if (toMany > 0) await engage(admin, practiceId, many.memberId, toMany)
  missing -= Math.max(toMany, 0)
  while (missing > 0) {
    const batch = Math.min(missing, 2_000)
    const coaches = await seat(admin, practiceId, 'coach', Math.ceil(batch / 20))
    for (const [at, coach] of coaches.entries()) {
      await engage(admin, practiceId, coach, Math.min(20, batch - at * 20))
    }
    missing -= batch
  }
  await admin`analyze`
}

async function seat(
  admin: postgres.Sql,
  practiceId: string,
  role: Actor['role'],
  count: number,
): Promise<string[]> {
  const rows = await admin<{ id: string }[]>`
    with login as (
      insert into logins (email, name) select uuidv7() || '@proof.example', 'x' from generate_series(1, ${count}) returning id)
    insert into members (practice_id, login_id, role, name, time_zone, joined_at)
    select ${practiceId}, id, ${role}::role, initcap(substr(md5(id::text), 1, 7)) || ' ' || initcap(substr(md5(id::text), 8, 9)),
      'UTC', now() from login returning id`
  return rows.map(({ id }) => id)
}

/** Without triggers, which would take longer than what is measured; what they would have written is written here. */
async function engage(admin: postgres.Sql, practiceId: string, coachId: string, count: number) {
  const clients = await seat(admin, practiceId, 'client', count)
  await admin.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    const ids = await sql<{ id: string }[]>`
      insert into engagements (practice_id, coach_id, client_id, purpose, starts_on, sessions_agreed, status, status_since, active_on)
      select ${practiceId}, ${coachId}, client, 'To be proved', current_date - 100, 12, 'active', now() - interval '100 days',
        current_date from unnest(${clients}::uuid[]) as client returning id`
    const asked = ids.map(({ id }) => id)
    await sql`insert into visions (practice_id, engagement_id, template_key, template_version)
      select ${practiceId}, id, 'career-and-life', 1 from unnest(${asked}::uuid[]) as id`
    await sql`insert into documents (practice_id, engagement_id, kind)
      select ${practiceId}, id, kind::document_kind from unnest(${asked}::uuid[]) as id,
        unnest(array['vision', 'private_draft']) as kind`
    await sql`insert into sessions (practice_id, engagement_id, coach_id, number, starts_at, opened_at, opened_by, ended_at, ended_by)
      select ${practiceId}, id, ${coachId}, n, now() - make_interval(days => 70 - n * 14), now() - make_interval(days => 70 - n * 14),
        ${coachId}, now() - make_interval(days => 70 - n * 14) + interval '1 hour', ${coachId}
      from unnest(${asked}::uuid[]) as id, generate_series(1, 4) as n`
    await sql`insert into sessions (practice_id, engagement_id, coach_id, number, starts_at)
      select ${practiceId}, id, null, 5, now() + make_interval(hours => 20 + at::int % 700)
      from unnest(${asked}::uuid[]) with ordinality as e(id, at)`
    await sql`insert into checkpoints (practice_id, engagement_id, document_id, through_seq, reason, content, changed_sections, ready_sections, made_at)
      select ${practiceId}, d.engagement_id, d.id, n, 'pause', plan.content, array['why', 'role'], array['why'],
        now() - make_interval(days => ${history * 10} - n * 10)
      from documents d, generate_series(1, ${history}) as n, (
        select content from checkpoints where engagement_id = ${castEngagements.daniel.id} order by made_at desc limit 1) as plan
      where d.engagement_id = any (${asked}::uuid[]) and d.kind = 'vision'`
    await sql`insert into search_texts (practice_id, engagement_id, kind, source_id, section, text, at)
      select ${practiceId}, d.engagement_id, t.kind, d.id, t.section, t.text, now()
      from documents d, search_texts t where d.engagement_id = any (${asked}::uuid[]) and d.kind = 'vision'
        and t.engagement_id = ${castEngagements.daniel.id} and t.kind = 'settled'`
    await sql`insert into threads (practice_id, engagement_id, section, quote, anchor, opened_by)
      select ${practiceId}, id, 'why', 'proved', '{}', client_id from engagements, generate_series(1, 3)
      where id = any (${asked}::uuid[])`
    await sql`insert into comments (practice_id, engagement_id, thread_id, author_id, body)
      select practice_id, engagement_id, id, opened_by, 'What do you think of this, honestly?' from threads
      where engagement_id = any (${asked}::uuid[])`
  })
}
