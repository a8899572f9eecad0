import { eq, sql } from 'drizzle-orm'
import { createTransport } from 'nodemailer'
import { emails } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { env } from '@/lib/env'
import { compose } from './compose'
import { rendered } from './mail'

/**
 * Sends one mail, if it has not been sent. A crash between sending and noting it sends the same Message-ID again, which
 * mailboxes show once. Without SMTP_URL it stays in the outbox, the `emails` table.
 */
export async function sendEmail(
  emailId: string,
  post = env().SMTP_URL,
): Promise<'sent' | 'kept' | 'over' | 'gone'> {
  const { MAIL_FROM, AUTH_URL } = env()
  if (!post) return 'kept'
  return asSystem('send mail', async (db) => {
    // Locked while it is on its way, so that two workers do not send it at once.
    const [email] = await db.select().from(emails).where(eq(emails.id, emailId)).for('update')
    if (!email || email.sentAt) return 'gone'
    const mail = await compose(db, email)
    if (!mail) return 'over'
    const messageId = `<${email.id}@${new URL(AUTH_URL).hostname}>`
    await postOffice(post).sendMail({
      ...rendered(mail),
      ...(mail.calendar && { icalEvent: { ...mail.calendar, filename: 'session.ics' } }),
      from: MAIL_FROM,
      // An object, because a string would be parsed as a list of addresses.
      to: { name: '', address: email.toAddress },
      messageId,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    })
    await db.update(emails).set({ sentAt: sql`now()`, messageId }).where(eq(emails.id, emailId))
    return 'sent'
  })
}

const postOffice = (address: string) =>
  createTransport(address, {
    disableFileAccess: true,
    disableUrlAccess: true,
  })
