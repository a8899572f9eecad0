import { and, desc, eq, gt, sql } from 'drizzle-orm'
import { type Actor, type Practice, withPractice } from '@/db/practice'
import { checkpointReads, checkpoints, visions } from '@/db/schema/documents'
import { engagements } from '@/db/schema/practices'
import { sessions } from '@/db/schema/sessions'
import { agendaWithin } from '@/lib/agenda/queries'
import { noteVisionRead } from '@/lib/audit/commands'
import { isLiving } from '@/lib/auth/queries'
import { now } from '@/lib/clock'
import { conversationWithin } from '@/lib/comments/queries'
import { commitmentsScreenWithin } from '@/lib/commitments/screen'
import { mayExportVision } from '@/lib/engagements/policy'
import {
  client,
  coach,
  engagementOf,
  isItsClient,
  isItsCoach,
  isItsOpenSession,
  seats,
} from '@/lib/engagements/seats'
import { type InvitationLine, lineOfInvitation } from '@/lib/invitations/line'
import { noteDocuments } from '@/lib/notes/queries'
import { found } from '@/lib/refusal'
import { mayEndSession, mayOpenSession } from '@/lib/sessions/policy'
import { stageWithin } from '@/lib/signoffs/stage'
import { followedTemplate, templateOf } from '@/lib/templates/of-vision'
import type { PlanContent } from '@/lib/visions/document/content'
import { diff } from '@/lib/visions/document/diff'
import { onlySections } from '@/lib/visions/document/template'
import { visionAddress } from '@/lib/visions/input'
import { type LastLook, lastLookWithin } from '@/lib/visions/last-look'
import { type Marked, markWithin } from '@/lib/visions/mark'
import { readPlaces } from '@/lib/visions/places'
import { mayHandOver, mayMarkReady, mayShare, mayWrite, seatOf } from '@/lib/visions/policy'
import { type RoadmapScreen, roadmapWithin } from '@/lib/visions/roadmap'
import type { EndedSession, LeftBehind, OpenSession, Settled, VisionScreen } from '@/lib/visions/screen'
import { sharedSections } from '@/lib/visions/vision'

/** The page of one vision, for whoever sits at it. Unknown, somebody else's and malformed are the same refusal. */
export async function visionScreen(actor: Actor, visionId: string): Promise<VisionScreen> {
  return found((await visionScreenOrNull(actor, visionId)) ?? undefined)
}

export async function visionScreenOrNull(actor: Actor, visionId: string): Promise<VisionScreen | null> {
  const { data: id } = visionAddress.safeParse(visionId)
  if (!id) return null
  return (await withPractice(actor, (practice) => visionScreenWithin(practice, id))) ?? null
}

/** The first sitting: the plan, and beside it what the coach wrote when they invited this client. */
export async function firstSittingOrNull(
  actor: Actor,
  visionId: string,
): Promise<{ screen: VisionScreen; line: InvitationLine | null } | null> {
  const { data: id } = visionAddress.safeParse(visionId)
  if (!id) return null
  return withPractice(actor, async (practice) => {
    const screen = await visionScreenWithin(practice, id)
    return screen ? { screen, line: await lineOfInvitation(practice, screen.engagementId) } : null
  })
}

/** The way of one vision, or of the client's newest; null where there is nothing for this person. */
export async function roadmapScreenOrNull(
  actor: Actor,
  visionId: string | null,
): Promise<RoadmapScreen | null> {
  const { success, data: id } = visionAddress.safeParse(visionId)
  if (visionId !== null && !success) return null
  return (await withPractice(actor, (practice) => roadmapWithin(practice, id ?? null))) ?? null
}

/** What a coach knew of the plan before the session that is open. */
export async function lastLookOrNull(actor: Actor, visionId: string): Promise<LastLook | null> {
  const { data: id } = visionAddress.safeParse(visionId)
  return id ? withPractice(actor, (practice) => lastLookWithin(practice, id)) : null
}

/** The plan of which this person may hear now, on the sign-in they came with; null when that is over. */
export async function markWhile(actor: Actor, signInId: string, visionId: string): Promise<Marked | null> {
  const { data: id } = visionAddress.safeParse(visionId)
  if (!id || !(await isLiving(signInId))) return null
  return withPractice(actor, (practice) => markWithin(practice, id))
}

