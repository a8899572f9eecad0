import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { asSystem } from '@/db/system'
import type { Asking } from '@/lib/action'
import { proveByInvitation } from '@/lib/auth/commands'
import { currentSignIn } from '@/lib/auth/current'
import { complete } from '@/lib/auth/steps'
import { accept } from './accept'
import type { acceptInput } from './input'

/** Joins, and signs in whoever was not: the link came from the mailbox that the invitation went to. */
export async function acceptInvitation(input: z.output<typeof acceptInput>, asking: Asking) {
  const signIn = await currentSignIn()
  const { accepted, proof } = await asSystem('accept an invitation', async (db) => {
    const accepted = await accept(db, input, signIn)
    return { accepted, proof: signIn ? null : await proveByInvitation(db, accepted.email) }
  })
  const { practiceSlug, to, visionId } = accepted
  // A client comes to begin.
  const home = `/p/${practiceSlug}/${to}${visionId ? `/visions/${visionId}/begin` : ''}`
  if (proof) await complete(proof, asking, home)
  redirect(home)
}
