import { and, eq, isNotNull, sql } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Practice } from '@/db/practice'
import { threads } from '@/db/schema/comments'
import { documents } from '@/db/schema/documents'
import type { PassageAnchor } from '@/lib/visions/document/anchors'
import { lettersIn, refreshAnchor } from '@/lib/visions/document/document-anchors'
import { type Kept, readLog, restore } from '@/lib/visions/log'

type Engagement = { practiceId: string; engagementId: string }

/**
 * Finds every commented passage of a vision in what its log holds, and keeps where it is now. Whatever settles later is
 * compared with this, so that many small changes never add up to a passage that nobody finds.
 */
export async function placeThreads(db: Practice['db'], engagement: Engagement, kept?: Kept): Promise<void> {
  const anchored = await anchoredThreads(db, engagement)
  if (anchored.length === 0) return
  const log = kept ?? (await logOf(db, engagement))
  if (!log) return
  const doc = new Y.Doc()
  try {
    restore(doc, log, () => {})
    for (const [section, within] of Map.groupBy(anchored, (thread) => thread.section)) {
      const letters = lettersIn(doc, section)
      for (const { id, anchor } of within) {
        const fresh = refreshAnchor(doc, letters, anchor)
        if (JSON.stringify(fresh) === JSON.stringify(anchor)) continue
        await db
          .update(threads)
          .set({ anchor: fresh })
          .where(and(eq(threads.practiceId, engagement.practiceId), eq(threads.id, id)))
      }
    }
  } finally {
    doc.destroy()
  }
}

async function anchoredThreads(db: Practice['db'], { practiceId, engagementId }: Engagement) {
  // Two settlings, or a settling and a job, would each keep what the other has just put right.
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${engagementId}, 2))`)
  const rows = await db
    .select({ id: threads.id, section: threads.section, anchor: threads.anchor })
    .from(threads)
    .where(
      and(
        eq(threads.practiceId, practiceId),
        eq(threads.engagementId, engagementId),
        isNotNull(threads.anchor),
      ),
    )
  // Written through the input's schema, or here.
  return rows.map((row) => ({ ...row, anchor: row.anchor as PassageAnchor }))
}

async function logOf(
  db: Practice['db'],
  { practiceId, engagementId }: Engagement,
): Promise<Kept | undefined> {
  const [vision] = await db
    .select({ documentId: documents.id })
    .from(documents)
    .where(
      and(
        eq(documents.practiceId, practiceId),
        eq(documents.engagementId, engagementId),
        eq(documents.kind, 'vision'),
      ),
    )
  return vision && readLog(db, { practiceId, documentId: vision.documentId })
}
