import { and, desc, eq } from 'drizzle-orm'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import type { PlanContent } from '@/lib/visions/document/content'
import { nameOfElement } from '@/lib/visions/document/tell'
import { type CastEngagement, cast } from './cast'
import { castCommitments } from './cast-commitments'
import { daysFromToday } from './history'
import { commitmentOutcomes, commitments } from './schema/commitments'
import { checkpoints } from './schema/documents'
import { sessions } from './schema/sessions'

type Db = Parameters<Parameters<PostgresJsDatabase['transaction']>[0]>[0]

/** What the cast said they would do in this engagement, and what became of it, at the hours of a working day. */
export async function keepPromises(db: Db, engagement: CastEngagement): Promise<void> {
  const { practiceId } = cast[engagement.coach]
  const milestones = await milestonesOf(db, engagement)
  const held = await sessionsOf(db, engagement)
  for (const { says, owner = engagement.client, serves, became, ...said } of castCommitments[
    engagement.client
  ] ?? []) {
    const milestoneId = serves === undefined ? null : milestones.get(serves)
    if (milestoneId === undefined) throw new Error(`No milestone is called "${serves}".`)
    const at = daysFromToday(-said.daysAgo, 15)
    const [made] = await db
      .insert(commitments)
      .values({
        practiceId,
        engagementId: engagement.id,
        sessionId: held.get(dayOf(at)) ?? null,
        ownerId: cast[owner].id,
        text: says,
        dueOn: said.due === undefined ? null : dayOf(daysFromToday(said.due, 12)),
        confidence: said.confidence,
        wouldChange: said.wouldChange,
        milestoneId,
        createdBy: cast[owner].id,
        createdAt: at,
      })
      .returning({ id: commitments.id })
    if (!made || !became) continue
    await db.insert(commitmentOutcomes).values({
      practiceId,
      engagementId: engagement.id,
      commitmentId: made.id,
      kind: became.kind,
      words: became.words,
      memberId: cast[became.by ?? owner].id,
      at: daysFromToday(-became.daysAgo, 16),
    })
  }
}

/** By what will be true, as it settled a moment ago. */
async function milestonesOf(db: Db, { id, coach }: CastEngagement): Promise<ReadonlyMap<string, string>> {
  const [settled] = await db
    .select({ content: checkpoints.content })
    .from(checkpoints)
    .where(and(eq(checkpoints.practiceId, cast[coach].practiceId), eq(checkpoints.engagementId, id)))
    .orderBy(desc(checkpoints.throughSeq))
    .limit(1)
  // Written by the seed itself.
  const plan = settled?.content as PlanContent | undefined
  const elements = plan?.sections.flatMap((section) => section.elements) ?? []
  return new Map(
    elements.filter(({ kind }) => kind === 'milestone').map((each) => [nameOfElement(each), each.id]),
  )
}

async function sessionsOf(db: Db, { id, coach }: CastEngagement): Promise<ReadonlyMap<string, string>> {
  const held = await db
    .select({ id: sessions.id, startsAt: sessions.startsAt })
    .from(sessions)
    .where(and(eq(sessions.practiceId, cast[coach].practiceId), eq(sessions.engagementId, id)))
  return new Map(held.map((session) => [dayOf(session.startsAt), session.id]))
}

const dayOf = (instant: Date) => instant.toISOString().slice(0, 10)
