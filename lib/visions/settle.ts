import { and, desc, eq, sql } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Practice } from '@/db/practice'
import { checkpoints, documents, visions } from '@/db/schema/documents'
import { asSystem } from '@/db/system'
import { placeThreads } from '@/lib/comments/place'
import { queueJob } from '@/lib/jobs/queue'
import { type Followed, followedTemplate, templateOf } from '@/lib/templates/of-vision'
import { content, type PlanContent } from './document/content'
import { diff } from './document/diff'
import { sectionState } from './document/states'
import { type DocumentKey, type Kept, readLog, restore } from './log'
import { readPlaces } from './places'
import { type PlacedVision, settlesAfterMs, sharedSections } from './vision'

export const settleReasons = ['pause', 'left', 'ready', 'session-ended'] as const
export type SettleReason = (typeof settleReasons)[number]

type Db = Practice['db']

/**
 * Makes a checkpoint of what the log holds now, the settled state that the coach may read, if it says anything else
 * than the one before. Answers the checkpoint's id, or null. Nothing but a vision ever settles.
 */
export async function settle(document: DocumentKey, reason: SettleReason): Promise<string | null> {
  return asSystem('settle a vision', async (db) => {
    const vision = await visionOf(db, document)
    if (!vision) return null
    // One settling per vision at a time: two would each compare with the same checkpoint before.
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${document.documentId}, 1))`)
    const before = await latest(db, document)
    const kept = await readLog(db, document)
    if (kept.throughSeq === 0) return null
    const { plan, ready } = readPlan(kept, {
      template: await templateOf(db, document.practiceId, vision),
      places: await readPlaces(db, { ...document, engagementId: vision.engagementId }),
    })
    const changed = changedSections(before?.content ?? null, plan)
    if (changed.length === 0 && sameKeys(before?.ready ?? [], ready)) return null
    const [made] = await db
      .insert(checkpoints)
      .values({
        practiceId: document.practiceId,
        engagementId: vision.engagementId,
        documentId: document.documentId,
        throughSeq: kept.throughSeq,
        reason,
        content: plan,
        changedSections: changed,
        readySections: ready,
      })
      .onConflictDoNothing()
      .returning({ id: checkpoints.id })
    await placeThreads(db, { practiceId: document.practiceId, engagementId: vision.engagementId }, kept)
    await queueJob(
      db,
      'find-drift',
      { practiceId: document.practiceId, engagementId: vision.engagementId },
      `drift ${vision.engagementId}`,
    )
    return made?.id ?? null
  })
}

/** The client said that it may be read: what stands there now settles without a rest. */
export async function settleNow(vision: { practiceId: string; visionId: string }): Promise<void> {
  const document = await asSystem('settle a vision now', async (db) => {
    const [row] = await db.execute<{ id: string }>(sql`
      select d.id from visions v
      join documents d on d.practice_id = v.practice_id and d.engagement_id = v.engagement_id and d.kind = 'vision'
      where v.practice_id = ${vision.practiceId} and v.id = ${vision.visionId}`)
    return row
  })
  if (document) await settle({ practiceId: vision.practiceId, documentId: document.id }, 'ready')
}

/** For the minute's job: settles every vision that has been quiet for long enough and has something unsettled. */
export async function settleQuietVisions(): Promise<number> {
  const waiting = await asSystem('find quiet visions', (db) => quietVisions(db))
  let settled = 0
  for (const document of waiting) if (await settle(document, 'pause')) settled++
  return settled
}

/** Visions whose newest edit is beyond what was last settled or looked at, and has rested. */
async function quietVisions(db: Db): Promise<DocumentKey[]> {
  const rows = await db.execute<{ practice_id: string; id: string }>(sql`
    select d.practice_id, d.id
    from documents d
    cross join lateral (
      select u.seq, u.at from document_updates u
      where u.practice_id = d.practice_id and u.document_id = d.id
      order by u.seq desc limit 1
    ) newest
    where d.kind = 'vision'
      and newest.at < now() - make_interval(secs => ${settlesAfterMs / 1000})
      and newest.at > now() - interval '7 days'
      and newest.seq > coalesce((
        select max(c.through_seq) from checkpoints c
        where c.practice_id = d.practice_id and c.document_id = d.id), 0)
    limit 500`)
  return rows.map((row) => ({ practiceId: row.practice_id, documentId: row.id }))
}

type Vision = { engagementId: string } & Followed

async function visionOf(db: Db, { practiceId, documentId }: DocumentKey): Promise<Vision | undefined> {
  const [vision] = await db
    .select({
      engagementId: visions.engagementId,
      ...followedTemplate,
    })
    .from(documents)
    .innerJoin(
      visions,
      and(eq(visions.practiceId, documents.practiceId), eq(visions.engagementId, documents.engagementId)),
    )
    .where(
      and(eq(documents.practiceId, practiceId), eq(documents.id, documentId), eq(documents.kind, 'vision')),
    )
  return vision
}

async function latest(db: Db, { practiceId, documentId }: DocumentKey) {
  const [row] = await db
    .select({ content: checkpoints.content, ready: checkpoints.readySections })
    .from(checkpoints)
    .where(and(eq(checkpoints.practiceId, practiceId), eq(checkpoints.documentId, documentId)))
    .orderBy(desc(checkpoints.throughSeq))
    .limit(1)
  // Written by us, in the insert above: the column holds nothing but plans.
  return row && { content: row.content as PlanContent, ready: row.ready }
}

function readPlan(kept: Kept, vision: PlacedVision): { plan: PlanContent; ready: string[] } {
  const doc = new Y.Doc()
  try {
    restore(doc, kept, () => {})
    const sections = sharedSections(vision)
    return {
      plan: content(doc, { template: vision.template, sections }),
      ready: sections.filter((section) => sectionState(doc, section) === 'ready'),
    }
  } finally {
    doc.destroy()
  }
}

const sameKeys = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((key) => others.includes(key))

/** Keys of the sections in which two plans differ; against nothing, those in which anything stands. */
function changedSections(before: PlanContent | null, now: PlanContent): string[] {
  const nothing: PlanContent = { ...now, sections: [] }
  return [...new Set(diff(before ?? nothing, now).map(({ section }) => section))]
}
