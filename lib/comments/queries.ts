import { sql } from 'drizzle-orm'
import { type Actor, type Practice, withPractice } from '@/db/practice'
import type { PassageAnchor } from '@/lib/visions/document/anchors'
import { visionAddress } from '@/lib/visions/input'
import { seatOf } from '@/lib/visions/policy'
import { mayAsk, mayComment, mayDecide, mayReopen, mayReply, mayResolve, maySuggest } from './policy'
import type { About, Conversation, Said, Speaker, Suggestion, Thread } from './thread'

/** Everything that is said about one vision, for either of its two people; null for everybody else. */
export async function conversation(actor: Actor, visionId: string): Promise<Conversation | null> {
  const { data: id } = visionAddress.safeParse(visionId)
  return id ? withPractice(actor, (practice) => conversationWithin(practice, id)) : null
}

type Around = {
  id: string
  coachId: string
  clientId: string
  status: 'invited' | 'active' | 'paused' | 'ended'
}

/** As `conversation`, in a transaction that is open already. Three statements, however many threads. */
export async function conversationWithin(practice: Practice, visionId: string): Promise<Conversation | null> {
  const { actor } = practice
  const engagement = await engagementOf(practice, visionId)
  const seat = engagement ? seatOf(actor, engagement) : null
  if (!engagement || !seat) return null
  const rows = await rowsOf(practice, engagement.id)
  return {
    me: actor.memberId,
    speakers: await speakersIn(practice, engagement, rows),
    threads: rows.map((row): Thread => {
      const { element, anchor, comments, suggestion, ...thread } = row
      const about: About = anchor ? { kind: 'passage', anchor } : { kind: 'element', ...element }
      return {
        ...thread,
        about,
        openedAt: instant(thread.openedAt),
        resolvedAt: thread.resolvedAt && instant(thread.resolvedAt),
        readAt: thread.readAt && instant(thread.readAt),
        comments: comments.map((said) => ({ ...said, writtenAt: instant(said.writtenAt) })),
        asks: thread.asks.map(({ by, at }) => ({ by, at: instant(at) })),
        suggestion: suggestion && {
          ...suggestion,
          decidedAt: suggestion.decidedAt && instant(suggestion.decidedAt),
        },
        may: {
          resolve: mayResolve(seat, engagement, thread, actor.memberId),
          reopen: mayReopen(seat, engagement, thread),
          reply: mayReply(seat, engagement, thread),
          ask: mayAsk(seat, engagement, thread),
          decide: mayDecide(seat, engagement, thread, suggestion),
        },
      }
    }),
    may: { comment: mayComment(seat, engagement), suggest: maySuggest(seat, engagement) },
  }
}

async function engagementOf({ db, actor }: Practice, visionId: string): Promise<Around | undefined> {
  const [engagement] = await db.execute<Around>(sql`
    select e.id, e.coach_id as "coachId", e.client_id as "clientId", e.status
    from visions v join engagements e on e.practice_id = v.practice_id and e.id = v.engagement_id
    where v.practice_id = ${actor.practiceId} and v.id = ${visionId}`)
  return engagement
}

type Row = Omit<Thread, 'about' | 'may'> & {
  element: { elementId: string; field: string | null }
  anchor: PassageAnchor | null
  comments: Said[]
  suggestion: Suggestion | null
}

/** Instants come back as text, and as Postgres writes them. */
const instant = (written: string) => new Date(written).toISOString()

async function rowsOf({ db, actor }: Practice, engagementId: string): Promise<Row[]> {
  return db.execute<Row>(sql`
    select t.id, t.section, t.quote, t.anchor, t.opened_by as "openedBy", t.opened_at as "openedAt",
      t.resolved_at as "resolvedAt", r.read_at as "readAt",
      jsonb_build_object('elementId', t.element_id, 'field', t.field) as element,
      coalesce(said.comments, '[]') as comments, coalesce(asked.asks, '[]') as asks,
      case when s.thread_id is not null then jsonb_build_object('by', s.suggested_by, 'replacement', s.replacement,
        'outcome', s.outcome, 'decidedAt', s.decided_at) end as suggestion
    from threads t
    left join suggestions s on s.practice_id = t.practice_id and s.thread_id = t.id
    left join thread_reads r on r.practice_id = t.practice_id and r.thread_id = t.id and r.member_id = ${actor.memberId}
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', c.id, 'by', c.author_id, 'body', c.body, 'writtenAt', c.written_at,
        'edited', c.edited_at is not null, 'deleted', c.deleted_at is not null) order by c.written_at, c.id) as comments
      from comments c where c.practice_id = t.practice_id and c.thread_id = t.id) said on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('by', q.asked_by, 'at', q.asked_at) order by q.asked_at) as asks
      from questions q
      where q.practice_id = t.practice_id and q.thread_id = t.id and q.withdrawn_at is null) asked on true
    where t.practice_id = ${actor.practiceId} and t.engagement_id = ${engagementId}
    order by t.opened_at, t.id`)
}

/** The two of the engagement, and whoever else has said something. A name that is not the viewer's to know stays away. */
async function speakersIn(
  { db, actor }: Practice,
  { coachId, clientId }: Around,
  rows: readonly Row[],
): Promise<Speaker[]> {
  const ids = new Set([
    coachId,
    clientId,
    ...rows.flatMap((row) => [row.openedBy, ...row.comments.map(({ by }) => by)]),
  ])
  const known = await db.execute<{ id: string; name: string }>(sql`
    select id, name from members where practice_id = ${actor.practiceId}
      and id = any (${sql.param([...ids])}::uuid[])`)
  return [...ids].map((id) => ({
    id,
    name: known.find((member) => member.id === id)?.name ?? 'A coach before',
    who: id === clientId ? 'client' : 'coach',
  }))
}
