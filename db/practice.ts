import { sql } from 'drizzle-orm'
import type { PendingQuery, Row, TransactionSql } from 'postgres'
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

/** One statement for one member, written with the transaction it will run in. */
export type Asked<Answer extends Row> = {
  actor: Actor
  statement: (transaction: TransactionSql) => PendingQuery<Answer[]>
}

/**
 * Door one for many people at once, for the live process: one transaction, one commit, and before each statement
 * Postgres is told who asks. All of it or none: whoever must not lose by a neighbor's refusal asks again alone.
 * The transaction may last twenty seconds and no longer, which lets others know when a row can no longer appear.
 */
export async function withPractices<Answer extends Row>(
  asked: readonly Asked<Answer>[],
): Promise<Answer[][]> {
  return appPool().sql.begin(async (transaction) => {
    // Sent in this order without waiting in between; on one connection Postgres answers in the same order.
    const answers = asked.map(({ actor, statement }) => {
      const told = transaction`select set_config('app.practice_id', ${actor.practiceId}, true),
        set_config('app.member_id', ${actor.memberId}, true), set_config('transaction_timeout', '20s', true)`
      return Promise.all([told, statement(transaction)]).then(([, rows]) => [...rows])
    })
    return Promise.all(answers)
  })
}
