import { sql } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Practice } from '@/db/practice'
import { asSystem } from '@/db/system'
import { type Followed, templateOf } from '@/lib/templates/of-vision'
import { content, type SectionContent } from '@/lib/visions/document/content'
import { readFragment } from '@/lib/visions/document/read-text'
import { type DocumentKind, notesRoot } from '@/lib/visions/document/roots'
import { sectionKeys } from '@/lib/visions/document/template'
import { type DocumentKey, readLog, restore } from '@/lib/visions/log'
import { settlesAfterMs } from '@/lib/visions/vision'

type Db = Practice['db']

/** So many in one minute; the others in the next. */
const atOnce = 200

/**
 * What never settles is found as it stands in the log: a client's private draft, and notes. For the minute's job:
 * follows each document that has rested and says something else than what is found of it.
 */
export async function followDocuments(): Promise<number> {
  const behind = await asSystem('look which documents are found as they were', (db) => documentsBehind(db))
  for (const document of behind) await followDocument(document)
  return behind.length
}

type Draft = DocumentKey & { engagementId: string; kind: Exclude<DocumentKind, 'vision'> }

async function documentsBehind(db: Db): Promise<Draft[]> {
  const rows = await db.execute<Draft>(sql`
    select d.practice_id as "practiceId", d.id as "documentId", d.engagement_id as "engagementId", d.kind
    from documents d
    cross join lateral (
      select u.seq, u.at from document_updates u
      where u.practice_id = d.practice_id and u.document_id = d.id
      order by u.seq desc limit 1) newest
    where d.kind <> 'vision'
      and newest.at < now() - make_interval(secs => ${settlesAfterMs / 1000})
      and newest.seq > coalesce((
        select t.through_seq from search_texts t
        where t.practice_id = d.practice_id and t.kind = d.kind::text and t.source_id = d.id and t.section = ''), 0)
    order by newest.at desc
    limit ${atOnce}`)
  return [...rows]
}

/** What is found of a document is what stands in it now. */
export async function followDocument(document: Draft): Promise<void> {
  await asSystem('let a document be found as it is', (db) => copyWords(db, document))
}

/** The row without a section says how far the log was read, also where nothing stands in the document any more. */
async function copyWords(db: Db, document: Draft): Promise<void> {
  const { practiceId, documentId, engagementId, kind } = document
  const template = kind === 'private_draft' ? await templateFor(db, document) : null
  const kept = await readLog(db, document)
  const doc = new Y.Doc()
  try {
    restore(doc, kept, () => {})
    // Every section: words that came late for one that has been shared are still the client's own.
    const sections: SectionContent[] = template
      ? content(doc, { template, sections: sectionKeys(template) }).sections
      : []
    const notes = template ? [] : readFragment(doc, notesRoot)
    const said = [{ key: '', text: notes, elements: [] }, ...sections]
    await db.execute(sql`
      delete from search_texts
      where practice_id = ${practiceId} and kind = ${kind} and source_id = ${documentId}`)
    await db.execute(sql`
      insert into search_texts (practice_id, engagement_id, kind, source_id, section, text, at, through_seq)
      select ${practiceId}, ${engagementId}, ${kind}, ${documentId}, s.key, s.words, now(), ${kept.throughSeq}
      from (select section ->> 'key' as key, wall.words_of(section) as words
        from jsonb_array_elements(${JSON.stringify(said)}::jsonb) section) s
      where s.key = '' or s.words <> ''`)
  } finally {
    doc.destroy()
  }
}

async function templateFor(db: Db, { practiceId, engagementId }: Draft) {
  const [vision] = await db.execute<Followed>(sql`
    select template_key as "templateKey", template_version as "templateVersion", template
    from visions where practice_id = ${practiceId} and engagement_id = ${engagementId}`)
  return vision ? templateOf(db, practiceId, vision) : null
}
