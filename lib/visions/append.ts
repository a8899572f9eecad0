import { sql } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Practice } from '@/db/practice'
import { announceWritten } from '@/lib/announce'

/**
 * Adds edits that no page sent to the log of a document, as this member and by the same rule as their own typing; they
 * count from the commit on. Whoever has the document open is shown them by the live process.
 */
export async function appendEdits(
  practice: Practice,
  document: { engagementId: string; documentId: string },
  updates: readonly Uint8Array[],
): Promise<void> {
  const { db, actor } = practice
  let fromSeq: number | null = null
  for (const update of inRows(updates)) {
    const bytes = Buffer.from(update.buffer, update.byteOffset, update.byteLength)
    const [row] = await db.execute<{ seq: string }>(sql`
      insert into document_updates (practice_id, document_id, member_id, bytes)
      values (${actor.practiceId}, ${document.documentId}, ${actor.memberId}, ${bytes}) returning seq`)
    fromSeq ??= Number(row?.seq)
  }
  if (fromSeq !== null) await announceWritten(practice, { ...document, fromSeq })
}

/** Bytes in one row, where a single edit is not larger than that. */
const row = 128 * 1024

function inRows(updates: readonly Uint8Array[]): Uint8Array[] {
  const rows: { updates: Uint8Array[]; bytes: number }[] = []
  for (const update of updates) {
    const last = rows.at(-1)
    if (last && last.bytes + update.byteLength <= row) {
      last.updates.push(update)
      last.bytes += update.byteLength
    } else rows.push({ updates: [update], bytes: update.byteLength })
  }
  return rows.map(({ updates }) => Y.mergeUpdates(updates))
}
