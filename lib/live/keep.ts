import { sql } from 'drizzle-orm'
import type * as Y from 'yjs'
import { type Actor, type Appended, append, withPractice } from '@/db/practice'
import { asSystem } from '@/db/system'
import { type DocumentKey, readLog, restore } from '@/lib/visions/log'
import { inTime } from './in-time'

/** The database said that this person may not write here, or not any more. */
export class NotYours extends Error {
  constructor() {
    super('The log refused this edit.')
    this.name = 'NotYours'
  }
}

export type Log = {
  /** Resolves when the edit is committed, never before. Throws `NotYours`, or whatever the database failed with. */
  append(edit: Appended): Promise<void>
  /** Resolves when nothing is under way any more. */
  drained(): Promise<void>
}

type Waiting = Appended & { resolve: () => void; reject: (error: unknown) => void }

const rowsPerCommit = 100
/** What is sent at once is also written out at once: beyond this, other people would wait for it. */
const bytesPerCommit = 1024 * 1024
/** Commits under way at once: while one waits for the disk, the next is being filled. */
const commitsAtOnce = 2

/**
 * The append side of the log. Edits that arrive while a commit is under way share the next one, each under the name
 * of its own sender; the wall judges every row.
 */
export function openLog(): Log {
  const waiting: Waiting[] = []
  let committing = 0
  let idle: (() => void)[] = []

  return {
    append: (edit) =>
      new Promise((resolve, reject) => {
        waiting.push({ ...edit, resolve, reject })
        next()
      }),
    drained: () => {
      if (waiting.length === 0 && committing === 0) return Promise.resolve()
      return new Promise((resolve) => idle.push(resolve))
    },
  }

  function next() {
    if (committing >= commitsAtOnce || waiting.length === 0) return
    const batch = waiting.splice(0, fitting(waiting))
    committing++
    void commit(batch).finally(() => {
      committing--
      if (committing === 0 && waiting.length === 0) {
        for (const resolve of idle) resolve()
        idle = []
      }
      next()
    })
  }
}

/** How many of those who wait share the next commit: one at least. */
function fitting(waiting: readonly Waiting[]): number {
  let bytes = 0
  const beyond = waiting.findIndex(({ bytes: { byteLength } }, at) => {
    bytes += byteLength
    return at === rowsPerCommit || (at > 0 && bytes > bytesPerCommit)
  })
  return beyond < 0 ? waiting.length : beyond
}

async function commit(batch: Waiting[]): Promise<void> {
  try {
    await inTime(append(batch))
    for (const edit of batch) edit.resolve()
  } catch (error) {
    const [only] = batch
    // One refused row rolls its neighbors back, so each tries again alone.
    if (batch.length > 1 && wasRefused(error)) await Promise.all(batch.map((edit) => commit([edit])))
    else if (wasRefused(error)) only?.reject(new NotYours())
    else for (const edit of batch) edit.reject(error)
  }
}

const insufficientPrivilege = '42501'
const wasRefused = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === insufficientPrivilege

/**
 * Fills an empty document from the log, read as this person; answers how many rows no snapshot covers, and how many
 * bytes it was made from. That they may still open it is asked after reading: an empty answer of the wall must not pass
 * for an empty document. `onRead` is told of the snapshot as soon as it is certain that they may, before it is put to use.
 */
export async function load(
  { actor, documentId }: { actor: Actor; documentId: string },
  doc: Y.Doc,
  complain: (error: unknown) => void,
  onRead: (snapshot: Uint8Array) => void = () => {},
): Promise<{ rows: number; throughSeq: number; settledSeq: number; bytes: number }> {
  const kept = await withPractice(actor, async ({ db }) => {
    const read = await readLog(db, { practiceId: actor.practiceId, documentId })
    const open = await db.execute(sql`select 1 from openable_documents where document_id = ${documentId}`)
    if (open.length === 0) throw new NotYours()
    return read
  })
  if (kept.snapshot) onRead(kept.snapshot)
  unheard(doc, () => restore(doc, kept, complain))
  const { snapshot, updates, throughSeq, settledSeq } = kept
  const bytes = updates.reduce((sum, { byteLength }) => sum + byteLength, snapshot?.byteLength ?? 0)
  return { rows: updates.length, throughSeq, settledSeq, bytes }
}

/**
 * Whoever listens to updates is told them as bytes, and nobody is there yet to be told: of a plan with a long history
 * it is dear to put into bytes what has just been read from bytes.
 */
function unheard(doc: Y.Doc, fill: () => void): void {
  const listeners = doc._observers.get('update')
  doc._observers.delete('update')
  try {
    fill()
  } finally {
    if (listeners) doc._observers.set('update', listeners)
  }
}

/** Rows of the log from that number on: edits that did not come through this process. */
export async function readFrom({ practiceId, documentId }: DocumentKey, seq: number): Promise<Uint8Array[]> {
  return asSystem('read what was written elsewhere', async (db) => {
    const rows = await db.execute<{ bytes: Buffer }>(
      sql`select bytes from document_updates
        where practice_id = ${practiceId} and document_id = ${documentId} and seq >= ${seq} order by seq`,
    )
    return rows.map(({ bytes }) => bytes)
  })
}
