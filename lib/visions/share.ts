import { and, eq, sql } from 'drizzle-orm'
import * as Y from 'yjs'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { documents } from '@/db/schema/documents'
import { announce } from '@/lib/announce'
import { limits } from '@/lib/live/wire'
import { found, refuse, refuseUnless } from '@/lib/refusal'
import { appendEdits } from '@/lib/visions/append'
import { digestOfHeld } from '@/lib/visions/document/digest'
import { heldOf, holdsWords, moveSection } from '@/lib/visions/document/move'
import { sectionOrNull } from '@/lib/visions/document/template'
import { findVision } from '@/lib/visions/find-vision'
import type { shareSectionInput } from '@/lib/visions/input'
import { readLog, restore } from '@/lib/visions/log'
import { readPlaces } from '@/lib/visions/places'
import { mayShare, seatOf } from '@/lib/visions/policy'
import { type PlanDocumentKind, placeOf } from '@/lib/visions/vision'

/**
 * Moves a section from the client's private draft to the vision, as that client and in one transaction: the words leave
 * one log and are in the other, or nothing has happened. Asked again it changes nothing, or brings over what a page
 * wrote into the private copy that did not know of the move.
 */
export async function shareSection(
  practice: Practice,
  { visionId, section, digest }: z.output<typeof shareSectionInput>,
): Promise<void> {
  const { db, actor } = practice
  const { engagement, template } = await findVision(practice, visionId)
  refuseUnless(sectionOrNull(template, section) !== null, 'This page does not exist.', 'not-found')
  refuseUnless(mayShare(seatOf(actor, engagement), engagement), 'Only the client shares a section.')
  // Two clicks are one act: the second waits here and then finds nothing left to move.
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${engagement.id}, 0))`)

  const draft = await open(practice, engagement.id, 'private_draft')
  const vision = await open(practice, engagement.id, 'vision')
  const places = await readPlaces(db, { practiceId: actor.practiceId, engagementId: engagement.id })
  const isShared = placeOf({ template, places }, section) === 'shared'
  const held = heldOf(draft.doc, section)
  if (isShared && !holdsWords(held)) return
  refuseUnless(
    (await digestOfHeld(held)) === digest,
    'This section has changed since you looked at it. Look again, then share it.',
    'conflict',
  )

  const edits = { draft: collect(draft.doc), vision: collect(vision.doc) }
  moveSection(draft.doc, vision.doc, section, 'share')
  refuseTooLarge(vision.doc, edits.vision)
  await db.execute(sql`
    insert into section_places (practice_id, engagement_id, section, place, moved_by)
    values (${actor.practiceId}, ${engagement.id}, ${section}, 'shared', ${actor.memberId})
    on conflict do nothing`)
  await appendEdits(practice, vision, edits.vision)
  await appendEdits(practice, draft, edits.draft)
  await announce(practice, { verb: 'section shared', engagementId: engagement.id, subjectId: visionId })
}

/** One of the two documents, as the log has it now. */
async function open({ db, actor }: Practice, engagementId: string, kind: PlanDocumentKind) {
  const { practiceId } = actor
  const [row] = await db
    .select({ documentId: documents.id })
    .from(documents)
    .where(
      and(
        eq(documents.practiceId, practiceId),
        eq(documents.engagementId, engagementId),
        eq(documents.kind, kind),
      ),
    )
  const { documentId } = found(row)
  const doc = new Y.Doc()
  restore(doc, await readLog(db, { practiceId, documentId }), () =>
    refuse('conflict', 'A part of this plan cannot be read. Tell whoever runs Waymark.'),
  )
  return { engagementId, documentId, doc }
}

/** Every edit from here on. */
function collect(doc: Y.Doc): Uint8Array[] {
  const edits: Uint8Array[] = []
  doc.on('update', (edit: Uint8Array) => edits.push(edit))
  return edits
}

function refuseTooLarge(vision: Y.Doc, edits: readonly Uint8Array[]): void {
  refuseUnless(
    edits.every(({ byteLength }) => byteLength <= limits.update) &&
      (edits.length === 0 || Y.encodeStateAsUpdate(vision).byteLength <= limits.document),
    'This section is too large for the shared plan. Shorten something, then share it.',
    'conflict',
  )
}
