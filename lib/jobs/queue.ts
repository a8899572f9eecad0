import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import type { SettleReason } from '@/lib/visions/settle'

/** Work for later, by name, and what it needs to know: ids only, because a queue is read by operators. */
export type Jobs = {
  'sign-in-mail': { requestId: string }
  'invitation-mail': { invitationId: string }
  'sign-off-mail': { versionId: string }
  'session-mails': { practiceId: string; changeId: string }
  'settle-document': { practiceId: string; documentId: string; reason: SettleReason }
  'compact-document': { practiceId: string; documentId: string }
  'settle-now': { practiceId: string; visionId: string }
  'send-email': { emailId: string }
  'place-threads': { practiceId: string; engagementId: string }
  'find-drift': { practiceId: string; engagementId: string }
  'handovers-gone': { practiceId: string; memberId: string }
}

const known: Record<keyof Jobs, true> = {
  'sign-in-mail': true,
  'invitation-mail': true,
  'sign-off-mail': true,
  'session-mails': true,
  'settle-document': true,
  'compact-document': true,
  'settle-now': true,
  'send-email': true,
  'place-threads': true,
  'find-drift': true,
  'handovers-gone': true,
}

/**
 * What the queue has to know before anybody adds work to it. The first job of a name would otherwise add the name as
 * well, and two transactions that each do so in another order wait for each other.
 */
export const jobNames = Object.keys(known)

/** Adds a job in the caller's transaction: it exists exactly when the change does. A repeated `key` replaces the job. */
export async function queueJob<Name extends keyof Jobs>(
  db: Practice['db'],
  name: Name,
  payload: Jobs[Name],
  key?: string,
): Promise<void> {
  await db.execute(sql`select queue.add(${name}, ${JSON.stringify(payload)}::jsonb, ${key ?? null})`)
}
