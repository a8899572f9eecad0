import { sql } from 'drizzle-orm'
import type { Db } from '@/lib/auth/queries'
import { env } from '@/lib/env'

/**
 * Mails that were to be sent and that no job may be left for: their quiet hours are over, or whoever was sending them
 * died, and with them the job. The longer a mail has been tried in vain, the less often; after three days no more. What
 * was written while there was no post office is not among them: it stays where it is.
 */
export async function mailsLeft(db: Db, post = env().SMTP_URL): Promise<string[]> {
  const { MAIL_DOUBT_SECONDS } = env()
  if (!post) return []
  const rows = await db.execute<{ id: string }>(sql`
    select id from emails
    where sent_at is null and over_at is null and created_at > now() - interval '3 days'
      and (not_before <= now() and claimed_at is null
        or message_id is not null and claimed_at < now() - make_interval(secs => ${MAIL_DOUBT_SECONDS})
        or message_id is null and claimed_at
          < now() - greatest(make_interval(secs => ${MAIL_DOUBT_SECONDS} / 4.0), (now() - created_at) / 4))
    order by created_at limit 500`)
  return rows.map(({ id }) => id)
}
