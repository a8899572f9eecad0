import { and, eq } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { visions } from '@/db/schema/documents'
import { engagements } from '@/db/schema/practices'
import { engagementOf, seats } from '@/lib/engagements/seats'
import { found } from '@/lib/refusal'
import { followedTemplate, templateOf } from '@/lib/templates/of-vision'

/** A vision with who sits at it and what it asks; refuses what is not there for this person. */
export async function findVision({ db, actor }: Practice, visionId: string) {
  const [row] = await db
    .select({
      followed: followedTemplate,
      engagement: seats,
    })
    .from(visions)
    .innerJoin(engagements, engagementOf(visions))
    .where(and(eq(visions.practiceId, actor.practiceId), eq(visions.id, visionId)))
  const { engagement, followed } = found(row)
  return { engagement, template: await templateOf(db, actor.practiceId, followed) }
}
