import type { Practice } from '@/db/practice'
import { documents, visions } from '@/db/schema/documents'
import { engagements } from '@/db/schema/practices'
import { found } from '@/lib/refusal'
import { defaultTemplate } from '@/lib/visions/document/templates'

export type Beginning = Pick<
  typeof engagements.$inferInsert,
  | 'practiceId'
  | 'id'
  | 'coachId'
  | 'clientId'
  | 'purpose'
  | 'status'
  | 'startsOn'
  | 'sessionsAgreed'
  | 'createdAt'
> & {
  /** Ids that somebody wants to know beforehand. */
  visionId?: string
  documents?: { vision: string; privateDraft: string }
}

/** An engagement is never without its vision, and a vision never without its two documents: all of it or none. */
export async function beginEngagement(
  db: Pick<Practice['db'], 'insert'>,
  { visionId, documents: named, ...engagement }: Beginning,
): Promise<{ engagementId: string; visionId: string }> {
  const { practiceId, createdAt } = engagement
  const [begun] = await db.insert(engagements).values(engagement).returning({ id: engagements.id })
  const engagementId = found(begun).id
  const [vision] = await db
    .insert(visions)
    .values({
      practiceId,
      id: visionId,
      engagementId,
      templateKey: defaultTemplate.key,
      templateVersion: defaultTemplate.version,
      createdAt,
    })
    .returning({ id: visions.id })
  // Nothing is returned: who begins an engagement may not see the client's private draft.
  await db.insert(documents).values([
    { practiceId, id: named?.vision, engagementId, kind: 'vision', createdAt },
    { practiceId, id: named?.privateDraft, engagementId, kind: 'private_draft', createdAt },
  ])
  return { engagementId, visionId: found(vision).id }
}
