import { redirect } from 'next/navigation'
import { SpaceList } from '@/components/people/space-list'
import { homeIn } from '@/lib/auth/actor'
import { currentSignIn, mySpaces } from '@/lib/auth/current'
import { invitationsFor } from '@/lib/invitations/queries'

/** Where a person goes from here: in, home, to an invitation, or a choice between them. */
export default async function Door() {
  const signIn = await currentSignIn()
  if (!signIn) redirect('/sign-in')
  const [spaces, waiting] = await Promise.all([mySpaces(), invitationsFor(signIn.login.id)])
  const invitations = waiting.map(({ token, door }) => ({ ...door, href: `/invitations/${token}` }))
  const [only, ...others] = [...spaces.map(homeIn), ...invitations.map(({ href }) => href)]
  if (only && others.length === 0) redirect(only)
  return <SpaceList login={signIn.login} spaces={spaces} invitations={invitations} />
}
