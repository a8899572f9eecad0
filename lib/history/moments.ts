import { and, desc, eq, lte, sql } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Practice } from '@/db/practice'
import { checkpoints } from '@/db/schema/documents'
import { sectionPlaces } from '@/db/schema/places'
import { content, type PlanContent } from '@/lib/visions/document/content'
import type { Template } from '@/lib/visions/document/template'
import { restore } from '@/lib/visions/log'
import { planDocuments } from '@/lib/visions/plan-parts'
import { type Places, sectionsIn } from '@/lib/visions/vision'

type Plan = { engagementId: string; template: Template }

/** One's own plan as it stood at that instant, both documents, each section from the one it lay in then. */
export async function planAt(
  practice: Practice,
  { engagementId, template }: Plan,
  at: Date,
): Promise<{ content: PlanContent; places: Places } | null> {
  const places = await placesAt(practice, engagementId, at)
  const kept = await planDocuments(practice, engagementId)
  const sections: PlanContent['sections'] = []
  let rows = 0
  for (const [kind, documentId] of kept) {
    const updates = await updatesThrough(practice, documentId, at)
    rows += updates.length
    const doc = new Y.Doc()
    restore(doc, { snapshot: null, updates, throughSeq: 0 }, () => {})
    sections.push(...content(doc, { template, sections: sectionsIn(kind, { template, places }) }).sections)
    doc.destroy()
  }
  if (rows === 0) return null
  return {
    content: { format: 1, template: { key: template.key, version: template.version }, sections },
    places,
  }
}

/** What had settled by then, as its checkpoint has it; null where none is this reader's. */
export async function settledAt(
  { db, actor }: Practice,
  engagementId: string,
  at: Date,
): Promise<{ content: PlanContent; madeAt: Date } | null> {
  const [row] = await db
    .select({ content: checkpoints.content, madeAt: checkpoints.madeAt })
    .from(checkpoints)
    .where(
      and(
        eq(checkpoints.practiceId, actor.practiceId),
        eq(checkpoints.engagementId, engagementId),
        lte(checkpoints.madeAt, at),
      ),
    )
    .orderBy(desc(checkpoints.madeAt))
    .limit(1)
  // Written by our own process, which puts nothing but plans there.
  return row ? { content: row.content as PlanContent, madeAt: row.madeAt } : null
}

async function placesAt({ db, actor }: Practice, engagementId: string, at: Date): Promise<Places> {
  const rows = await db
    .select({ section: sectionPlaces.section, place: sectionPlaces.place })
    .from(sectionPlaces)
    .where(
      and(
        eq(sectionPlaces.practiceId, actor.practiceId),
        eq(sectionPlaces.engagementId, engagementId),
        lte(sectionPlaces.movedAt, at),
      ),
    )
  const places: Record<string, 'shared' | 'private'> = {}
  for (const { section, place } of rows) if (places[section] !== 'shared') places[section] = place
  return places
}

async function updatesThrough({ db, actor }: Practice, documentId: string, at: Date): Promise<Uint8Array[]> {
  const rows = await db.execute<{ bytes: Buffer }>(sql`
    select bytes from document_updates
    where practice_id = ${actor.practiceId} and document_id = ${documentId} and at < ${at.toISOString()}
    order by seq`)
  return rows.map(({ bytes }) => bytes)
}
