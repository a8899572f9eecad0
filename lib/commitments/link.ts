import { sql } from 'drizzle-orm'
import type { Actor, Practice, Role } from '@/db/practice'
import { commitmentLinkOfToken, commitmentTokenFor } from '@/lib/auth/token'
import { env } from '@/lib/env'
import type { OutcomeKind } from './commitment'

// The link of a reminder. It lets its owner say that they kept one commitment, without signing in, and nothing else:
// no other word of the plan is behind it, and opening it changes nothing. Within the door of sign-in and jobs.

type Db = Practice['db']

/** For so long after the reminder that carried it. */
const daysToSettle = 14

/**
 * Where the owner settles this commitment; null once it is settled, or the work has ended. For the mail that reminds of
 * it: called again, as a mail that is tried again does, it is the same address, good for fourteen days from then on.
 */
export async function linkToSettle(
  db: Db,
  { practiceId, commitmentId }: { practiceId: string; commitmentId: string },
): Promise<string | null> {
  const [link] = await db.execute<{ id: string }>(sql`
    insert into commitment_links (practice_id, engagement_id, commitment_id, member_id, expires_at)
    select c.practice_id, c.engagement_id, c.id, c.owner_id, now() + make_interval(days => ${daysToSettle})
    from commitments c
    join engagements e on e.practice_id = c.practice_id and e.id = c.engagement_id and e.status in ('active', 'paused')
    where c.practice_id = ${practiceId} and c.id = ${commitmentId} and not exists (
      select 1 from commitment_outcomes o where o.practice_id = c.practice_id and o.commitment_id = c.id)
    on conflict (practice_id, commitment_id, member_id) do update set expires_at = excluded.expires_at
    returning id`)
  return link ? new URL(`/commitments/${commitmentTokenFor(link.id)}`, env().AUTH_URL).href : null
}

/** What the page of such a link says, and for whom it speaks. */
export type AtTheDoor = {
  state: 'open' | 'settled' | 'over'
  actor: Actor
  commitmentId: string
  text: string
  dueOn: string | null
  outcome: OutcomeKind | null
  seat: 'coach' | 'client'
  /** The other one, who sees it too. */
  other: string
  zone: string
  practice: { id: string; slug: string; name: string; mark: string; accentHue: number; timeZone: string }
}

/** Null where we made no such link, or whom it was for has left. Reads only. */
export async function whereLinkLeads(db: Db, token: string): Promise<AtTheDoor | null> {
  const id = commitmentLinkOfToken(token)
  if (!id) return null
  const [row] = await db.execute<
    Omit<AtTheDoor, 'state' | 'actor'> & {
      practiceId: string
      memberId: string
      role: Role
      expired: boolean
      underWay: boolean
    }
  >(sql`
    select l.practice_id as "practiceId", l.member_id as "memberId", me.role, me.time_zone as zone,
      c.id as "commitmentId", c.text, c.due_on::text as "dueOn", o.kind as outcome, other.name as other,
      l.expires_at <= now() as expired, e.status in ('active', 'paused') and p.closed_at is null as "underWay",
      case when l.member_id = e.client_id then 'client' else 'coach' end as seat,
      jsonb_build_object('id', p.id, 'slug', p.slug, 'name', p.name, 'mark', p.mark, 'accentHue', p.accent_hue,
        'timeZone', p.time_zone) as practice
    from commitment_links l
    join practices p on p.id = l.practice_id
    join members me on me.practice_id = l.practice_id and me.id = l.member_id and me.left_at is null
    join commitments c on c.practice_id = l.practice_id and c.id = l.commitment_id
    join engagements e on e.practice_id = l.practice_id and e.id = l.engagement_id
      and l.member_id in (e.coach_id, e.client_id)
    join members other on other.practice_id = l.practice_id
      and other.id = case when l.member_id = e.client_id then e.coach_id else e.client_id end
    left join commitment_outcomes o on o.practice_id = l.practice_id and o.commitment_id = l.commitment_id
    where l.id = ${id}`)
  if (!row) return null
  const { practiceId, memberId, role, expired, underWay, ...told } = row
  const state = told.outcome ? 'settled' : expired || !underWay ? 'over' : 'open'
  return { ...told, state, actor: { practiceId, memberId, role } }
}
