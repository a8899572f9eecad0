import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { asSystem } from '@/db/system'
import { currentSignIn } from '@/lib/auth/current'
import { refuse } from '@/lib/refusal'
import * as commands from './commands'
import type { practiceInput } from './input'

/** Whoever is signed in starts a practice, and goes on to its first client. */
export async function startPractice(words: z.output<typeof practiceInput>) {
  const signIn =
    (await currentSignIn()) ?? refuse('not-allowed', 'You are signed out. Sign in again, then repeat this.')
  const { slug } = await asSystem('start a practice', (db) => commands.startPractice(db, signIn.login, words))
  redirect(`/p/${slug}/coach/invite`)
}
