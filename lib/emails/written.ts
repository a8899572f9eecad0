import { and, eq } from 'drizzle-orm'
import { emails } from '@/db/schema/sign-ins'
import type { Db } from '@/lib/auth/queries'

type Written = { kind: string; toAddress: string; aboutId: string; notBefore?: Date | null }

/** A job that runs again, or two at once, find the mail that was written. */
export async function writeOnce(db: Db, mail: Written): Promise<string | null> {
  await db.insert(emails).values(mail).onConflictDoNothing()
  const [email] = await db
    .select({ id: emails.id })
    .from(emails)
    .where(
      and(eq(emails.aboutId, mail.aboutId), eq(emails.toAddress, mail.toAddress), eq(emails.kind, mail.kind)),
    )
  return email?.id ?? null
}
