import { and, desc, eq } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { checkpoints } from '@/db/schema/documents'
import type { PlanContent } from '@/lib/visions/document/content'
import { seatOf } from '@/lib/visions/policy'
import { freeze } from './freeze'
import type { Plan } from './plan'

/** The draft as this reader may know it: the client's as it stands now, the coach's as it has settled. */
export async function draftOf(practice: Practice, plan: Plan): Promise<PlanContent> {
  const { engagement, template } = plan
  if (seatOf(practice.actor, engagement) === 'client' && engagement.status !== 'ended')
    return (await freeze(practice, plan)).plan
  const settled = await latestCheckpoint(practice, engagement.id)
  return settled ?? { format: 1, template: { key: template.key, version: template.version }, sections: [] }
}

async function latestCheckpoint({ db, actor }: Practice, engagementId: string): Promise<PlanContent | null> {
  const [row] = await db
    .select({ content: checkpoints.content })
    .from(checkpoints)
    .where(and(eq(checkpoints.practiceId, actor.practiceId), eq(checkpoints.engagementId, engagementId)))
    .orderBy(desc(checkpoints.throughSeq))
    .limit(1)
  // Written by us as a checkpoint: the column holds nothing but plans.
  return (row?.content as PlanContent | undefined) ?? null
}
