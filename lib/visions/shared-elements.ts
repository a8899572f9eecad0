import { sql } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Practice } from '@/db/practice'
import { templateOf } from '@/lib/templates/of-vision'
import { saysSomething } from './document/content'
import { readElements } from './document/elements'
import type { AnyTold } from './document/told'
import { readLog, restore } from './log'
import { readPlaces } from './places'
import { settledPart } from './plan-parts'
import { type PlacedVision, type PlanDocumentKind, sectionsIn } from './vision'

/**
 * The elements of the shared sections, as this person may read them now: as they are written where the vision is open
 * to them, and as they settled where it is not. Empty for whoever does not sit at it.
 */
export async function sharedElements(practice: Practice, engagementId: string): Promise<AnyTold[]> {
  const { db, actor } = practice
  const [open] = await db.execute<{ documentId: string }>(sql`
    select document_id as "documentId" from openable_documents
    where engagement_id = ${engagementId} and kind = 'vision'`)
  if (!open)
    return (await settledPart(practice, engagementId))?.part.content.sections.flatMap(elementsOf) ?? []
  const kept = await readLog(db, { practiceId: actor.practiceId, documentId: open.documentId })
  return writtenIn(await placedVision(practice, engagementId), 'vision', kept)
}

/** What a document says by its elements, held to the sections that lie in it. */
export function writtenIn(
  placed: PlacedVision,
  kind: PlanDocumentKind,
  kept: Parameters<typeof restore>[1],
): AnyTold[] {
  const sections = sectionsIn(kind, placed)
  const doc = new Y.Doc()
  try {
    restore(doc, kept, () => {})
    return readElements(doc).filter((element) => sections.includes(element.section) && saysSomething(element))
  } finally {
    doc.destroy()
  }
}

async function placedVision({ db, actor }: Practice, engagementId: string): Promise<PlacedVision> {
  const { practiceId } = actor
  const [followed] = await db.execute<Parameters<typeof templateOf>[2]>(sql`
    select template_key as "templateKey", template_version as "templateVersion", template from visions
    where practice_id = ${practiceId} and engagement_id = ${engagementId}`)
  if (!followed) throw new Error('An open document has no vision.')
  return {
    template: await templateOf(db, practiceId, followed),
    places: await readPlaces(db, { practiceId, engagementId }),
  }
}

const elementsOf = ({ elements }: { elements: AnyTold[] }) => elements
