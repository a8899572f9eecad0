import { sql } from 'drizzle-orm'
import { asSystem } from '@/db/system'
import { found } from '@/lib/refusal'
import { recipientsAmong } from './recipients'
import { isStopped, type Stoppable, stoppableIn, stoppedIn } from './stop'
import { saveSettings } from './store'

// By a link in a mail, of somebody who is not signed in.

export type StopAsked = { what: Stoppable; practice: string; slug: string; stopped: boolean }

/** What a link would stop, for the page that asks; null for a link that this server did not make. */
export async function stopAsked(token: string): Promise<StopAsked | null> {
  const said = stoppableIn(token)
  if (!said) return null
  return asSystem('read what a link would stop', async (db) => {
    const [recipient] = await recipientsAmong(db, [said])
    if (!recipient) return null
    const { name, slug } = recipient.practice
    return { what: said.what, practice: name, slug, stopped: isStopped(recipient.settings, said.what) }
  })
}

/** Stops it. Whoever holds the link may do that and nothing else; stopping twice is stopping once. */
export async function stop(token: string): Promise<StopAsked | null> {
  const said = stoppableIn(token)
  if (!said) return null
  return asSystem('stop emails by a link', async (db) => {
    // One after the other: two links of the same person each change one thing.
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`messages ${said.memberId}`}, 0))`)
    const [recipient] = await recipientsAmong(db, [said])
    if (!recipient) return null
    const { settings, practice } = recipient
    await saveSettings(db, said, stoppedIn(settings, said.what))
    return { what: said.what, practice: practice.name, slug: practice.slug, stopped: true }
  })
}

/** By the button of the page that the link leads to. */
export async function stopEmails({ token }: { token: string }): Promise<void> {
  found((await stop(token)) ?? undefined, 'This link stops nothing. Check that all of it was copied.')
}
