import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { driftSignals } from '@/db/schema/drift'
import { engagements } from '@/db/schema/practices'
import { announce } from '@/lib/announce'
import { now } from '@/lib/clock'
import { addDays, dayOf } from '@/lib/dates'
import { engagementOf, seats } from '@/lib/engagements/seats'
import { found, refuseUnless } from '@/lib/refusal'
import { ofKind } from '@/lib/visions/document/told'
import { seatOf } from '@/lib/visions/policy'
import { sharedElements } from '@/lib/visions/shared-elements'
import type { checkInInput, dismissInput, noteSeenInput, remindInput } from './input'
import { mayAnswer } from './policy'

/**
 * These signals have been on the client's screen; from now on the coach reads them too, those of what is shared. What is
 * not theirs is left out: a page that was open while a signal ended has done nothing wrong.
 */
export async function noteSeen(
  practice: Practice,
  { signalIds }: z.output<typeof noteSeenInput>,
): Promise<void> {
  const { db, actor } = practice
  if (signalIds.length === 0) return
  await db.execute(sql`
    insert into drift_answers (practice_id, signal_id, engagement_id, member_id, kind)
    select s.practice_id, s.id, s.engagement_id, ${actor.memberId}, 'seen' from drift_signals s
    join engagements e on e.practice_id = s.practice_id and e.id = s.engagement_id
    where s.practice_id = ${actor.practiceId} and s.id in ${signalIds}
      and e.client_id = ${actor.memberId} and e.status in ('active', 'paused')
    on conflict do nothing`)
}

/** Why it may rest. It comes back when it rests on something else. */
export async function dismissSignal(
  practice: Practice,
  { signalId, reason }: z.output<typeof dismissInput>,
): Promise<void> {
  const { db, actor } = practice
  const [row] = await db
    .select({
      engagementId: driftSignals.engagementId,
      coachFrom: driftSignals.coachFrom,
      coachId: engagements.coachId,
      clientId: engagements.clientId,
      status: engagements.status,
    })
    .from(driftSignals)
    .innerJoin(engagements, engagementOf(driftSignals))
    .where(and(eq(driftSignals.practiceId, actor.practiceId), eq(driftSignals.id, signalId)))
  const signal = found(row)
  refuseUnless(mayAnswer(seatOf(actor, signal), signal), notYours)

  const written = await db.execute(sql`
    insert into drift_answers (practice_id, signal_id, engagement_id, member_id, kind, reason)
    values (${actor.practiceId}, ${signalId}, ${signal.engagementId}, ${actor.memberId}, 'dismissed', ${reason})
    on conflict do nothing returning signal_id`)
  refuseUnless(written.length > 0, 'You have answered this already.', 'conflict')
  // What rests on private words is in no record that the coach reads.
  if (signal.coachFrom !== null)
    await announce(practice, {
      verb: 'signal dismissed',
      engagementId: signal.engagementId,
      subjectId: signalId,
    })
}

/** Three small things, said once. Sent again, because the answer was lost, they are there once. */
export async function checkIn(practice: Practice, input: z.output<typeof checkInInput>): Promise<void> {
  const { db, actor } = practice
  const { checkInId, engagementId, going, kept, atRisk, line } = input
  await findMine(practice, engagementId)
  const shared = ofKind(await sharedElements(practice, engagementId), 'nonnegotiable').map(({ id }) => id)
  const said = [...kept, ...atRisk]
  refuseUnless(
    said.every((id) => shared.includes(id)) && new Set(said).size === said.length,
    'Your non-negotiables have changed since you opened this page. Reload it, then check in.',
    'conflict',
  )

  const written = await db.execute(sql`
    insert into check_ins (practice_id, id, engagement_id, member_id, going, kept, at_risk, line)
    values (${actor.practiceId}, ${checkInId}, ${engagementId}, ${actor.memberId}, ${going},
      ${listOf(kept)}, ${listOf(atRisk)}, ${line})
    on conflict do nothing returning id`)
  if (written.length > 0) await announce(practice, { verb: 'checked in', engagementId, subjectId: checkInId })
}

/** Within the next weeks: what is further away is no nudge. */
const remindWithinDays = 60

export async function remindMe(
  practice: Practice,
  { engagementId, onDay }: z.output<typeof remindInput>,
): Promise<void> {
  const { db, actor } = practice
  await findMine(practice, engagementId)
  const today = dayOf(now(), 'UTC')
  // A day begins at another hour elsewhere: yesterday may still be today for them.
  refuseUnless(
    onDay >= addDays(today, -1) && onDay <= addDays(today, remindWithinDays),
    'Choose a day within the next weeks.',
    'invalid',
  )

  await db.execute(sql`
    insert into plan_reminders (practice_id, engagement_id, member_id, on_day)
    values (${actor.practiceId}, ${engagementId}, ${actor.memberId}, ${onDay}) on conflict do nothing`)
}

const notYours = 'Only the client says this, while the work is under way.'

async function findMine({ db, actor }: Practice, engagementId: string) {
  const [row] = await db
    .select(seats)
    .from(engagements)
    .where(and(eq(engagements.practiceId, actor.practiceId), eq(engagements.id, engagementId)))
  const engagement = found(row)
  refuseUnless(mayAnswer(seatOf(actor, engagement), engagement), notYours)
}

const listOf = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`
