import { sql } from 'drizzle-orm'
import { systemPool, type Tx } from './client'

/**
 * Door two: sign-in and jobs, work that belongs to no member, under another Postgres role with grants of its own.
 * `reason` says in a few words why no actor asks; the database shows it beside the running statement.
 */
export async function asSystem<Result>(reason: string, work: (db: Tx) => Promise<Result>): Promise<Result> {
  return systemPool().database.transaction(async (db) => {
    await db.execute(sql`select set_config('application_name', ${`waymark: ${reason}`}, true)`)
    return work(db)
  })
}

/** Listens on a Postgres channel for as long as the process lives; reconnects by itself and calls `onReady` each time. */
export async function listen(channel: string, onPayload: (payload: string) => void, onReady?: () => void) {
  return systemPool().sql.listen(channel, onPayload, onReady)
}
