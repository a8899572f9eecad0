import { sql } from 'drizzle-orm'
import { type Actor, withPractice } from '@/db/practice'
import { ofKind } from '@/lib/visions/document/told'
import { sharedElements } from '@/lib/visions/shared-elements'
import { type Pulse, pulseOf } from './pulse'

/** What a check-in asks about: of the plan only what both read. */
export type CheckInScreen = {
  engagementId: string
  visionId: string
  coach: string
  focus: string[]
  nonnegotiables: { id: string; statement: string }[]
}

/** The check-in of the client's newest work, or null where none is under way. */
export async function checkInScreenOrNull(actor: Actor): Promise<CheckInScreen | null> {
  return withPractice(actor, async (practice) => {
    const [row] = await practice.db.execute<Pick<CheckInScreen, 'engagementId' | 'visionId' | 'coach'>>(sql`
      select e.id as "engagementId", v.id as "visionId", coach.name as coach
      from engagements e
      join members coach on coach.practice_id = e.practice_id and coach.id = e.coach_id
      join visions v on v.practice_id = e.practice_id and v.engagement_id = e.id
      where e.client_id = ${actor.memberId} and e.status in ('active', 'paused')
      order by e.created_at desc limit 1`)
    if (!row) return null
    const elements = await sharedElements(practice, row.engagementId)
    return {
      ...row,
      focus: ofKind(elements, 'focus_area').map(({ fields }) => fields.area),
      nonnegotiables: ofKind(elements, 'nonnegotiable')
        .filter(({ fields }) => fields.statement.trim() !== '')
        .map(({ id, fields }) => ({ id, statement: fields.statement })),
    }
  })
}

/** How one engagement is doing, for a page that shows it beside something else. */
export async function pulseScreen(actor: Actor, engagementId: string): Promise<Pulse> {
  return withPractice(actor, (practice) => pulseOf(practice, engagementId))
}
