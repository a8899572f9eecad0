import { eq, sql } from 'drizzle-orm'
import { type emails, logins, signInRequests } from '@/db/schema/sign-ins'
import { type Db, requestRow } from '@/lib/auth/queries'
import { stateOf } from '@/lib/auth/request'
import { codeFor, linkTokenFor } from '@/lib/auth/token'
import { now } from '@/lib/clock'
import { env } from '@/lib/env'
import { invitationToMail } from '@/lib/invitations/queries'
import { invitationMail } from '@/lib/invitations/words'
import { noticesMail } from '@/lib/notices/mail'
import { type Recipient, recipientsAmong } from '@/lib/notices/recipients'
import { reminderMail } from '@/lib/notices/reminder-mail'
import { quietUntil } from '@/lib/notices/settings'
import { sessionMails } from '@/lib/sessions/mail'
import { signOffToMail } from '@/lib/signoffs/mail'
import type { Mail } from './mail'
import { writeOnce } from './written'

export type Email = typeof emails.$inferSelect

/** The mail as it would leave now; null when what it is about is over, so that a late retry sends nothing stale. */
export async function compose(db: Db, email: Email): Promise<Mail | null> {
  if (email.kind === 'sign-in' && email.aboutId) return signInMail(db, email.aboutId, email.toAddress)
  if (email.kind.endsWith('-invitation') && email.aboutId) {
    const invitation = await invitationToMail(db, email.aboutId)
    return invitation && invitationMail(invitation.words, invitation.link)
  }
  if (email.kind === 'sign-off' && email.aboutId)
    return (await signOffToMail(db, email.aboutId))?.mail ?? null
  if (email.kind === 'session-change' && email.aboutId) {
    const mails = await sessionMails(db, email.aboutId)
    return mails.find(({ address }) => address === email.toAddress)?.mail ?? null
  }
  if (email.kind === 'notices') return noticesMail(db, email.id, now())
  if (email.kind === 'reminder' && email.aboutId) return reminderMail(db, email.aboutId, now())
  throw new Error(`No mail of kind ${email.kind} is written.`)
}

/**
 * Writes the mail of a sign-in request, if anybody signs in with that address, or signs up. Decided here, in a job, so
 * that asking costs the same time for everyone. It goes to the stored spelling of the address, byte for byte.
 */
export async function writeSignInMail(db: Db, requestId: string): Promise<string | null> {
  const [request] = await db
    .select({ stored: logins.email, asked: signInRequests.email, name: signInRequests.name })
    .from(signInRequests)
    .leftJoin(logins, sql`lower(${logins.email}) = lower(${signInRequests.email})`)
    .where(eq(signInRequests.id, requestId))
  const address = request?.stored ?? (request?.name ? request.asked : null)
  return address ? writeOnce(db, { kind: 'sign-in', toAddress: address, aboutId: requestId }) : null
}

/** Writes the mail of an invitation that still waits. It goes to the stored spelling of the address, byte for byte. */
export async function writeInvitationMail(db: Db, invitationId: string): Promise<string | null> {
  const invitation = await invitationToMail(db, invitationId)
  if (!invitation) return null
  const kind = `${invitation.words.to}-invitation`
  return writeOnce(db, { kind, toAddress: invitation.address, aboutId: invitationId })
}

/** Writes to whoever is asked to sign, if the version still waits for them and they want it at once. */
export async function writeSignOffMail(db: Db, versionId: string): Promise<string | null> {
  const asked = await signOffToMail(db, versionId)
  const [recipient] = asked ? await recipientsAmong(db, [asked]) : []
  if (!asked || recipient?.settings.choices.signing !== 'at once') return null
  const notBefore = quietAt(now(), recipient)
  return writeOnce(db, { kind: 'sign-off', toAddress: asked.address, aboutId: versionId, notBefore })
}

/** Writes to both whose session was booked, moved or cancelled, as far as they want it at once. */
export async function writeSessionMails(db: Db, changeId: string): Promise<string[]> {
  const mails = await sessionMails(db, changeId)
  const ids: (string | null)[] = []
  for (const recipient of await recipientsAmong(db, mails)) {
    const mail = mails.find(({ memberId }) => memberId === recipient.memberId)
    if (!mail || recipient.settings.choices.sessions !== 'at once') continue
    const notBefore = isSoon(mail.startsAt) ? null : quietAt(now(), recipient)
    ids.push(
      await writeOnce(db, { kind: 'session-change', toAddress: mail.address, aboutId: changeId, notBefore }),
    )
  }
  return ids.filter((id) => id !== null)
}

/** A change of what is to begin within twelve hours is told in quiet hours as well: it would come too late after them. */
const isSoon = (startsAt: Date) => startsAt.getTime() - now().getTime() < 12 * 3_600_000

const quietAt = (instant: Date, { settings, zone }: Recipient) => quietUntil(instant, settings, zone)

async function signInMail(db: Db, requestId: string, address: string): Promise<Mail | null> {
  const [request] = await db.select(requestRow).from(signInRequests).where(eq(signInRequests.id, requestId))
  const [login] = await db.select({ name: logins.name }).from(logins).where(eq(logins.email, address))
  if (!request || request.used || request.expired || !(login || request.name)) return null
  const code = codeFor(requestId)
  const link = new URL(`/sign-in/link/${linkTokenFor(requestId)}`, env().AUTH_URL).href
  // A name that nobody has proven is not sent on: anybody could write anything to anyone.
  const blocks: Mail['blocks'] = [{ say: login ? `Hello ${login.name},` : 'Hello,' }]
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
