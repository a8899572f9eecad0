import type { Practice } from '@/db/practice'
import { dayOf } from '@/lib/dates'
import type { TakenCommitment } from '@/lib/visions/document/taken-plan'
import { commitmentsOf } from './queries'

/** For whoever takes a plan along: what both said they would do beside it, the oldest first. */
export async function commitmentsTaken(
  practice: Practice,
  engagementId: string,
  zone: string,
): Promise<TakenCommitment[]> {
  const commitments = await commitmentsOf(practice, engagementId)
  return commitments
    .sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime())
    .map(({ createdAt, owner, text, dueOn, confidence, wouldChange, milestoneId, outcome }) => ({
      on: dayOf(createdAt, zone),
      owner: owner.name,
      text,
      due: dueOn,
      confidence,
      wouldChange,
      milestone: milestoneId,
      outcome: outcome && { kind: outcome.kind, on: dayOf(outcome.at, zone), words: outcome.words },
    }))
}