/** As `visionScreen`, in a transaction that is open already. */
export async function visionScreenWithin(
  practice: Practice,
  visionId: string,
): Promise<VisionScreen | undefined> {
  const { actor } = practice
  const table = await tableOf(practice, visionId)
  const seat = table && seatOf(actor, table.engagement)
  if (!table || !seat) return undefined

  const { engagement, client, coach, session } = table
  const live = await liveDocuments(practice, engagement.id)
  const places = await readPlaces(practice.db, { practiceId: actor.practiceId, engagementId: engagement.id })
  const reads = seat === 'coach' && !live
  const latest = await latestCheckpoint(practice, engagement, reads)
  const settled = reads && latest ? await readSettled(practice, latest) : null
  const reading = seat === 'client' && latest ? await readingOf(practice, engagement) : null
  // As the words leave for the coach's screen: what a page says afterwards could be left out.
  if (seat === 'coach' && (live || settled))
    await noteVisionRead(practice, { engagementId: engagement.id, visionId })
  const stage = await stageWithin(practice, engagement.id, settled?.content ?? null)
  const me = seat === 'client' ? client : coach
  const sessionIsOpen = session !== null
  const template = await templateOf(practice.db, actor.practiceId, table.followed)
  return {
    practiceId: actor.practiceId,
    visionId,
    engagementId: engagement.id,
    // A coach does not even learn what the private sections are called.
    template: seat === 'client' ? template : onlySections(template, sharedSections({ template, places })),
    places,
    seat,
    client: { memberId: client.id, name: client.name },
    coach: { memberId: coach.id, name: coach.name },
    timeZone: me.timeZone,
    session: session && (await meetingOf(practice, engagement.id, session)),
    ended: session ? null : await justHeld(practice, engagement.id),
    live,
    leftBehind: await leftBehind(practice, engagement.id, { plan: seat === 'coach' && !live }),
    settled,
    settling: reads && (await justEnded(practice, engagement.id, latest?.madeAt)),
    checkpoint: latest && {
      id: latest.id,
      madeAt: latest.madeAt,
      readByCoach: latest.readByCoach === latest.id,
    },
    stage,
    mark: live ? null : ((await markWithin(practice, visionId))?.mark ?? null),
    reading,
    conversation: await conversationWithin(practice, visionId),
    may: {
      write: live !== null && mayWrite(seat, engagement, sessionIsOpen),
      markReady: mayMarkReady(seat, engagement),
      handOver: mayHandOver(seat, engagement, sessionIsOpen),
      share: mayShare(seat, engagement),
      export: mayExportVision(actor, engagement) && (seat === 'client' || latest !== null),
      openSession: !sessionIsOpen && mayOpenSession(actor, engagement),
      endSession: session !== null && mayEndSession(actor, engagement, { ...session, endedAt: null }),
    },
  }
}

/** Who sits at the plan, and the session that is open. Row-level security answers with nothing to everybody else. */
async function tableOf({ db, actor }: Practice, visionId: string) {
  const [row] = await db
    .select({
      followed: followedTemplate,
      engagement: seats,
      client: { id: client.id, name: client.name, timeZone: client.timeZone },
      coach: { id: coach.id, name: coach.name, timeZone: coach.timeZone },
      session: {
        id: sessions.id,
        number: sessions.number,
        openedAt: sessions.openedAt,
        minutes: sessions.minutes,
        link: sessions.link,
      },
    })
    .from(visions)
    .innerJoin(engagements, engagementOf(visions))
    .innerJoin(client, isItsClient)
    .innerJoin(coach, isItsCoach)
    .leftJoin(sessions, isItsOpenSession)
    .where(and(eq(visions.practiceId, actor.practiceId), eq(visions.id, visionId)))
  return row && { ...row, session: opened(row.session) }
}

type Opened = Pick<OpenSession, 'id' | 'number' | 'openedAt' | 'minutes' | 'link'>

function opened(session: (Omit<Opened, 'openedAt'> & { openedAt: Date | null }) | null): Opened | null {
  return session?.openedAt ? { ...session, openedAt: session.openedAt } : null
}

/** What the two have before them while they meet, besides the plan. */
async function meetingOf(practice: Practice, engagementId: string, session: Opened): Promise<OpenSession> {
  return {
    ...session,
    askedAt: now(),
    notes: await noteDocuments(practice, session.id),
    topics: await agendaWithin(practice, session.id),
    promised: await commitmentsScreenWithin(practice, engagementId),
  }
}

/** One that ended within the hour; of what came before, the engagement's page tells. */
async function justHeld({ db, actor }: Practice, engagementId: string): Promise<EndedSession | null> {
  const [row] = await db.execute<EndedSession>(sql`
    select id, number, greatest(1, round(extract(epoch from ended_at - opened_at) / 60))::int as minutes
    from sessions
    where practice_id = ${actor.practiceId} and engagement_id = ${engagementId}
      and ended_at > now() - interval '1 hour'
    order by ended_at desc limit 1`)
  return row ?? null
}

/** The shared notes of the session that was last, and the plan where it may be open to this person in a session alone. */
async function leftBehind(
  { db, actor }: Practice,
  engagementId: string,
  { plan }: { plan: boolean },
): Promise<LeftBehind[]> {
  const rows = await db.execute<LeftBehind>(sql`
    (select d.id as "documentId", s.number as session
      from documents d join sessions s on s.practice_id = d.practice_id and s.id = d.session_id
      where d.practice_id = ${actor.practiceId} and d.engagement_id = ${engagementId} and d.kind = 'shared_notes'
        and s.ended_at is not null
      order by s.ended_at desc limit 1)
    union all
    select d.id, null from documents d
    where d.practice_id = ${actor.practiceId} and d.engagement_id = ${engagementId} and d.kind = 'vision' and ${plan}`)
  return [...rows]
}

