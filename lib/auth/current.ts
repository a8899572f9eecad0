import { cookies } from 'next/headers'
import { cache } from 'react'
import { actorIn, type CurrentActor, type SignIn, type Space } from './actor'
import { cookieName } from './cookie'
import { signInWithSpaces } from './queries'

// Importing next/headers keeps this module out of the browser and of plain Node.
// `cache` lives for one request; nothing here outlives it.

const who = cache(async () => {
  const token = (await cookies()).get(cookieName())?.value
  return token ? signInWithSpaces(token) : null
})

/** Who is signed in, or null. */
export async function currentSignIn(): Promise<SignIn | null> {
  return (await who())?.signIn ?? null
}

/** The practices of whoever is signed in, by name. */
export async function mySpaces(): Promise<Space[]> {
  return (await who())?.spaces ?? []
}

/** The person asking, in one practice. Null for no such practice and for not a member of it alike. */
export async function currentActor(practiceSlug: string): Promise<CurrentActor | null> {
  const known = await who()
  const space = known?.spaces.find((each) => each.practice.slug === practiceSlug)
  if (!known || !space) return null
  const elsewhere = known.spaces.filter((each) => each !== space)
  return { ...space, actor: actorIn(space), login: known.signIn.login, signIn: known.signIn, elsewhere }
}
