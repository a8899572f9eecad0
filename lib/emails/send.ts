import { eq, sql } from 'drizzle-orm'
import { createTransport } from 'nodemailer'
import { emails } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { env } from '@/lib/env'
import { compose, type Email } from './compose'
import { type Mail, rendered } from './mail'
import { isRefusal, wasTaken } from './taken'

export type Sending = 'sent' | 'kept' | 'waits' | 'under way' | 'over' | 'gone'

/**
 * Sends one mail, if it has not been sent, in three steps, each of them committed: it is claimed, it is handed over, it
 * is noted as sent (docs/decisions: "A mail is sent once"). Whoever dies in between leaves a claim behind. While the
 * claim is young, somebody may be sending; after that, whether the post office took the mail is not known, and it is
 * asked by Message-ID before the mail is handed over again. Without SMTP_URL it stays in the outbox, the `emails` table.
 */
export async function sendEmail(emailId: string, post = env().SMTP_URL): Promise<Sending> {
  if (!post) return keep(emailId)
  const claimed = await claim(emailId)
  if (typeof claimed === 'string') return claimed
  const { email, mail, messageId, inDoubt } = claimed
  if (inDoubt && (await wasTaken(messageId))) return note(emailId, 'sent')
  if (!mail) return note(emailId, 'over')
  try {
    await postOffice(post).sendMail(letter(email.toAddress, mail, messageId))
  } catch (error) {
    // Refused in so many words, or never reached: it was not taken, and the next try need not ask.
    if (isRefusal(error)) await letGo(emailId)
    throw error
  }
  return note(emailId, 'sent')
}

type Claimed = { email: Email; mail: Mail | null; messageId: string; inDoubt: boolean }

async function claim(emailId: string): Promise<Claimed | Sending> {
  return asSystem('claim mail', async (db) => {
    const [email] = await db.select().from(emails).where(eq(emails.id, emailId)).for('update')
    if (!email || email.sentAt || email.overAt) return 'gone'
    const [clock] = await db.execute<{ waits: boolean; young: boolean }>(sql`
      select coalesce(${email.notBefore?.toISOString() ?? null}::timestamptz > now(), false) as waits,
        coalesce(${email.claimedAt?.toISOString() ?? null}::timestamptz
          > now() - make_interval(secs => ${env().MAIL_DOUBT_SECONDS}), false) as young`)
    const inDoubt = email.messageId !== null
    if (inDoubt && clock?.young) return 'under way'
    if (!inDoubt && clock?.waits) return 'waits'
    const mail = await compose(db, email)
    const messageId = `<${email.id}@${new URL(env().AUTH_URL).hostname}>`
    await db.update(emails).set({ claimedAt: sql`now()`, messageId }).where(eq(emails.id, emailId))
    return { email, mail, messageId, inDoubt }
  })
}

/** In the outbox, for good: no hour is waited for, and a post office that comes later does not send what is old by then. */
async function keep(emailId: string): Promise<'kept'> {
  await asSystem('keep mail', (db) =>
    db.update(emails).set({ notBefore: null }).where(eq(emails.id, emailId)),
  )
  return 'kept'
}

async function note(emailId: string, what: 'sent' | 'over'): Promise<'sent' | 'over'> {
  const at = what === 'sent' ? { sentAt: sql`now()` } : { overAt: sql`now()` }
  await asSystem(`note mail as ${what}`, (db) => db.update(emails).set(at).where(eq(emails.id, emailId)))
  return what
}

async function letGo(emailId: string): Promise<void> {
  await asSystem('note that mail was not taken', (db) =>
    db.update(emails).set({ messageId: null }).where(eq(emails.id, emailId)),
  )
}

/** What goes over the wire. */
export function letter(address: string, mail: Mail, messageId: string) {
  return {
    ...rendered(mail),
    ...(mail.calendar && { icalEvent: { ...mail.calendar, filename: 'session.ics' } }),
    from: env().MAIL_FROM,
    // An object, because a string would be parsed as a list of addresses.
    to: { name: '', address },
    messageId,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(mail.stop && {
        'List-Unsubscribe': `<${mail.stop.post}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
  }
}

/** Gives up well before a claim counts as old, so that whoever takes it over is alone. */
const postOffice = (address: string) =>
  createTransport(address, {
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  })
