import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import type { AnyTold } from '@/lib/visions/document/told'
import { seatOf } from '@/lib/visions/policy'
import { sharedElements } from '@/lib/visions/shared-elements'
import { type Aim, aims, type Milestone, milestonesIn } from './aim'
import type { Commitment } from './commitment'
import { mayCommit } from './policy'
import { commitmentsOf } from './queries'

/** Who can commit to what, wherever one is written down. */
export type Committing = {
  engagementId: string
  /** Its client first: most of what is said is theirs to do. */
  people: { memberId: string; name: string; seat: 'coach' | 'client'; isMe: boolean }[]
  /** The milestones of the shared vision that are under way. */
  milestones: Milestone[]
}

export type Aimed = Commitment & { aim: Aim | null }

export type CommitmentsScreen = {
  commitments: Aimed[]
  /** Null for whoever reads only: the work has ended. */
  committing: Committing | null
}

/**
 * What the two of an engagement said they would do; null for everybody else. `elements` are those of the shared vision,
 * for whoever has them at hand already.
 */
export async function commitmentsScreenWithin(
  practice: Practice,
  engagementId: string,
  elements?: readonly AnyTold[],
): Promise<CommitmentsScreen | null> {
  const { actor } = practice
  const [engagement] = await practice.db.execute<{
    coachId: string
    clientId: string
    status: 'invited' | 'active' | 'paused' | 'ended'
    coach: string
    client: string
  }>(sql`
    select e.coach_id as "coachId", e.client_id as "clientId", e.status, coach.name as coach, client.name as client
    from engagements e
    join members coach on coach.practice_id = e.practice_id and coach.id = e.coach_id
    join members client on client.practice_id = e.practice_id and client.id = e.client_id
    where e.practice_id = ${actor.practiceId} and e.id = ${engagementId}`)
  const seat = engagement ? seatOf(actor, engagement) : null
  if (!engagement || !seat) return null
  const shared = elements ?? (await sharedElements(practice, engagementId))
  const aimOf = aims(shared)
  const commitments = await commitmentsOf(practice, engagementId)
  const { coach, coachId, client, clientId } = engagement
  return {
    commitments: commitments.map((each) => ({ ...each, aim: aimOf(each.milestoneId) })),
    committing: mayCommit(seat, engagement)
      ? {
          engagementId,
          people: [
            { memberId: clientId, name: client, seat: 'client', isMe: seat === 'client' },
            { memberId: coachId, name: coach, seat: 'coach', isMe: seat === 'coach' },
          ],
          milestones: milestonesIn(shared),
        }
      : null,
  }
}
