import { sql } from 'drizzle-orm'
import * as Y from 'yjs'
import { asSystem } from '@/db/system'
import { type DocumentKey, type Kept, readLog, restore } from './log'

/** Rows beyond the snapshot from which a new one is worth making. */
export const rowsWorthASnapshot = 200

/**
 * Writes a snapshot of everything that is older than a minute. Numbers are given out before rows are committed, so a
 * lower number can still appear after a higher one; but no append lasts longer than twenty seconds, so whatever is
 * older than a minute has nothing missing below it.
 */
export async function compact({ practiceId, documentId }: DocumentKey): Promise<boolean> {
  return asSystem('compact a document', async (db) => {
    const [settled] = await db.execute<{ through_seq: string | null; rows: number }>(
      sql`select max(seq) as through_seq, count(*)::int as rows from document_updates
        where practice_id = ${practiceId} and document_id = ${documentId} and at < now() - interval '1 minute'
          and seq > coalesce((select through_seq from document_snapshots
            where practice_id = ${practiceId} and document_id = ${documentId}), 0)`,
    )
    if (!settled?.through_seq || settled.rows < rowsWorthASnapshot) return false
    const state = stateOf(await readLog(db, { practiceId, documentId }))
    await db.execute(
      sql`insert into document_snapshots (practice_id, document_id, through_seq, state)
        values (${practiceId}, ${documentId}, ${settled.through_seq}, ${state})
        on conflict (practice_id, document_id) do update
          set through_seq = excluded.through_seq, state = excluded.state, made_at = now()
          where document_snapshots.through_seq < excluded.through_seq`,
    )
    return true
  })
}

function stateOf(kept: Kept): Buffer {
  const doc = new Y.Doc()
  try {
    restore(doc, kept, () => {})
    return Buffer.from(Y.encodeStateAsUpdate(doc))
  } finally {
    doc.destroy()
  }
}
