import { and, eq, sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { checkpoints } from '@/db/schema/documents'
import { found, refuse, refuseUnless } from '@/lib/refusal'
import {
  anchorPassage,
  lettersOfBlocks,
  type PassageAnchor,
  passageInBlocks,
} from '@/lib/visions/document/anchors'
import type { PlanContent, SectionContent } from '@/lib/visions/document/content'
import { nameOfElement } from '@/lib/visions/document/tell'
import type { Seat } from '@/lib/visions/screen'

// A quote puts words into somebody's mouth. What the coach says to have read is looked up in what had settled; whoever
// sits at the document itself chose from their own words, or from those that both write.

type Around = { seat: Seat | null; engagement: { id: string } }
type Read = { section: string; checkpointId: string | null }

export async function passageSeen(
  practice: Practice,
  around: Around,
  { section, checkpointId, anchor }: Read & { anchor: PassageAnchor },
): Promise<PassageAnchor> {
  const settled = await settledSection(practice, around, { section, checkpointId })
  if (settled === null) return anchor
  const letters = lettersOfBlocks(settled?.text ?? [])
  const passage = passageInBlocks(letters, anchor)
  return (passage && anchorPassage(letters, passage)) ?? refuse('conflict', notThere)
}

/** The words the element is known by, as they stood. */
export async function elementSeen(
  practice: Practice,
  around: Around,
  { section, checkpointId, elementId, quote }: Read & { elementId: string; quote: string },
): Promise<string> {
  const settled = await settledSection(practice, around, { section, checkpointId })
  if (settled === null) return quote
  const element = settled?.elements.find(({ id }) => id === elementId)
  return element ? nameOfElement(element) : refuse('conflict', notThere)
}

/** Null for whoever sits at the document now; undefined where nothing had been written in that section. */
async function settledSection(
  practice: Practice,
  { seat, engagement }: Around,
  { section, checkpointId }: Read,
): Promise<SectionContent | null | undefined> {
  if (seat === 'client') return null
  const { db, actor } = practice
  if (checkpointId === null) {
    const open = await db.execute(sql`
      select document_id from openable_documents where engagement_id = ${engagement.id} and kind = 'vision'`)
    refuseUnless(
      open.length === 1,
      'The session has ended. Reload the page, then choose the words again.',
      'conflict',
    )
    return null
  }
  const [read] = await db
    .select({ content: checkpoints.content })
    .from(checkpoints)
    .where(
      and(
        eq(checkpoints.practiceId, actor.practiceId),
        eq(checkpoints.engagementId, engagement.id),
        eq(checkpoints.id, checkpointId),
      ),
    )
  // Written by our own settling: the column holds nothing but plans.
  return (found(read).content as PlanContent).sections.find(({ key }) => key === section)
}

const notThere = 'These words are not there any more. Reload the page to see what has changed.'
