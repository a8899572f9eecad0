import { eq, sql } from 'drizzle-orm'
import { emails, logins, signInRequests } from '@/db/schema/sign-ins'
import { type Db, requestRow } from '@/lib/auth/queries'
import { stateOf } from '@/lib/auth/request'
import { codeFor, linkTokenFor } from '@/lib/auth/token'
import { env } from '@/lib/env'
import type { Mail } from './mail'

export type Email = typeof emails.$inferSelect

/** The mail as it would leave now; null when what it is about is over, so that a late retry sends nothing stale. */
export async function compose(db: Db, email: Email): Promise<Mail | null> {
  if (email.kind === 'sign-in' && email.aboutId) return signInMail(db, email.aboutId, email.toAddress)
  throw new Error(`No mail of kind ${email.kind} is written.`)
}

/**
 * Writes the mail of a sign-in request, if anybody signs in with that address. Decided here, in a job, so that asking
 * costs the same time for everyone. It goes to the stored spelling of the address, byte for byte.
 */
export async function writeSignInMail(db: Db, requestId: string): Promise<string | null> {
  const [known] = await db
    .select({ address: logins.email })
    .from(signInRequests)
    .innerJoin(logins, sql`lower(${logins.email}) = lower(${signInRequests.email})`)
    .where(eq(signInRequests.id, requestId))
  if (!known) return null
  const [before] = await db.select({ id: emails.id }).from(emails).where(eq(emails.aboutId, requestId))
  if (before) return before.id
  const [email] = await db
    .insert(emails)
    .values({ kind: 'sign-in', toAddress: known.address, aboutId: requestId })
    .returning({ id: emails.id })
  return email?.id ?? null
}

async function signInMail(db: Db, requestId: string, address: string): Promise<Mail | null> {
  const [request] = await db.select(requestRow).from(signInRequests).where(eq(signInRequests.id, requestId))
  const [login] = await db.select({ name: logins.name }).from(logins).where(eq(logins.email, address))
  if (!request || !login || request.used || request.expired) return null
  const code = codeFor(requestId)
  const link = new URL(`/sign-in/link/${linkTokenFor(requestId)}`, env().AUTH_URL).href
  const blocks: Mail['blocks'] = [{ say: `Hello ${login.name},` }]
  if (stateOf(request) === 'waiting') {
    blocks.push(
      { say: 'This is your code for Waymark. It works once, for ten minutes, where you asked for it.' },
      { code: `${code.slice(0, 3)} ${code.slice(3)}` },
      { say: 'Or open this link, on any device, and confirm there. It works once, too.' },
    )
  } else {
    blocks.push({ say: 'Open this link and confirm there. It works once, for ten minutes.' })
  }
  blocks.push(
    { link, words: 'Sign in to Waymark' },
    { aside: 'If you did not ask for this, leave it. Nobody gets in without this email.' },
  )
  return { subject: 'Your sign-in code for Waymark', blocks }
}
