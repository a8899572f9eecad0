import { and, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { visions } from '@/db/schema/documents'
import { acceptances, invitations } from '@/db/schema/invitations'
import { engagements, members } from '@/db/schema/practices'
import { announce } from '@/lib/announce'
import type { SignIn } from '@/lib/auth/actor'
import { hashOf, invitationOfToken } from '@/lib/auth/token'
import { isZone } from '@/lib/dates'
import { found, refuse, refuseUnless } from '@/lib/refusal'
import type { acceptInput } from './input'
import { whyNot } from './invitation'
import { invitationWhere } from './queries'
import { termsText } from './terms'
import { signInFirst, somebodyElse, unknownLink } from './words'

export type Accepted = {
  practiceSlug: string
  to: 'client' | 'coach'
  visionId: string | null
  /** Where the link went: its mailbox has just been proven, if nobody was signed in. */
  email: string
}

/**
 * Joins. Through the door of sign-in, because whoever accepts is nobody in the practice before. The link proves a new
 * address; an address that somebody signs in with already opens other doors too, so its owner signs in first.
 */
export async function accept(
  db: Practice['db'],
  { token, termsHash, timeZone }: z.output<typeof acceptInput>,
  signIn: SignIn | null,
): Promise<Accepted> {
  const id = invitationOfToken(token) ?? refuse('not-found', unknownLink)
  // Whoever presses twice waits here for themselves.
  await db.execute(sql`select 1 from invitations where id = ${id} for update`)
  const door = found((await invitationWhere(db, eq(invitations.id, id))) ?? undefined, unknownLink)
  const { inviter, invited, practice, engagement } = door
  if (door.state !== 'waiting') {
    refuse('conflict', whyNot(door.state, { inviter, practice: practice.name, acceptedOn: door.acceptedOn }))
  }
  refuseUnless(signIn !== null || invited.isNew, signInFirst(invited.email))
  refuseUnless(!signIn || signIn.login.id === invited.loginId, somebodyElse(door, signIn?.login.email ?? ''))
  refuseUnless(
    termsHash === door.termsHash,
    'What you agree to has changed since you opened this page. Reload it and read it again.',
    'conflict',
  )

  await db.update(invitations).set({ acceptedAt: sql`now()` }).where(eq(invitations.id, id))
  await db.insert(acceptances).values({
    practiceId: practice.id,
    invitationId: id,
    memberId: invited.memberId,
    engagementId: engagement?.id,
    terms: termsText(door.terms),
    termsHash: hashOf(termsText(door.terms)),
  })
  await db
    .update(members)
    .set({ joinedAt: sql`now()`, ...(isZone(timeZone) ? { timeZone } : {}) })
    .where(
      and(
        eq(members.practiceId, practice.id),
        eq(members.id, invited.memberId),
        // A second engagement finds them here.
        isNull(members.joinedAt),
      ),
    )
  if (engagement) {
    await db
      .update(engagements)
      .set({ status: 'active' })
      .where(and(eq(engagements.practiceId, practice.id), eq(engagements.id, engagement.id)))
  }
  await announce(
    { db, actor: { practiceId: practice.id, memberId: invited.memberId } },
    { verb: 'invitation accepted', engagementId: engagement?.id, subjectId: invited.memberId },
  )
  return {
    practiceSlug: practice.slug,
    to: door.to,
    visionId: engagement ? await visionOf(db, practice.id, engagement.id) : null,
    email: invited.email,
  }
}

async function visionOf(db: Practice['db'], practiceId: string, engagementId: string) {
  const [vision] = await db
    .select({ id: visions.id })
    .from(visions)
    .where(and(eq(visions.practiceId, practiceId), eq(visions.engagementId, engagementId)))
  return vision?.id ?? null
}
