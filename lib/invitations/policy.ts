import type { Actor } from '@/db/practice'

export const mayInviteClients = (actor: Pick<Actor, 'role'>) =>
  actor.role === 'coach' || actor.role === 'owner'

export const mayInviteCoaches = (actor: Pick<Actor, 'role'>) => actor.role === 'owner'

type Invitation = { acceptedAt: Date | null; engagement: { coachId: string } | null }

/** Taken back or sent again: a client's by the coach of the engagement, a coach's by an owner, until it is accepted. */
export const maySteer = (actor: Actor, invitation: Invitation) =>
  invitation.acceptedAt === null &&
  (invitation.engagement ? invitation.engagement.coachId === actor.memberId : mayInviteCoaches(actor))

/** Mail to strangers is what Waymark could be misused for. */
export const invitationsADay = 200
