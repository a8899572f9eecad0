import { sql } from 'drizzle-orm'
import { type Actor, withPractice } from '@/db/practice'
import { Refusal } from '@/lib/refusal'
import { findPlan } from '@/lib/signoffs/plan'
import { ofKind } from '@/lib/visions/document/told'
import { visionAddress } from '@/lib/visions/input'
import { sharedElements } from '@/lib/visions/shared-elements'
import { type Pulse, pulseOf } from './pulse'
import { type Realignment, realignmentWithin } from './realignment'

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

/** From what happened to what moved; null where there is nothing for this person. */
export async function realignmentOrNull(
  actor: Actor,
  visionId: string,
  from: string | undefined,
): Promise<Realignment | null> {
  const { data: id } = visionAddress.safeParse(visionId)
  if (!id) return null
  try {
    return await withPractice(actor, async (practice) =>
      realignmentWithin(practice, await findPlan(practice, id), id, from),
    )
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not-found') return null
    throw error
  }
}
