import { and, eq } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { visions } from '@/db/schema/documents'
import { engagements } from '@/db/schema/practices'
import { found } from '@/lib/refusal'
import { templateOf } from '@/lib/templates/of-vision'

/** A vision with who sits at it and what it asks; refuses what is not there for this person. */
export async function findVision({ db, actor }: Practice, visionId: string) {
  const [row] = await db
    .select({
      followed: {
        templateKey: visions.templateKey,
        templateVersion: visions.templateVersion,
        template: visions.template,
      },
      engagement: {
        id: engagements.id,
        coachId: engagements.coachId,
        clientId: engagements.clientId,
        status: engagements.status,
      },
    })
    .from(visions)
    .innerJoin(
      engagements,
      and(eq(engagements.practiceId, visions.practiceId), eq(engagements.id, visions.engagementId)),
    )
    .where(and(eq(visions.practiceId, actor.practiceId), eq(visions.id, visionId)))
  const { engagement, followed } = found(row)
  return { engagement, template: await templateOf(db, actor.practiceId, followed) }
}
