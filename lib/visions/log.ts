import { sql } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Practice } from '@/db/practice'

export type DocumentKey = { practiceId: string; documentId: string }

/** What the log of one document holds: a snapshot, and the updates that came after it. */
export type Kept = { snapshot: Uint8Array | null; updates: Uint8Array[]; throughSeq: number }

/** Longer than any transaction lasts that writes into the log: no older row can still appear beside those that are there. */
export const settledAfter = sql`interval '60 seconds'`

/** Reads the log through either door; through door one only what this member may open. */
export async function readLog(
  db: Practice['db'],
  { practiceId, documentId }: DocumentKey,
): Promise<Kept & { settledSeq: number }> {
  const [snapshot] = await db.execute<{ through_seq: string; state: Buffer }>(
    sql`select through_seq, state from document_snapshots
      where practice_id = ${practiceId} and document_id = ${documentId}`,
  )
  const rows = await db.execute<{ seq: string; bytes: Buffer; settled: boolean }>(
    sql`select seq, bytes, at < now() - ${settledAfter} as settled from document_updates
      where practice_id = ${practiceId} and document_id = ${documentId}
        and seq > ${snapshot?.through_seq ?? 0} order by seq`,
  )
  return {
    snapshot: snapshot?.state ?? null,
    updates: rows.map(({ bytes }) => bytes),
    throughSeq: Number(rows.at(-1)?.seq ?? snapshot?.through_seq ?? 0),
    settledSeq: Number(rows.findLast(({ settled }) => settled)?.seq ?? snapshot?.through_seq ?? 0),
  }
}

/**
 * Puts kept bytes into an empty document. A row that cannot be read is left out and reported: it must not keep people
 * from all the others.
 */
export function restore(doc: Y.Doc, kept: Kept, complain: (error: unknown) => void): void {
  const parts = kept.snapshot ? [kept.snapshot, ...kept.updates] : kept.updates
  try {
    doc.transact(() => {
      for (const part of parts) Y.applyUpdate(doc, part)
    })
  } catch {
    for (const part of parts) {
      try {
        Y.applyUpdate(doc, part)
      } catch (error) {
        complain(error)
      }
    }
  }
}
