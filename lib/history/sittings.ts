import { sql } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Practice } from '@/db/practice'
import { elementsRoot } from '@/lib/visions/document/elements'
import { textRoot } from '@/lib/visions/document/read-text'

/** Edits with no long pause between them. In a session both people's are one sitting. */
export type Sitting = { from: Date; through: Date; by: string[]; sections: string[] }

/** A pause that ends a sitting; what settles within it belongs together as well. */
export const pause = sql`interval '30 minutes'`

type Asked = { vision: string; draft: string; before: Date; most: number }

/**
 * The newest sittings before that moment. Reads who and when of the log, and for the shared sections what checkpoints
 * say has changed; words are replayed for the private draft alone, which nothing settles.
 */
export async function sittingsBefore(
  practice: Practice,
  { vision, draft, before, most }: Asked,
): Promise<Sitting[]> {
  const { practiceId } = practice.actor
  const rows = await practice.db.execute<Row>(sql`
    with edits as (
      select document_id, seq, member_id, at, coalesce(at - lag(at) over (order by at) > ${pause}, true) as begins
      from document_updates where practice_id = ${practiceId} and document_id in (${vision}, ${draft})
    ), numbered as (
      select *, sum(begins::int) over (order by at rows unbounded preceding) as sitting from edits
    ), sittings as (
      select min(at) as "from", max(at) as through, array_agg(distinct member_id::text) as by,
        min(seq) filter (where document_id = ${vision}) as first_seq,
        max(seq) filter (where document_id = ${vision}) as last_seq
      from numbered group by sitting
    )
    select "from", through, by, array(
      select distinct section from checkpoints c, unnest(c.changed_sections) as section
      where c.practice_id = ${practiceId} and c.document_id = ${vision}
        and c.through_seq between first_seq and last_seq
    ) as sections
    from sittings where through < ${before.toISOString()} order by through desc limit ${most}`)
  const sittings = rows.map(({ from, through, ...row }) => ({
    ...row,
    from: new Date(from),
    through: new Date(through),
  }))
  const own = await touchedIn(practice, draft, sittings)
  return sittings.map((sitting, at) => ({ ...sitting, sections: [...sitting.sections, ...(own[at] ?? [])] }))
}

/** As raw SQL brings it back: instants as text. */
type Row = { from: string; through: string; by: string[]; sections: string[] }

/** For each sitting, the sections of this document in which anything was written during it. */
async function touchedIn({ db, actor }: Practice, documentId: string, sittings: readonly Sitting[]) {
  const touched = sittings.map(() => new Set<string>())
  const [newest] = sittings
  if (!newest) return []
  const rows = await db.execute<{ at: string; bytes: Buffer }>(sql`
    select at, bytes from document_updates
    where practice_id = ${actor.practiceId} and document_id = ${documentId}
      and at < ${afterInstant(newest.through).toISOString()} order by seq`)
  const doc = new Y.Doc()
  const elements = doc.getMap(elementsRoot)
  let during: Set<string> | undefined
  doc.on('afterTransaction', ({ changed }: Y.Transaction) => {
    for (const [type, ids] of changed) {
      during?.add(sectionOf(doc, type) ?? '')
      for (const id of type === doc.share.get(elementsRoot) ? ids : [])
        during?.add(homeOf(id === null ? null : elements.get(id)) ?? '')
    }
  })
  for (const { at, bytes } of rows) {
    const instant = new Date(at)
    during = touched[sittings.findIndex(({ from, through }) => from <= instant && instant <= through)]
    Y.applyUpdate(doc, bytes)
  }
  doc.destroy()
  return touched.map((sections) => [...sections].filter((section) => section !== ''))
}

/** The database counts finer than a JavaScript date: whatever happened in that millisecond has happened by then. */
export const afterInstant = (at: Date) => new Date(at.getTime() + 1)

/** The section whose text this type is part of, or of whose element. */
function sectionOf(doc: Y.Doc, changed: unknown): string | null {
  let type = changed
  while (type instanceof Y.AbstractType) {
    if (type.parent === doc.share.get(elementsRoot)) return homeOf(type)
    if (!type.parent) break
    type = type.parent
  }
  const root = [...doc.share].find(([, held]) => held === type)?.[0] ?? ''
  return root.startsWith(textRoot('')) ? root.slice(textRoot('').length) : null
}

const homeOf = (entry: unknown) => (entry instanceof Y.Map ? String(entry.get('section')) : null)
