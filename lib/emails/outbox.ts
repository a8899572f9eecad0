import { desc, isNull } from 'drizzle-orm'
import { emails } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { isDemo } from '@/lib/env'
import { refuse } from '@/lib/refusal'
import { compose } from './compose'
import { type Mail, rendered } from './mail'

export type OutboxMail = { id: string; to: string; writtenAt: Date; mail: Mail; text: string }

/** The newest mails that nothing has sent, as they would read. Only the demo has such an outbox. */
export async function outbox(most = 20): Promise<OutboxMail[]> {
  if (!isDemo()) refuse('not-found', 'This page does not exist.')
  return asSystem('read the outbox of the demo', async (db) => {
    const waiting = await db
      .select()
      .from(emails)
      .where(isNull(emails.sentAt))
      .orderBy(desc(emails.createdAt))
      .limit(most)
    const readable: OutboxMail[] = []
    for (const email of waiting) {
      const mail = await compose(db, email)
      if (!mail) continue
      const { text } = rendered(mail)
      readable.push({ id: email.id, to: email.toAddress, writtenAt: email.createdAt, mail, text })
    }
    return readable
  })
}
