import { and, eq, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { engagements, members } from '@/db/schema/practices'
import { announce } from '@/lib/announce'
import { now } from '@/lib/clock'
import { holdWorkOf, pauseWorkOf, tellOfHandoversTo } from '@/lib/engagements/gone'
import { takeBackFrom } from '@/lib/invitations/commands'
import { found, refuse, refuseUnless } from '@/lib/refusal'
import { holdPeople } from './hold'
import type { changeRoleInput, describeInput, removeMemberInput } from './input'
import { mayChangeRoles, mayRemove, whyNotLeave, whyNotRemove, whyNotRole } from './policy'
import { placeOf } from './queries'

/** An owner makes a coach an owner, or an owner a coach. Effective with their next request. */
export async function changeRole(
  practice: Practice,
  { memberId, role }: z.output<typeof changeRoleInput>,
): Promise<void> {
  const { actor } = practice
  refuseUnless(mayChangeRoles(actor), 'Only an owner decides on roles.')
  const { place, owners } = await findPlace(practice, memberId)
  const trouble = whyNotRole(place, role, owners)
  if (trouble) refuse('conflict', trouble)
  // Before the change: whoever gives up being an owner may not write as one afterwards.
  await announce(practice, { verb: 'role changed', subjectId: memberId, tellLive: 'member-changed' })
  await setMember(practice, memberId, { role })
}

/**
 * Nothing of the practice exists for them from their next request on; open pages close. A coach's clients keep all they
 * have, and are asked before anybody takes over.
 */
export async function removeMember(
  practice: Practice,
  { memberId }: z.output<typeof removeMemberInput>,
): Promise<void> {
  const { actor } = practice
  refuseUnless(mayRemove(actor), 'Only an owner removes people.')
  const { place } = await findPlace(practice, memberId)
  const trouble = whyNotRemove(actor, place)
  if (trouble) refuse('conflict', trouble)
  await holdWorkOf(practice, memberId)
  await takeBackFrom(practice, memberId)
  await tellOfHandoversTo(practice, memberId)
  await announce(practice, { verb: 'member removed', subjectId: memberId, tellLive: 'member-changed' })
  await setMember(practice, memberId, { leftAt: now() })
  await pauseWorkOf(practice, memberId)
}

/**
 * A client ends what is under way by leaving; a coach hands it over or ends it before, and is not waited for where they
 * were to take over.
 */
export async function leavePractice(practice: Practice): Promise<void> {
  const { db, actor } = practice
  const { place, owners } = await findPlace(practice, actor.memberId)
  const trouble = whyNotLeave(place, owners)
  if (trouble) refuse('conflict', trouble)
  const ended = await db
    .update(engagements)
    .set({ status: 'ended' })
    .where(
      and(
        eq(engagements.practiceId, actor.practiceId),
        eq(engagements.clientId, actor.memberId),
        ne(engagements.status, 'ended'),
      ),
    )
    .returning({ id: engagements.id })
  for (const { id } of ended) {
    await announce(practice, { verb: 'engagement ended', engagementId: id, tellLive: 'engagement-changed' })
  }
  if (actor.role !== 'client') await tellOfHandoversTo(practice, actor.memberId)
  // Before they go: afterwards nothing may be written in their name.
  await announce(practice, { verb: 'member left', subjectId: actor.memberId, tellLive: 'member-changed' })
  await setMember(practice, actor.memberId, { leftAt: now() })
}

/** A name that somebody else typed, or a move to another city: one's own to correct. The record says that, and not what. */
export async function describeMe(
  practice: Practice,
  { name, place, timeZone }: z.output<typeof describeInput>,
): Promise<void> {
  const { db, actor } = practice
  const [row] = await db.execute<{ described: boolean }>(
    sql`select wall.describe_me(${name}, ${timeZone}, ${place}) as described`,
  )
  refuseUnless(row?.described === true, 'This page does not exist.', 'not-found')
  await announce(practice, { verb: 'details changed', subjectId: actor.memberId })
}

/** One decision about people at a time: two owners who leave at once would leave none. */
async function findPlace(practice: Practice, memberId: string) {
  await holdPeople(practice, 'alone')
  const { place, owners } = await placeOf(practice, memberId)
  return { place: found(place ?? undefined), owners }
}

/** The wall decides whom this member may change; a role that ended a moment ago changes nobody. */
async function setMember(
  { db, actor }: Practice,
  memberId: string,
  values: { role: 'owner' | 'coach' } | { leftAt: Date },
) {
  const changed = await db
    .update(members)
    .set(values)
    .where(and(eq(members.practiceId, actor.practiceId), eq(members.id, memberId)))
    .returning({ id: members.id })
  found(changed[0])
}
