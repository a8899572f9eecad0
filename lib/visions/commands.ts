import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { checkpointReads, checkpoints, visions } from '@/db/schema/documents'
import { engagements } from '@/db/schema/practices'
import { now } from '@/lib/clock'
import { engagementOf } from '@/lib/engagements/seats'
import { found, refuseUnless } from '@/lib/refusal'
import type { markReadInput } from '@/lib/visions/input'
import { mayNoteReading, seatOf } from '@/lib/visions/policy'

/** The coach has had this checkpoint on the screen. Reading an older one later does not take that back. */
export async function markRead(
  practice: Practice,
  { visionId, checkpointId }: z.output<typeof markReadInput>,
): Promise<void> {
  const { db, actor } = practice
  const read = await findCheckpoint(practice, visionId, checkpointId)
  refuseUnless(mayNoteReading(seatOf(actor, read)), 'Only the coach’s reading is noted.')

  await db
    .insert(checkpointReads)
    .values({
      practiceId: actor.practiceId,
      engagementId: read.engagementId,
      memberId: actor.memberId,
      checkpointId,
      readAt: now(),
    })
    .onConflictDoUpdate({
      target: [checkpointReads.practiceId, checkpointReads.engagementId, checkpointReads.memberId],
      set: { checkpointId, readAt: now(), beforeCheckpointId: sql`${checkpointReads.checkpointId}` },
      setWhere: sql`${read.throughSeq} > (
        select c.through_seq from checkpoints c
        where c.practice_id = ${checkpointReads.practiceId} and c.id = ${checkpointReads.checkpointId})`,
    })
}

/** Both ids must be visible and belong together. */
async function findCheckpoint({ db, actor }: Practice, visionId: string, checkpointId: string) {
  const [row] = await db
    .select({
      engagementId: engagements.id,
      coachId: engagements.coachId,
      clientId: engagements.clientId,
      status: engagements.status,
      throughSeq: checkpoints.throughSeq,
    })
    .from(visions)
    .innerJoin(engagements, engagementOf(visions))
    .innerJoin(
      checkpoints,
      and(eq(checkpoints.practiceId, engagements.practiceId), eq(checkpoints.engagementId, engagements.id)),
    )
    .where(
      and(
        eq(visions.practiceId, actor.practiceId),
        eq(visions.id, visionId),
        eq(checkpoints.id, checkpointId),
      ),
    )
  return found(row)
}
