import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { invitations } from '@/db/schema/invitations'
import { members } from '@/db/schema/practices'

/** What the coach wrote to whoever they invited. The database shows it to the two of them. */
export type InvitationLine = { says: string; by: string; at: Date }

/** The line that this person accepted with; null where the invitation said no more than its terms, or was none. */
export async function lineOfInvitation(
  { db, actor }: Practice,
  engagementId: string,
): Promise<InvitationLine | null> {
  const [row] = await db
    .select({ says: invitations.note, by: members.name, at: invitations.createdAt })
    .from(invitations)
    .innerJoin(
      members,
      and(eq(members.practiceId, invitations.practiceId), eq(members.id, invitations.invitedBy)),
    )
    .where(
      and(
        eq(invitations.practiceId, actor.practiceId),
        eq(invitations.engagementId, engagementId),
        eq(invitations.memberId, actor.memberId),
        isNotNull(invitations.acceptedAt),
      ),
    )
    .orderBy(desc(invitations.createdAt))
    .limit(1)
  return row?.says ? { ...row, says: row.says } : null
}
