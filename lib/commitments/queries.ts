import { type SQL, sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { asSystem } from '@/db/system'
import { seatOf } from '@/lib/visions/policy'
import type { Commitment } from './commitment'
import { type AtTheDoor, whereLinkLeads } from './link'
import { maySettle } from './policy'

// Within a transaction that is open already, but for the last. Each is one statement, however many rows; nobody else's
// are among them.

/** Everything the two said they would do: what is open first, by when it is due, then what was settled last. */
export const commitmentsOf = (practice: Practice, engagementId: string): Promise<Commitment[]> =>
  read(practice, sql`c.engagement_id = ${engagementId}`)

/** What was said in one session, with what became of it. */
export const commitmentsOfSession = (practice: Practice, sessionId: string): Promise<Commitment[]> =>
  read(practice, sql`c.session_id = ${sessionId}`)

/** What one person still has to do, in all the work that is under way and of which the asking one is part. */
export const openCommitmentsOf = (practice: Practice, memberId: string): Promise<Commitment[]> =>
  read(practice, sql`c.owner_id = ${memberId} and o.id is null and e.status in ('active', 'paused')`)

export async function commitmentOrNull(practice: Practice, commitmentId: string): Promise<Commitment | null> {
  const [commitment] = await read(practice, sql`c.id = ${commitmentId}`)
  return commitment ?? null
}

/** What the page of a reminder's link shows. Reads only: mail scanners open links. */
export const commitmentAtTheDoor = (token: string): Promise<AtTheDoor | null> =>
  asSystem('show a commitment to whoever has the link of its reminder', (db) => whereLinkLeads(db, token))

type Stored = Omit<Commitment, 'createdAt' | 'outcome' | 'owner' | 'may'> & {
  createdAt: string
  owner: { memberId: string; name: string }
  outcome: {
    kind: 'kept' | 'let_go' | 'changed'
    words: string | null
    by: string
    byId: string
    at: string
  } | null
  engagement: Parameters<typeof seatOf>[1]
}

async function read(practice: Practice, which: SQL): Promise<Commitment[]> {
  const { db, actor } = practice
  // A coach before may be no more of the reader's to know; their commitments stay.
  const rows = await db.execute<Stored>(sql`
    select c.id, c.engagement_id as "engagementId", c.session_id as "sessionId", c.text, c.due_on::text as "dueOn",
      c.confidence, c.would_change as "wouldChange", c.milestone_id as "milestoneId", c.follows_id as "followsId",
      c.created_at as "createdAt", coalesce(other.name, 'A coach before') as "withWhom",
      jsonb_build_object('memberId', c.owner_id, 'name', coalesce(owner.name, 'A coach before')) as owner,
      jsonb_build_object('coachId', e.coach_id, 'clientId', e.client_id, 'status', e.status) as engagement,
      case when o.id is not null then jsonb_build_object('kind', o.kind, 'words', o.words, 'at', o.at,
        'by', coalesce(who.name, 'A coach before'), 'byId', o.member_id) end as outcome
    from commitments c
    join engagements e on e.practice_id = c.practice_id and e.id = c.engagement_id
    left join members owner on owner.practice_id = c.practice_id and owner.id = c.owner_id
    left join members other on other.practice_id = e.practice_id
      and other.id = case when e.client_id = ${actor.memberId} then e.coach_id else e.client_id end
    left join commitment_outcomes o on o.practice_id = c.practice_id and o.commitment_id = c.id
    left join members who on who.practice_id = c.practice_id and who.id = o.member_id
    where c.practice_id = ${actor.practiceId} and ${which}
    order by o.at desc nulls first, c.due_on nulls last, c.created_at, c.id`)
  return rows.map(({ engagement, owner, outcome, createdAt, ...row }) => ({
    ...row,
    createdAt: new Date(createdAt),
    owner: {
      ...owner,
      seat: owner.memberId === engagement.clientId ? ('client' as const) : ('coach' as const),
      isMe: owner.memberId === actor.memberId,
    },
    outcome: outcome && {
      kind: outcome.kind,
      words: outcome.words,
      by: { name: outcome.by, isMe: outcome.byId === actor.memberId },
      at: new Date(outcome.at),
    },
    may: { settle: maySettle(seatOf(actor, engagement), engagement, { outcome }) },
  }))
}
