import { and, count, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { invitations } from '@/db/schema/invitations'
import { engagements } from '@/db/schema/practices'
import { announce } from '@/lib/announce'
import { beginEngagement } from '@/lib/engagements/begin'
import { engagementOf } from '@/lib/engagements/seats'
import { queueJob } from '@/lib/jobs/queue'
import { found, refuse, refuseUnless } from '@/lib/refusal'
import { offeredTemplate } from '@/lib/templates/commands'
import { counted } from '@/lib/words'
import type {
  addressesInput,
  clientInput,
  importClientsInput,
  inviteClientInput,
  inviteCoachInput,
  steerInput,
} from './input'
import { invitationsADay, mayInviteClients, mayInviteCoaches, maySteer } from './policy'
import { addressesTaken } from './queries'

type Invited = { invitationId: string }

/** Neither accepted nor taken back. It may have run out: then it is sent again. */
const unanswered = and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt))

/** A client is asked to join, with the engagement that opens when they accept. */
export async function inviteClient(
  practice: Practice,
  { note, template, ...client }: z.output<typeof inviteClientInput>,
): Promise<Invited> {
  refuseUnless(mayInviteClients(practice.actor), 'Only coaches invite clients.')
  await refuseTooMany(practice, 1)
  return invite(practice, client, note, template && (await offeredTemplate(practice, template)))
}

/** A whole list, or nobody of it. */
export async function importClients(
  practice: Practice,
  { clients, note }: z.output<typeof importClientsInput>,
): Promise<{ invited: number }> {
  refuseUnless(mayInviteClients(practice.actor), 'Only coaches invite clients.')
  const addresses = new Set(clients.map(({ email }) => email.toLowerCase()))
  refuseUnless(addresses.size === clients.length, 'An address stands in this list twice.', 'conflict')
  await refuseTooMany(practice, clients.length)
  for (const client of clients) await invite(practice, client, note)
  await announce(practice, { verb: 'clients imported' })
  return { invited: clients.length }
}

/** Before anybody of a list is invited: changes nothing, and is an action because a list is too long for an address. */
export async function checkAddresses(
  { actor }: Practice,
  { emails }: z.output<typeof addressesInput>,
): Promise<{ taken: string[] }> {
  refuseUnless(mayInviteClients(actor), 'Only coaches invite clients.')
  return { taken: await addressesTaken(actor, emails) }
}

export async function inviteCoach(
  practice: Practice,
  { note, ...person }: z.output<typeof inviteCoachInput>,
): Promise<Invited> {
  refuseUnless(mayInviteCoaches(practice.actor), 'Only an owner invites coaches.')
  await refuseTooMany(practice, 1)
  const memberId = await seat(practice, person, 'coach')
  const waiting = await waitingFor(practice, memberId)
  refuseUnless(!waiting, `${person.firstName} is invited already. Send that invitation again.`, 'conflict')
  return write(practice, { memberId, engagementId: null, email: person.email, note, verb: 'invitation sent' })
}

/** The same invitation with a new link and seven new days; the old link stops working. */
export async function sendAgain(
  practice: Practice,
  { invitationId }: z.output<typeof steerInput>,
): Promise<Invited> {
  const { engagement, ...invitation } = await findToSteer(practice, invitationId)
  const stands = invitation.revokedAt === null && (!engagement || engagement.status === 'invited')
  refuseUnless(stands, 'This invitation was taken back. Invite them anew.', 'conflict')
  await refuseTooMany(practice, 1)
  await takeBack(practice, invitationId)
  const { memberId, engagementId, email, note } = invitation
  return write(practice, { memberId, engagementId, email, note, verb: 'invitation sent again' })
}

/** The link stops working; the engagement that it would have opened never begins. */
export async function revoke(
  practice: Practice,
  { invitationId }: z.output<typeof steerInput>,
): Promise<void> {
  const { db, actor } = practice
  const { engagement, memberId, ...invitation } = await findToSteer(practice, invitationId)
  refuseUnless(invitation.revokedAt === null, 'This invitation was taken back already.', 'conflict')
  await takeBack(practice, invitationId)
  if (engagement) {
    await db
      .update(engagements)
      .set({ status: 'ended' })
      .where(
        and(
          eq(engagements.practiceId, actor.practiceId),
          eq(engagements.id, engagement.id),
          eq(engagements.status, 'invited'),
        ),
      )
  }
  await announce(practice, { verb: 'invitation revoked', engagementId: engagement?.id, subjectId: memberId })
}

/** With somebody's place goes the invitation to it. */
export async function takeBackFrom({ db, actor }: Practice, memberId: string): Promise<void> {
  await db
    .update(invitations)
    .set({ revokedAt: sql`now()`, revokedBy: actor.memberId })
    .where(and(eq(invitations.practiceId, actor.practiceId), eq(invitations.memberId, memberId), unanswered))
}

