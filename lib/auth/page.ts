import { notFound, redirect } from 'next/navigation'
import type { Role } from '@/db/practice'
import type { CurrentActor } from './actor'
import { currentActor, currentSignIn } from './current'

/**
 * The person asking for a page of this practice, in one of these roles. Whoever is not signed in is sent to sign in;
 * whoever is, and does not belong here, gets the same answer as for a page that does not exist.
 */
export async function memberOrNotFound(practiceSlug: string, ...roles: Role[]): Promise<CurrentActor> {
  const who = await currentActor(practiceSlug)
  if (!who && !(await currentSignIn())) redirect('/sign-in')
  if (!who || !roles.includes(who.actor.role)) notFound()
  return who
}
