import type postgres from 'postgres'
import { hashOf, newToken } from '@/lib/auth/token'

/** Somebody who is signed in. */
export type Person = { memberId: string; cookie: string }

/** A coach and a client with a session open: both may write the vision, and the client the private draft. */
export type Pair = {
  practiceId: string
  engagementId: string
  vision: string
  privateDraft: string
  coach: Person
  client: Person
}

/** Engagements of one practice: what a coaching business of some size has. */
const inOnePractice = 50

/** As many pairs as asked for, in practices of their own, each person with a living sign-in. */
export async function seatPairs(admin: postgres.Sql, count: number): Promise<Pair[]> {
  const pairs: Pair[] = []
  while (pairs.length < count) {
    pairs.push(...(await seatPractice(admin, Math.min(inOnePractice, count - pairs.length))))
  }
  // Otherwise Postgres plans for tables that are empty, until it looks by itself a minute later.
  await admin`analyze`
  return pairs
}

async function seatPractice(admin: postgres.Sql, count: number): Promise<Pair[]> {
  const slug = `proof-${newToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 16)}`
  const [practice] = await admin<{ id: string }[]>`
    insert into practices (slug, name, time_zone) values (${slug}, 'Proving Ground', 'UTC') returning id`
  const practiceId = practice?.id ?? ''
  const coaches = await seat(admin, practiceId, 'coach', count)
  const clients = await seat(admin, practiceId, 'client', count)
  const engagements = await admin<{ id: string }[]>`
    insert into engagements (practice_id, coach_id, client_id, purpose, starts_on, sessions_agreed)
    select ${practiceId}, coach, client, 'To be proved', current_date, 10
    from unnest(${idsOf(coaches)}::uuid[], ${idsOf(clients)}::uuid[]) with ordinality as pair(coach, client, at) order by at
    returning id`
  const ids = engagements.map(({ id }) => id)
  await admin`insert into visions (practice_id, engagement_id, template_key, template_version)
    select ${practiceId}, id, 'career-and-life', 1 from unnest(${ids}::uuid[]) as id`
  await admin`insert into sessions (practice_id, engagement_id, number, starts_at, opened_at, opened_by)
    select practice_id, id, 1, now(), now(), coach_id from engagements where id = any (${ids}::uuid[])`
  const documents = await admin<{ engagement_id: string; kind: string; id: string }[]>`
    insert into documents (practice_id, engagement_id, kind)
    select ${practiceId}, id, kind::document_kind
    from unnest(${ids}::uuid[]) as id, unnest(array['vision', 'private_draft']) as kind returning id, engagement_id, kind`
  const named = new Map(documents.map(({ engagement_id, kind, id }) => [`${engagement_id} ${kind}`, id]))
  return ids.map((engagementId, at) => ({
    practiceId,
    engagementId,
    vision: named.get(`${engagementId} vision`) ?? '',
    privateDraft: named.get(`${engagementId} private_draft`) ?? '',
    coach: coaches[at] ?? nobody,
    client: clients[at] ?? nobody,
  }))
}

const nobody: Person = { memberId: '', cookie: '' }
const idsOf = (people: readonly Person[]) => people.map(({ memberId }) => memberId)

async function seat(admin: postgres.Sql, practiceId: string, role: 'coach' | 'client', count: number) {
  const tokens = Array.from({ length: count }, newToken)
  const hashes = tokens.map(hashOf)
  const members = await admin<{ id: string; token_hash: string }[]>`
    with signed_in as (
      insert into logins (email, name)
      select hash || '@proof.example', ${`A ${role}`} from unnest(${hashes}::text[]) as hash returning id, email
    ), sign_in as (
      insert into sign_ins (login_id, token_hash, method, expires_at)
      select id, split_part(email, '@', 1), 'email-code', now() + interval '1 day' from signed_in returning login_id, token_hash
    ), member as (
      insert into members (practice_id, login_id, role, name, time_zone, joined_at)
      select ${practiceId}, id, ${role}, ${`A ${role}`}, 'UTC', now() from signed_in returning id, login_id
    )
    select member.id, sign_in.token_hash from member join sign_in on sign_in.login_id = member.login_id`
  const ids = new Map(members.map(({ id, token_hash }) => [token_hash, id]))
  return tokens.map(
    (token, at): Person => ({ memberId: ids.get(hashes[at] ?? '') ?? '', cookie: cookieOf(token) }),
  )
}

/** Proofs run on http://localhost, where the cookie carries no `__Host-`. */
export const cookieOf = (token: string) => `waymark=${token}`
