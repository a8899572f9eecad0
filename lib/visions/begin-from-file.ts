import { sql } from 'drizzle-orm'
import * as Y from 'yjs'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { announce } from '@/lib/announce'
import { limits } from '@/lib/live/wire'
import { found, refuse, refuseUnless } from '@/lib/refusal'
import { appendEdits } from '@/lib/visions/append'
import {
  beginFromFile as begin,
  isUnwritten,
  refuseOtherSections,
} from '@/lib/visions/document/begin-from-file'
import { content } from '@/lib/visions/document/content'
import { BadPlanFile, type ReadPlan, readPlanFile } from '@/lib/visions/document/plan-file'
import { saysAnything, type TakenPart } from '@/lib/visions/document/taken-plan'
import { sectionKeys, sectionOrNull } from '@/lib/visions/document/template'
import { findVision } from '@/lib/visions/find-vision'
import type { beginFromFileInput } from '@/lib/visions/input'
import { readPlaces } from '@/lib/visions/places'
import { openDocument, planDocuments } from '@/lib/visions/plan-parts'
import { mayBeginFromFile, seatOf } from '@/lib/visions/policy'
import { type PlacedVision, placeOf } from '@/lib/visions/vision'

/**
 * Begins a vision from an exported file, as its client and in one transaction: both documents and where their sections
 * lie, or nothing. Never over words that exist.
 */
export async function beginFromFile(
  practice: Practice,
  { visionId, file }: z.output<typeof beginFromFileInput>,
): Promise<{ sections: number }> {
  const { db, actor } = practice
  const { engagement, template } = await findVision(practice, visionId)
  refuseUnless(mayBeginFromFile(seatOf(actor, engagement), engagement), 'Only the client begins a plan.')
  // Two clicks are one act: the second waits here and then finds words.
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${engagement.id}, 0))`)

  const plan = await understood(() => readPlanFile(file))
  await understood(() => refuseOtherSections(plan, template))
  const places = await readPlaces(db, { practiceId: actor.practiceId, engagementId: engagement.id })
  await placeSections(practice, engagement.id, plan, { template, places })

  const kept = await planDocuments(practice, engagement.id)
  for (const kind of ['vision', 'private_draft'] as const) {
    const documentId = found(kept.get(kind))
    const doc = await openDocument(practice, documentId)
    refuseUnless(
      isUnwritten(content(doc, { template, sections: sectionKeys(template) })),
      'There are words in this plan already. A file is only taken where nothing is written yet.',
      'conflict',
    )
    const part = plan.parts.find(({ place }) => place === (kind === 'vision' ? 'shared' : 'private'))
    if (part) await writePart(practice, { engagementId: engagement.id, documentId }, doc, part, template)
    doc.destroy()
  }
  await announce(practice, {
    verb: 'vision begun from file',
    engagementId: engagement.id,
    subjectId: visionId,
    tellLive: 'plan-changed',
  })
  return { sections: plan.parts.flatMap(({ content }) => content.sections.filter(saysAnything)).length }
}

/** What is wrong with a file is the answer of whoever chose it. */
async function understood<Value>(read: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof BadPlanFile) refuse('invalid', error.message)
    throw error
  }
}

/** What was shared is shared again and what was private stays private: nothing is shown that the file does not show. */
async function placeSections(
  { db, actor }: Practice,
  engagementId: string,
  { parts }: ReadPlan,
  vision: PlacedVision,
): Promise<void> {
  for (const { place, content } of parts) {
    for (const { key } of content.sections) {
      const now = placeOf(vision, key)
      if (now === place) continue
      refuseUnless(
        now === 'private' || vision.places[key] !== 'shared',
        `“${sectionOrNull(vision.template, key)?.title ?? key}” is private in the file, and shared in this plan for good. Nothing was taken from it.`,
        'conflict',
      )
      await db.execute(sql`
        insert into section_places (practice_id, engagement_id, section, place, moved_by)
        values (${actor.practiceId}, ${engagementId}, ${key}, ${place}, ${actor.memberId})
        on conflict do nothing`)
    }
  }
}

async function writePart(
  practice: Practice,
  document: { engagementId: string; documentId: string },
  doc: Y.Doc,
  part: TakenPart,
  template: Parameters<typeof begin>[2],
): Promise<void> {
  const edits = await understood(() => begin(doc, part, template))
  refuseUnless(
    edits.every(({ byteLength }) => byteLength <= limits.update) &&
      Y.encodeStateAsUpdate(doc).byteLength <= limits.document,
    'This file is larger than a plan can be.',
    'invalid',
  )
  await appendEdits(practice, document, edits)
}
