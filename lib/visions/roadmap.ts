import { and, eq, sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { visions } from '@/db/schema/documents'
import { engagements } from '@/db/schema/practices'
import { noteVisionRead } from '@/lib/audit/commands'
import { commitmentsOf } from '@/lib/commitments/queries'
import type { Standing } from '@/lib/commitments/standing'
import { weeksOfTheWay } from '@/lib/engagements/needs'
import { client, coach, engagementOf, isItsClient, isItsCoach, seats } from '@/lib/engagements/seats'
import { contentOf, readPlan } from '@/lib/signoffs/freeze'
import { standingOf } from '@/lib/signoffs/standing'
import { lastAgreed, stateOf } from '@/lib/signoffs/version'
import { followedTemplate, templateOf } from '@/lib/templates/of-vision'
import type { PlanContent } from './document/content'
import type { AnyTold } from './document/told'
import { readLog } from './log'
import { readPlaces } from './places'
import { seatOf } from './policy'
import type { Seat } from './screen'
import { writtenIn } from './shared-elements'

/** The way as one page shows it: what the plan says now, and what of it moved in the last twelve weeks. */
export type RoadmapScreen = {
  visionId: string
  engagementId: string
  seat: Seat
  client: { name: string }
  coach: { name: string }
  /** The work has ended: nobody writes a milestone any more. */
  over: boolean
  /** For the client what they last wrote; for the coach what has settled. */
  elements: AnyTold[]
  /** The earliest of the last twelve weeks that says anything of skills: what today's levels are compared with. */
  before: AnyTold[]
  /** What both signed last, for dates that have moved since. Empty before the first. */
  agreed: AnyTold[]
  /** Versions that both have signed, and when the second did. */
  versions: { number: number; agreedAt: Date }[]
  /** What both said they would do for each milestone, by its id. */
  promised: ReadonlyMap<string, Standing[]>
  firstSettledAt: Date | null
  lastSettledAt: Date | null
  weeksMoved: number[]
}

/** The roadmap of that vision; without one, of the client's newest. Nothing for whoever does not sit at it. */
export async function roadmapWithin(
  practice: Practice,
  visionId: string | null,
): Promise<RoadmapScreen | undefined> {
  const { actor } = practice
  const found = await visionOrNewest(practice, visionId)
  const seat = found && seatOf(actor, found.engagement)
  if (!found || !seat) return undefined
  const { vision, engagement } = found
  const settled = await settledIn(practice, engagement.id)
  if (seat === 'coach' && settled.content)
    // As the words leave for the coach's screen, as on the page of the plan.
    await noteVisionRead(practice, { engagementId: engagement.id, visionId: vision.id })
  const elements = seat === 'client' ? await writtenBy(practice, found) : elementsIn(settled.content)
  return {
    visionId: vision.id,
    engagementId: engagement.id,
    seat,
    client: { name: found.client },
    coach: { name: found.coach },
    over: engagement.status === 'ended',
    elements,
    before: elementsIn(settled.before),
    ...(await agreedOn(practice, engagement.id)),
    promised: await promisedFor(practice, engagement.id),
    firstSettledAt: settled.firstSettledAt,
    lastSettledAt: settled.lastSettledAt,
    weeksMoved: settled.weeksMoved,
  }
}

async function visionOrNewest({ db, actor }: Practice, visionId: string | null) {
  const mine = and(
    eq(visions.practiceId, actor.practiceId),
    visionId === null ? eq(engagements.clientId, actor.memberId) : eq(visions.id, visionId),
  )
  const [row] = await db
    .select({
      vision: { id: visions.id },
      followed: followedTemplate,
      engagement: seats,
      client: client.name,
      coach: coach.name,
    })
    .from(visions)
    .innerJoin(engagements, engagementOf(visions))
    .innerJoin(client, isItsClient)
    .innerJoin(coach, isItsCoach)
    .where(mine)
    .orderBy(sql`${engagements.createdAt} desc`)
    .limit(1)
  return row
}

type Found = NonNullable<Awaited<ReturnType<typeof visionOrNewest>>>

/** What the client has written by now, in both of their documents, each held to the sections that lie in it. */
async function writtenBy({ db, actor }: Practice, { engagement, followed }: Found): Promise<AnyTold[]> {
  const { practiceId } = actor
  const places = await readPlaces(db, { practiceId, engagementId: engagement.id })
  const placed = { template: await templateOf(db, practiceId, followed), places }
  const documents = await db.execute<{ document_id: string; kind: 'vision' | 'private_draft' }>(
    sql`select document_id, kind from openable_documents
      where engagement_id = ${engagement.id} and kind in ('vision', 'private_draft')`,
  )
  const written: AnyTold[] = []
  for (const { document_id: documentId, kind } of documents) {
    const kept = await readLog(db, { practiceId, documentId })
    written.push(...writtenIn(placed, kind, kept))
  }
  return written
}

/** What was changed into another is counted by that one. */
async function promisedFor(practice: Practice, engagementId: string): Promise<RoadmapScreen['promised']> {
  const promised = new Map<string, Standing[]>()
  for (const { milestoneId, text, dueOn, outcome } of await commitmentsOf(practice, engagementId)) {
    if (milestoneId === null || outcome?.kind === 'changed') continue
    const before = promised.get(milestoneId) ?? []
    promised.set(milestoneId, [...before, { text, dueOn, outcome: outcome?.kind ?? null }])
  }
  return promised
}

/** Frozen words are both's to read, whoever asks. */
async function agreedOn(
  practice: Practice,
  engagementId: string,
): Promise<Pick<RoadmapScreen, 'agreed' | 'versions'>> {
  const standing = await standingOf(practice, engagementId)
  const last = lastAgreed(standing)
  return {
    agreed: last ? elementsIn(readPlan(await contentOf(practice, last.id))) : [],
    versions: standing.versions.flatMap((version) => {
      const agreedAt = version.signatures.at(-1)?.signedAt
      return stateOf(version) === 'agreed' && agreedAt ? [{ number: version.number, agreedAt }] : []
    }),
  }
}

type Settled = {
  content: PlanContent | null
  before: PlanContent | null
  firstSettledAt: Date | null
  lastSettledAt: Date | null
  weeksMoved: number[]
}

async function settledIn({ db, actor }: Practice, engagementId: string): Promise<Settled> {
  const [row] = await db.execute<
    Pick<Settled, 'content' | 'before' | 'weeksMoved'> & { first: string | null; last: string | null }
  >(sql`
    select span.first, span.last, coalesce(span.weeks, '{}') as "weeksMoved", latest.content, early.content as before
    from (
      select min(c.made_at) as first, max(c.made_at) as last,
        array_agg(distinct floor(extract(epoch from now() - c.made_at) / 604800)::int)
          filter (where c.made_at > now() - make_interval(weeks => ${weeksOfTheWay}) and c.made_at <= now()) as weeks
      from checkpoints c
      where c.practice_id = ${actor.practiceId} and c.engagement_id = ${engagementId}) span
    left join lateral (
      select c.content from checkpoints c
      where c.practice_id = ${actor.practiceId} and c.engagement_id = ${engagementId}
      order by c.through_seq desc limit 1) latest on true
    left join lateral (
      select c.content from checkpoints c
      where c.practice_id = ${actor.practiceId} and c.engagement_id = ${engagementId}
        and c.made_at > now() - interval '84 days'
        and c.content @> '{"sections": [{"elements": [{"kind": "skill_gap"}]}]}'
      order by c.through_seq limit 1) early on true`)
  return {
    content: row?.content ?? null,
    before: row?.before ?? null,
    weeksMoved: row?.weeksMoved ?? [],
    firstSettledAt: row?.first ? new Date(row.first) : null,
    lastSettledAt: row?.last ? new Date(row.last) : null,
  }
}

const elementsIn = (content: PlanContent | null): AnyTold[] =>
  content?.sections.flatMap(({ elements }) => elements) ?? []
