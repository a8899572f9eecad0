import { and, desc, eq } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Practice } from '@/db/practice'
import { checkpoints, documents } from '@/db/schema/documents'
import { refuse } from '@/lib/refusal'
import { content, type PlanContent } from '@/lib/visions/document/content'
import { readySections } from '@/lib/visions/document/states'
import type { TakenPart } from '@/lib/visions/document/taken-plan'
import type { Template } from '@/lib/visions/document/template'
import { readLog, restore } from '@/lib/visions/log'
import { readPlaces } from '@/lib/visions/places'
import { type PlanDocumentKind, sectionsIn } from '@/lib/visions/vision'

type Plan = { engagementId: string; template: Template }

/** Both documents of one's own plan, as they are committed now. For its client: the wall hides the rest of the log. */
export async function ownParts(practice: Practice, plan: Plan): Promise<TakenPart[]> {
  const { db, actor } = practice
  const { engagementId, template } = plan
  const places = await readPlaces(db, { practiceId: actor.practiceId, engagementId })
  const kept = await planDocuments(practice, engagementId)
  const parts: TakenPart[] = []
  for (const kind of ['vision', 'private_draft'] as const) {
    const documentId = kept.get(kind)
    if (!documentId) continue
    const doc = await openDocument(practice, documentId)
    const sections = sectionsIn(kind, { template, places })
    parts.push({
      place: kind === 'vision' ? 'shared' : 'private',
      content: content(doc, { template, sections }),
      ready: readySections(doc, sections),
    })
    doc.destroy()
  }
  return parts
}

/** What has settled last, and when: all that a coach reads between sessions. Null where nothing has. */
export async function settledPart(
  { db, actor }: Practice,
  engagementId: string,
): Promise<{ part: TakenPart; madeAt: Date } | null> {
  const [row] = await db
    .select({ content: checkpoints.content, ready: checkpoints.readySections, madeAt: checkpoints.madeAt })
    .from(checkpoints)
    .where(and(eq(checkpoints.practiceId, actor.practiceId), eq(checkpoints.engagementId, engagementId)))
    .orderBy(desc(checkpoints.throughSeq))
    .limit(1)
  if (!row) return null
  // Written by our own process, which puts nothing but plans there.
  return {
    part: { place: 'shared', content: row.content as PlanContent, ready: row.ready },
    madeAt: row.madeAt,
  }
}

/** The documents a plan is written in, as far as this member may know of them. */
export async function planDocuments(
  { db, actor }: Practice,
  engagementId: string,
): Promise<Map<PlanDocumentKind, string>> {
  const rows = await db
    .select({ id: documents.id, kind: documents.kind })
    .from(documents)
    .where(and(eq(documents.practiceId, actor.practiceId), eq(documents.engagementId, engagementId)))
    .orderBy(documents.kind)
  const kept = new Map<PlanDocumentKind, string>()
  for (const { id, kind } of rows) if (kind === 'vision' || kind === 'private_draft') kept.set(kind, id)
  return kept
}

/** As the log has it. The caller destroys it. */
export async function openDocument({ db, actor }: Practice, documentId: string): Promise<Y.Doc> {
  const kept = await readLog(db, { practiceId: actor.practiceId, documentId })
  const doc = new Y.Doc()
  restore(doc, kept, () =>
    refuse('conflict', 'A part of this plan cannot be read. Tell whoever runs Waymark.'),
  )
  return doc
}
