import { sql } from 'drizzle-orm'
import * as Y from 'yjs'
import { asSystem } from '@/db/system'
import type { DocumentKey } from './log'

/** One row of a log. */
export type LogRow = { seq: number; memberId: string; at: Date; bytes: Uint8Array }

/** An update that says nothing: of such a row only remains who wrote, and when. */
const nothing: Uint8Array = new Uint8Array([0, 0])

/** A row of the log holds no more; what would be larger stays as it was written. */
const mostBytes = 262_144

/** A pause that ends a sitting is longer (lib/history): rows that stay lie close enough to be one sitting still. */
const pauseMs = 30 * 60_000
const apartMs = 25 * 60_000

type Into = { ends: ReadonlySet<number>; whole: boolean }
type Condensed = { rows: LogRow[]; throughSeq: number }

/**
 * What a log becomes once what people deleted has left it: of each run, one person's edits without a pause, remains what
 * it had led to when it ended. What was written and taken back within it is gone, letters and all; who wrote and when
 * stays, and so does every state that a checkpoint was made of (`ends`). With `whole`, everything is one run.
 *
 * Rows that are not in the answer go. Null where the log would not say the same any more: then nothing is done.
 */
export function condensed(rows: readonly LogRow[], into: Into): Condensed | null {
  try {
    return condensedRows(rows, into)
  } catch {
    // A row that cannot be read is for people to look at, and stays what it is until then.
    return null
  }
}

function condensedRows(rows: readonly LogRow[], { ends, whole }: Into): Condensed | null {
  const doc = new Y.Doc()
  const kept: LogRow[] = []
  let throughSeq = 0
  for (const run of whole ? [rows] : runsOf(rows, ends)) {
    const bytes = ledTo(doc, run)
    // Something waits for an edit that comes later: from here on the log stays as it is.
    if (doc.store.pendingStructs || doc.store.pendingDs) break
    kept.push(...(bytes.byteLength > mostBytes ? run : markersOf(run, bytes, whole)))
    throughSeq = run.at(-1)?.seq ?? throughSeq
  }
  const before = replayed(rows.filter(({ seq }) => seq <= throughSeq))
  return Buffer.compare(before, replayed(kept)) === 0 ? { rows: kept, throughSeq } : null
}

/** Edits of one person, one after the other, up to a pause or a checkpoint. */
function runsOf(rows: readonly LogRow[], ends: ReadonlySet<number>): LogRow[][] {
  const runs: LogRow[][] = []
  let before: LogRow | undefined
  for (const row of rows) {
    const goesOn =
      before !== undefined &&
      before.memberId === row.memberId &&
      !ends.has(before.seq) &&
      row.at.getTime() - before.at.getTime() <= pauseMs
    if (goesOn) runs.at(-1)?.push(row)
    else runs.push([row])
    before = row
  }
  return runs
}

/** Applies a run at once and answers what it comes to: Yjs drops what was deleted before it tells. */
function ledTo(doc: Y.Doc, run: readonly LogRow[]): Uint8Array {
  let told = nothing
  const hear = (update: Uint8Array) => {
    told = update
  }
  doc.on('update', hear)
  doc.transact(() => {
    for (const { bytes } of run) Y.applyUpdate(doc, bytes)
  })
  doc.off('update', hear)
  return told
}

/** The last row says it all; of those before, so many stay that the sitting is seen to go on. */
function markersOf(run: readonly LogRow[], bytes: Uint8Array, whole: boolean): LogRow[] {
  const last = run.at(-1)
  if (!last) return []
  const markers: LogRow[] = []
  if (!whole) {
    for (const [at, row] of run.slice(0, -1).entries()) {
      const next = run[at + 1]
      const since = markers.at(-1)?.at.getTime()
      if (since === undefined || (next && next.at.getTime() - since > apartMs))
        markers.push({ ...row, bytes: nothing })
    }
  }
  return [...markers, { ...last, bytes }]
}

function replayed(rows: readonly LogRow[]): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const { bytes } of rows) Y.applyUpdate(doc, bytes)
  })
  return Y.encodeStateAsUpdate(doc)
}

/** For the hour's job: takes what was deleted out of every log whose rows have grown old, or of that one. How many. */
export async function condenseOldLogs(only: string | null = null): Promise<number> {
  let done = 0
  for (const document of await asSystem('find logs that have grown old', (db) => oldLogs(db, only)))
    if (await asSystem('condense a log', (db) => condense(db, document))) done++
  return done
}

type Db = Parameters<Parameters<typeof asSystem>[1]>[0]
type Old = DocumentKey & { isPlan: boolean; throughSeq: number }

/** Deleted text leaves within a day, with time for the job to come round. */
const old = sql`now() - interval '22 hours'`

async function oldLogs(db: Db, only: string | null): Promise<Old[]> {
  const rows = await db.execute<{ practice_id: string; id: string; kind: string; seq: string }>(sql`
    select d.practice_id, d.id, d.kind, newest.seq
    from documents d
    cross join lateral (
      select u.seq from document_updates u
      where u.practice_id = d.practice_id and u.document_id = d.id and u.at < ${old}
      order by u.seq desc limit 1
    ) newest
    where newest.seq > d.condensed_through and (${only}::uuid is null or d.id = ${only})
    order by d.condensed_through limit 500`)
  return rows.map(({ practice_id, id, kind, seq }) => ({
    practiceId: practice_id,
    documentId: id,
    isPlan: kind === 'vision' || kind === 'private_draft',
    throughSeq: Number(seq),
  }))
}

async function condense(db: Db, { practiceId, documentId, isPlan, throughSeq }: Old): Promise<boolean> {
  const rows = await db.execute<{ seq: string; member_id: string; at: string; bytes: Buffer }>(sql`
    select seq, member_id, at, bytes from document_updates
    where practice_id = ${practiceId} and document_id = ${documentId} and seq <= ${throughSeq} order by seq`)
  const settled = await db.execute<{ through_seq: string }>(sql`
    select through_seq from checkpoints where practice_id = ${practiceId} and document_id = ${documentId}`)
  const told = rows.map((row) => ({
    seq: Number(row.seq),
    memberId: row.member_id,
    at: new Date(row.at),
    bytes: new Uint8Array(row.bytes),
  }))
  const ends = new Set(settled.map((row) => Number(row.through_seq)))
  const { rows: kept, throughSeq: through } = condensed(told, { ends, whole: !isPlan }) ?? { rows: [] }
  if (!through) return false
  await db.execute(sql`select wall.condense_log(${practiceId}, ${documentId}, ${through},
    ${sql.param(kept.map(({ seq }) => seq))}::bigint[], ${Buffer.concat(kept.map(({ bytes }) => bytes))},
    ${sql.param(kept.map(({ bytes }) => bytes.byteLength))}::int[])`)
  return true
}
