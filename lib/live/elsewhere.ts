import { sql } from 'drizzle-orm'
import { applyUpdate, type Doc } from 'yjs'
import type { Practice } from '@/db/practice'
import { asSystem } from '@/db/system'
import { settledAfter } from '@/lib/visions/log'
import { inTime } from './in-time'

type Row = { seq: number; atMs: number; bytes: Uint8Array }

/**
 * How far the log of an open document has been read here, when others write into it too. Rows are numbered as they are
 * written and appear as they are committed, which is not the same order: until a row is old, one before it may follow.
 */
export class Place {
  private readonly seen = new Map<number, number>()

  constructor(
    readonly practiceId: string,
    readonly documentId: string,
    /** No row up to this one can be news. */
    public after: number,
  ) {}

  get seenSeqs(): number[] {
    return [...this.seen.keys()]
  }

  /** Answers whether this row is new here. */
  take({ seq, atMs }: Pick<Row, 'seq' | 'atMs'>): boolean {
    if (seq <= this.after || this.seen.has(seq)) return false
    this.seen.set(seq, atMs)
    return true
  }

  /** Nothing older than this can still appear. */
  settle(beforeMs: number): void {
    for (const [seq, atMs] of this.seen) if (atMs < beforeMs) this.after = Math.max(this.after, seq)
    for (const seq of this.seen.keys()) if (seq <= this.after) this.seen.delete(seq)
  }
}

/** Documents asked about in one question. */
const placesAtOnce = 200

/**
 * Rows that came into these logs since they were last read, whoever wrote them; those of this process as well, once.
 * What was written while it was alone (`aloneAt`) it knows already. Nothing up to a place is looked at: one that was never
 * alone would else go through the whole log, at every opening and every two seconds.
 */
export async function readUnseen(
  places: readonly Place[],
  aloneAt: string | null,
): Promise<Map<Place, Uint8Array[]>> {
  const news = new Map<Place, Uint8Array[]>()
  for (let from = 0; from < places.length; from += placesAtOnce) {
    const some = places.slice(from, from + placesAtOnce)
    const read = asSystem('read what was written elsewhere', (db) => unseenWithin(db, some, aloneAt))
    for (const [place, rows] of await inTime(read)) news.set(place, rows)
  }
  return news
}

/** The same, within an open door. */
export async function unseenWithin(
  db: Practice['db'],
  places: readonly Place[],
  aloneAt: string | null,
): Promise<Map<Place, Uint8Array[]>> {
  const alone = aloneAt ?? '-infinity'
  const rows = await db.execute<{
    place: number
    seq: string
    at_ms: number
    settled_ms: number
    bytes: Buffer
  }>(sql`
      select asked.place::int, u.seq, (extract(epoch from u.at) * 1000)::float8 as at_ms,
        (extract(epoch from now() - ${settledAfter}) * 1000)::float8 as settled_ms, u.bytes
      from unnest(${sql.param(places.map(({ practiceId }) => practiceId))}::uuid[],
        ${sql.param(places.map(({ documentId }) => documentId))}::uuid[],
        ${listOf(places.map(({ after }) => after))}::bigint[])
        with ordinality as asked(practice_id, document_id, after, place)
      cross join lateral (
        select max(old.seq) as seq from (
          select o.seq from document_updates o
          where o.practice_id = asked.practice_id and o.document_id = asked.document_id and o.seq > asked.after
            and o.at < ${alone}::timestamptz - ${settledAfter}
          order by o.seq desc limit 1) old) known
      cross join lateral (
        select w.seq, w.at, w.bytes from document_updates w
        where w.practice_id = asked.practice_id and w.document_id = asked.document_id
          and w.seq > greatest(asked.after, known.seq)
          and w.seq <> all(${listOf(places.flatMap(({ seenSeqs }) => seenSeqs))}::bigint[])
        order by w.seq limit 5000) u
      order by u.seq`)
  const news = new Map<Place, Uint8Array[]>()
  for (const { place: at, seq, at_ms, bytes } of rows) {
    const place = places[at - 1]
    if (!place?.take({ seq: Number(seq), atMs: at_ms })) continue
    const known = news.get(place)
    if (known) known.push(bytes)
    else news.set(place, [bytes])
  }
  const settledMs = rows[0]?.settled_ms
  if (settledMs !== undefined) for (const place of places) place.settle(settledMs)
  return news
}

/** As Postgres writes a list of numbers, also of none. */
const listOf = (numbers: readonly number[]) => `{${numbers.join()}}`

/** Says of an edit that it is in the log already. */
export const fromTheLog = { source: 'local', skipStoreHooks: true } as const

/** Rows of the log become part of a document, which may know them; what rests on something that is missing does not fit. */
export function fitIn(doc: Doc, rows: readonly Uint8Array[]): 'news' | 'known' | 'misfit' {
  let isNews = false
  const heard = () => {
    isNews = true
  }
  doc.on('update', heard)
  doc.transact(() => {
    for (const bytes of rows) applyUpdate(doc, bytes, fromTheLog)
  }, fromTheLog)
  doc.off('update', heard)
  if (doc.store.pendingStructs || doc.store.pendingDs) return 'misfit'
  return isNews ? 'news' : 'known'
}
