import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'

/**
 * Nobody comes to or leaves a place here meanwhile. Whoever decides about people does it alone; whoever needs somebody to
 * stay until they have written, together with others.
 */
export async function holdPeople({ db, actor }: Practice, how: 'alone' | 'together'): Promise<void> {
  const key = sql`hashtextextended(${`people of ${actor.practiceId}`}, 0)`
  await db.execute(
    how === 'alone'
      ? sql`select pg_advisory_xact_lock(${key})`
      : sql`select pg_advisory_xact_lock_shared(${key})`,
  )
}
