import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import type { engagements } from '@/db/schema/practices'
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
  /** What the vision starts from; the built-in method, where nothing is said. */
  template?: { key: string; version: number }
  /** Ids that somebody wants to know beforehand. */
  visionId?: string
  documents?: { vision: string; privateDraft: string }
}

/**
 * An engagement is never without its vision, and a vision never without its two documents: all of it or none. Plain
 * SQL: drizzle names every column of a table, and a coach may write only these.
 */
export async function beginEngagement(
  db: Pick<Practice['db'], 'execute'>,
  { visionId, documents: named, template = defaultTemplate, ...engagement }: Beginning,
): Promise<{ engagementId: string; visionId: string }> {
  const { practiceId, coachId, clientId, purpose, startsOn, sessionsAgreed } = engagement
  const at = engagement.createdAt?.toISOString() ?? null
  const [begun] = await db.execute<{ id: string }>(sql`
    insert into engagements (practice_id, id, coach_id, client_id, purpose, status, starts_on, sessions_agreed, created_at)
    values (${practiceId}, ${idOrNew(engagement.id)}, ${coachId}, ${clientId}, ${purpose},
      ${engagement.status ?? 'active'}, ${startsOn}, ${sessionsAgreed}, coalesce(${at}::timestamptz, now()))
    returning id`)
  const engagementId = found(begun).id
  const [vision] = await db.execute<{ id: string }>(sql`
    insert into visions (practice_id, id, engagement_id, template_key, template_version, created_at)
    values (${practiceId}, ${idOrNew(visionId)}, ${engagementId}, ${template.key}, ${template.version},
      coalesce(${at}::timestamptz, now()))
    returning id`)
  // Nothing is returned: who begins an engagement may not see the client's private draft.
  await db.execute(sql`
    insert into documents (practice_id, id, engagement_id, kind, created_at)
    values (${practiceId}, ${idOrNew(named?.vision)}, ${engagementId}, 'vision', coalesce(${at}::timestamptz, now())),
      (${practiceId}, ${idOrNew(named?.privateDraft)}, ${engagementId}, 'private_draft',
        coalesce(${at}::timestamptz, now()))`)
  return { engagementId, visionId: found(vision).id }
}

const idOrNew = (id: string | undefined) => sql`coalesce(${id ?? null}::uuid, uuidv7())`
