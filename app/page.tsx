import { redirect } from 'next/navigation'
import { SpaceList } from '@/components/people/space-list'
import { homeIn } from '@/lib/auth/actor'
import { currentSignIn, mySpaces } from '@/lib/auth/current'

/** Where a person goes from here: in, home, or a choice between practices. */
export default async function Door() {
  const signIn = await currentSignIn()
  if (!signIn) redirect('/sign-in')
  const spaces = await mySpaces()
  const [only, ...others] = spaces
  if (only && others.length === 0) redirect(homeIn(only))
  return <SpaceList login={signIn.login} spaces={spaces} />
}