/** What the wall lets this person open on the socket now. */
async function liveDocuments({ db }: Practice, engagementId: string): Promise<VisionScreen['live']> {
  const rows = await db.execute<{ document_id: string; kind: string }>(
    sql`select document_id, kind from openable_documents
      where engagement_id = ${engagementId} and kind in ('vision', 'private_draft')`,
  )
  const idOf = (kind: string) => rows.find((row) => row.kind === kind)?.document_id ?? null
  const vision = idOf('vision')
  return vision === null ? null : { vision, privateDraft: idOf('private_draft') }
}

/** How long after a session its last checkpoint may still be on the way. */
const settlesWithin = sql`interval '12 seconds'`

async function justEnded({ db, actor }: Practice, engagementId: string, settledAt?: Date): Promise<boolean> {
  const [ended] = await db
    .select({ endedAt: sessions.endedAt })
    .from(sessions)
    .where(
      and(
        eq(sessions.practiceId, actor.practiceId),
        eq(sessions.engagementId, engagementId),
        gt(sessions.endedAt, sql`now() - ${settlesWithin}`),
      ),
    )
    .limit(1)
  return ended?.endedAt != null && (!settledAt || settledAt < ended.endedAt)
}

type Latest = {
  id: string
  madeAt: Date
  content: unknown
  ready: string[]
  /** The checkpoint the coach read last, when, and the one they had read before it. */
  readByCoach: string | null
  readAt: Date | null
  readBefore: string | null
}

/** The newest checkpoint and the one the coach read before, in one statement. */
async function latestCheckpoint(
  { db, actor }: Practice,
  engagement: { id: string; coachId: string },
  withContent: boolean,
): Promise<Latest | null> {
  const [row] = await db
    .select({
      id: checkpoints.id,
      madeAt: checkpoints.madeAt,
      content: withContent ? checkpoints.content : sql<null>`null`,
      ready: checkpoints.readySections,
      readByCoach: checkpointReads.checkpointId,
      readAt: checkpointReads.readAt,
      readBefore: checkpointReads.beforeCheckpointId,
    })
    .from(checkpoints)
    .leftJoin(
      checkpointReads,
      and(
        eq(checkpointReads.practiceId, checkpoints.practiceId),
        eq(checkpointReads.engagementId, checkpoints.engagementId),
        eq(checkpointReads.memberId, engagement.coachId),
      ),
    )
    .where(and(eq(checkpoints.practiceId, actor.practiceId), eq(checkpoints.engagementId, engagement.id)))
    .orderBy(desc(checkpoints.throughSeq))
    .limit(1)
  return row ?? null
}

async function readSettled(practice: Practice, latest: Latest): Promise<Settled> {
  const content = latest.content as PlanContent
  const isRead = latest.readByCoach === latest.id
  const earlier = isRead ? latest.readBefore : latest.readByCoach
  const before = earlier ? await contentOf(practice, earlier) : undefined
  return {
    content,
    ready: latest.ready,
    changes: before ? diff(before, content) : [],
    readAt: isRead ? latest.readAt : null,
  }
}

async function contentOf({ db, actor }: Practice, checkpointId: string): Promise<PlanContent | undefined> {
  const [row] = await db
    .select({ content: checkpoints.content })
    .from(checkpoints)
    .where(and(eq(checkpoints.practiceId, actor.practiceId), eq(checkpoints.id, checkpointId)))
  return row?.content as PlanContent | undefined
}

/** The coach's last reading, as the client is told of it: of which sections nothing newer has settled since. */
async function readingOf(
  { db, actor }: Practice,
  engagement: { id: string; coachId: string },
): Promise<VisionScreen['reading']> {
  const [row] = await db.execute<{ read_at: Date; sections: string[] }>(sql`
    select r.read_at, array(
      select written ->> 'key' from jsonb_array_elements(c.content -> 'sections') as written
      where jsonb_array_length(written -> 'text') + jsonb_array_length(written -> 'elements') > 0
        and not exists (
          select 1 from checkpoints newer
          where newer.practice_id = c.practice_id and newer.engagement_id = c.engagement_id
            and newer.through_seq > c.through_seq and newer.changed_sections @> array[written ->> 'key'])
    ) as sections
    from checkpoint_reads r
    join checkpoints c on c.practice_id = r.practice_id and c.id = r.checkpoint_id
    where r.practice_id = ${actor.practiceId} and r.engagement_id = ${engagement.id}
      and r.member_id = ${engagement.coachId}`)
  return row ? { at: new Date(row.read_at), sections: row.sections } : null
}
