import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { commitments } from '@/db/schema/commitments'
import { sessions } from '@/db/schema/sessions'
import { announce } from '@/lib/announce'
import type { Verb } from '@/lib/audit/verbs'
import { findEngagement } from '@/lib/engagements/commands'
import { found, refuse, refuseUnless } from '@/lib/refusal'
import { sessionOpenNow } from '@/lib/sessions/open-now'
import { seatOf } from '@/lib/visions/policy'
import { sharedElements } from '@/lib/visions/shared-elements'
import { confident, type OutcomeKind } from './commitment'
import type { changeInput, makeInput, settleInput } from './input'
import { mayCommit, mayOwn, maySettle } from './policy'
import { commitmentOrNull } from './queries'

/** Says what one of the two will do. Sent again, because the answer was lost, it is there once. */
export async function makeCommitment(practice: Practice, input: z.output<typeof makeInput>): Promise<void> {
  const { engagementId } = input
  const sessionId = input.sessionId ?? (await sessionOpenNow(practice, engagementId))
  await refuseUnlessMayMake(practice, engagementId, input)
  if (sessionId) await findSession(practice, engagementId, sessionId)
  if (!(await write(practice, { ...input, sessionId, followsId: null }))) return
  await announce(practice, about('commitment made', engagementId, input.commitmentId))
}

/** Kept or let go, with what came of it. It stays as it was said. */
export async function settleCommitment(
  practice: Practice,
  { commitmentId, kind, words }: z.output<typeof settleInput>,
): Promise<void> {
  const { engagementId } = await findToSettle(practice, commitmentId)
  await settle(practice, { engagementId, commitmentId, kind, words })
  await announce(
    practice,
    about(kind === 'kept' ? 'commitment kept' : 'commitment let go', engagementId, commitmentId),
  )
}

/** Another one takes its place: later, smaller or truer. What was said first stays readable behind it. */
export async function changeCommitment(
  practice: Practice,
  { commitmentId, words, next }: z.output<typeof changeInput>,
): Promise<void> {
  const { engagementId } = await findToSettle(practice, commitmentId)
  const sessionId = await sessionOpenNow(practice, engagementId)
  await refuseUnlessMayMake(practice, engagementId, next)
  await settle(practice, { engagementId, commitmentId, kind: 'changed', words })
  const written = await write(practice, { ...next, engagementId, sessionId, followsId: commitmentId })
  refuseUnless(written, notWhole, 'conflict')
  await announce(practice, about('commitment changed', engagementId, next.commitmentId))
}

type Said = z.output<typeof changeInput>['next']

async function refuseUnlessMayMake(practice: Practice, engagementId: string, said: Said) {
  const engagement = await findEngagement(practice, engagementId)
  const seat = seatOf(practice.actor, engagement)
  refuseUnless(seat !== null, 'This page does not exist.', 'not-found')
  refuseUnless(mayCommit(seat, engagement), notUnderWay)
  refuseUnless(mayOwn(engagement, said.ownerId), 'A commitment is the coach’s or the client’s.')
  refuseUnless(
    said.wouldChange === null || (said.confidence !== null && said.confidence < confident),
    'What would make it a seven is asked below seven.',
    'invalid',
  )
  if (said.milestoneId === null) return
  const milestone = (await sharedElements(practice, engagementId)).find(({ id }) => id === said.milestoneId)
  refuseUnless(
    milestone?.kind === 'milestone',
    'This milestone is not in the vision any more. Choose another, or none.',
    'conflict',
  )
}

/** Whoever settles it waits for whoever does so already. */
async function findToSettle(practice: Practice, commitmentId: string) {
  await practice.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${commitmentId}, 0))`)
  const commitment = found(
    (await commitmentOrNull(practice, commitmentId)) ?? undefined,
    'This commitment does not exist.',
  )
  refuseUnless(commitment.outcome === null, 'This has been settled already.', 'conflict')
  const engagement = await findEngagement(practice, commitment.engagementId)
  refuseUnless(maySettle(seatOf(practice.actor, engagement), engagement, commitment), notUnderWay)
  return commitment
}

async function findSession({ db, actor }: Practice, engagementId: string, sessionId: string) {
  const [session] = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.practiceId, actor.practiceId),
        eq(sessions.engagementId, engagementId),
        eq(sessions.id, sessionId),
      ),
    )
  found(session, 'This session does not exist.')
}

// Plain SQL: times are the database's word, and the grants cover only these columns.

/** Answers whether it was written by this: the same request, sent again, writes nothing. */
async function write(
  { db, actor }: Practice,
  said: Said & { engagementId: string; sessionId: string | null; followsId: string | null },
): Promise<boolean> {
  const written = await db.execute(sql`
    insert into commitments (practice_id, id, engagement_id, session_id, owner_id, text, due_on, confidence, would_change,
      milestone_id, follows_id, created_by)
    values (${actor.practiceId}, ${said.commitmentId}, ${said.engagementId}, ${said.sessionId}, ${said.ownerId},
      ${said.text}, ${said.dueOn}, ${said.confidence}, ${said.wouldChange}, ${said.milestoneId}, ${said.followsId},
      ${actor.memberId})
    on conflict do nothing returning id`)
  if (written.length === 1) return true
  const [mine] = await db
    .select({ id: commitments.id })
    .from(commitments)
    .where(
      and(
        eq(commitments.practiceId, actor.practiceId),
        eq(commitments.id, said.commitmentId),
        eq(commitments.engagementId, said.engagementId),
        eq(commitments.createdBy, actor.memberId),
      ),
    )
  return mine ? false : refuse('conflict', notWhole)
}

async function settle(
  { db, actor }: Practice,
  outcome: { engagementId: string; commitmentId: string; kind: OutcomeKind; words: string | null },
) {
  await db.execute(sql`
    insert into commitment_outcomes (practice_id, engagement_id, commitment_id, kind, words, member_id)
    values (${actor.practiceId}, ${outcome.engagementId}, ${outcome.commitmentId}, ${outcome.kind}, ${outcome.words},
      ${actor.memberId})`)
}

/** By id and verb, never with content; whoever has the list open is told to look. */
const about = (verb: Verb, engagementId: string, subjectId: string) => ({
  verb,
  engagementId,
  subjectId,
  tellLive: 'commitments-changed' as const,
})

const notUnderWay = 'Your work together is not under way, so nothing is added here.'
const notWhole = 'This did not arrive whole. Send it again.'
