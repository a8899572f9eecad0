import { sql } from 'drizzle-orm'
import { appPool, type Tx } from './client'

export type Role = 'owner' | 'coach' | 'client'

/** The member on whose behalf a request, socket or job acts. */
export type Actor = { practiceId: string; memberId: string; role: Role }

/** An open door: one transaction in which Postgres knows who asks. */
export type Practice = { db: Tx; actor: Actor }

/**
 * Door one, people's work. Opens a transaction, tells Postgres who asks (for this transaction only), and hands it to
 * `work`. Whatever `work` throws rolls everything back.
 */
export async function withPractice<Result>(
  actor: Actor,
  work: (practice: Practice) => Promise<Result>,
): Promise<Result> {
  return appPool().database.transaction(async (db) => {
    await db.execute(
      sql`select set_config('app.practice_id', ${actor.practiceId}, true), set_config('app.member_id', ${actor.memberId}, true)`,
    )
    return work({ db, actor })
  })
}