async function invite(
  practice: Practice,
  { purpose, startsOn, sessionsAgreed, ...person }: z.output<typeof clientInput>,
  note: string | null,
  template?: { key: string; version: number },
): Promise<Invited> {
  const { db, actor } = practice
  const clientId = await seat(practice, person, 'client')
  const [underWay] = await db
    .select({ status: engagements.status })
    .from(engagements)
    .where(
      and(
        eq(engagements.practiceId, actor.practiceId),
        eq(engagements.coachId, actor.memberId),
        eq(engagements.clientId, clientId),
        ne(engagements.status, 'ended'),
      ),
    )
  if (underWay) {
    const { firstName } = person
    refuse(
      'conflict',
      underWay.status === 'invited'
        ? `You have invited ${firstName} already. Send that invitation again instead.`
        : `${firstName} is your client already.`,
    )
  }
  const { engagementId } = await beginEngagement(db, {
    practiceId: actor.practiceId,
    coachId: actor.memberId,
    clientId,
    purpose,
    status: 'invited',
    startsOn,
    sessionsAgreed,
    template,
  })
  return write(practice, {
    memberId: clientId,
    engagementId,
    email: person.email,
    note,
    verb: 'invitation sent',
  })
}

/** A place for this address, not joined yet. Logins are not ours to read here, so the wall answers. */
async function seat(
  { db }: Practice,
  { firstName, lastName, email }: { firstName: string; lastName: string; email: string },
  role: 'client' | 'coach',
): Promise<string> {
  const name = `${firstName} ${lastName}`.trim()
  const [row] = await db.execute<{ id: string | null }>(
    sql`select wall.seat(${email}, ${name}, ${role}) as id`,
  )
  return (
    row?.id ??
    refuse(
      'conflict',
      `${email} belongs to somebody with another place here. Each person has one place in a practice.`,
    )
  )
}

async function write(
  practice: Practice,
  {
    verb,
    ...invitation
  }: {
    memberId: string
    engagementId: string | null
    email: string
    note: string | null
    verb: 'invitation sent' | 'invitation sent again'
  },
): Promise<Invited> {
  const { db, actor } = practice
  const { memberId, engagementId, email, note } = invitation
  // Plain SQL: when it was sent and until when it is good are the database's word.
  const [row] = await db.execute<{ id: string }>(sql`
    insert into invitations (practice_id, member_id, engagement_id, invited_by, email, note)
    values (${actor.practiceId}, ${memberId}, ${engagementId}, ${actor.memberId}, ${email}, ${note})
    returning id`)
  const invitationId = found(row).id
  await queueJob(db, 'invitation-mail', { invitationId })
  await announce(practice, {
    verb,
    engagementId: engagementId ?? undefined,
    subjectId: memberId,
  })
  return { invitationId }
}

async function findToSteer({ db, actor }: Practice, invitationId: string) {
  const [row] = await db
    .select({
      memberId: invitations.memberId,
      engagementId: invitations.engagementId,
      email: invitations.email,
      note: invitations.note,
      acceptedAt: invitations.acceptedAt,
      revokedAt: invitations.revokedAt,
      engagement: { id: engagements.id, coachId: engagements.coachId, status: engagements.status },
    })
    .from(invitations)
    .leftJoin(engagements, engagementOf(invitations))
    .where(and(eq(invitations.practiceId, actor.practiceId), eq(invitations.id, invitationId)))
    .for('update', { of: invitations })
  const invitation = found(row, 'This invitation does not exist.')
  refuseUnless(invitation.acceptedAt === null, 'This invitation has been accepted.', 'conflict')
  refuseUnless(maySteer(actor, invitation), 'Only who invites them may do this.')
  return invitation
}

async function takeBack({ db, actor }: Practice, invitationId: string) {
  const taken = await db
    .update(invitations)
    .set({ revokedAt: sql`now()`, revokedBy: actor.memberId })
    .where(and(eq(invitations.practiceId, actor.practiceId), eq(invitations.id, invitationId), unanswered))
    .returning({ id: invitations.id })
  refuseUnless(taken.length === 1, 'This invitation has just changed. Reload the page.', 'conflict')
}

async function waitingFor({ db, actor }: Practice, memberId: string) {
  const [row] = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.practiceId, actor.practiceId), eq(invitations.memberId, memberId), unanswered))
  return row
}

async function refuseTooMany({ db, actor }: Practice, more: number) {
  const [sent] = await db
    .select({ today: count() })
    .from(invitations)
    .where(
      and(
        eq(invitations.practiceId, actor.practiceId),
        eq(invitations.invitedBy, actor.memberId),
        gt(invitations.createdAt, sql`now() - interval '1 day'`),
      ),
    )
  const left = Math.max(0, invitationsADay - (sent?.today ?? 0))
  refuseUnless(
    more <= left,
    left === 0
      ? `${invitationsADay} invitations can go out in a day, and yours have. Send the others tomorrow.`
      : `${counted(left, 'more invitation')} can go out today, and these are ${more}. Send the others tomorrow.`,
  )
}
