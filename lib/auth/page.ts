import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { type Role, withPractice } from '@/db/practice'
import { noteRefusedAccess } from '@/lib/audit/commands'
import type { CurrentActor } from './actor'
import { currentActor, currentSignIn } from './current'
import { wayBack } from './way-back'

/**
 * The person asking for a page of this practice, in one of these roles. Whoever is not signed in is sent to sign in;
 * whoever is, and does not belong here, gets the same answer as for a page that does not exist.
 */
export async function memberOrNotFound(practiceSlug: string, ...roles: Role[]): Promise<CurrentActor> {
  const who = await currentActor(practiceSlug)
  if (!who && !(await currentSignIn())) redirect(await signInAddress())
  if (!who) notFound()
  if (!roles.includes(who.actor.role)) return notFoundFor(who)
  return who
}

/** Where to sign in, and to come back from to the page that was asked for. */
async function signInAddress(): Promise<string> {
  const path = wayBack((await headers()).get('x-path'))
  return path ? `/sign-in?to=${encodeURIComponent(path)}` : '/sign-in'
}

/** The answer to a member who asked for what is not theirs, or not there: not found, and written down by its id. */
export async function notFoundFor({ actor }: CurrentActor, subject?: string): Promise<never> {
  const { data: subjectId } = z.uuid().safeParse(subject)
  await withPractice(actor, (practice) => noteRefusedAccess(practice, subjectId))
  notFound()
}
