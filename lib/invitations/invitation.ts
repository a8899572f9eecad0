import { recordDay } from '@/lib/dates'

/** Why an invitation still opens the door, or no longer does. */
export type InvitationState = 'waiting' | 'accepted' | 'replaced' | 'revoked' | 'expired' | 'over'

export type InvitationFacts = {
  accepted: boolean
  revoked: boolean
  /** A newer one was sent in its place. */
  replaced: boolean
  expired: boolean
  /** There is nothing left to join, or the place that was kept is gone. */
  over: boolean
  /** Null where a coach is invited. */
  engagementStatus: 'invited' | 'active' | 'paused' | 'ended' | null
}

export function stateOf(invitation: InvitationFacts): InvitationState {
  if (invitation.accepted) return 'accepted'
  if (invitation.revoked) return invitation.replaced ? 'replaced' : 'revoked'
  const { engagementStatus, over } = invitation
  if (over || (engagementStatus !== null && engagementStatus !== 'invited')) return 'over'
  return invitation.expired ? 'expired' : 'waiting'
}

/** One sentence for each way an invitation does not open the door, with the way forward. */
export function whyNot(
  state: Exclude<InvitationState, 'waiting'>,
  { inviter, practice, acceptedOn }: { inviter: string; practice: string; acceptedOn?: string | null },
): string {
  switch (state) {
    case 'accepted':
      return `This invitation was accepted${acceptedOn ? ` on ${recordDay(acceptedOn)}` : ''}. It works once: sign in to go to ${practice}.`
    case 'replaced':
      return `${inviter} has sent a newer invitation since. Open the link in the newest email.`
    case 'revoked':
      return `${inviter} has taken this invitation back. If that surprises you, ask ${inviter}.`
    case 'expired':
      return `This invitation was good for seven days, which have passed. Ask ${inviter} to send it again.`
    case 'over':
      return `What this invitation was for has ended. Ask ${inviter} if you expected to join ${practice}.`
  }
}
