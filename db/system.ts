import { sql } from 'drizzle-orm'
import { earPool, livePool, systemPool, type Tx } from './client'

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

/** Listens on a Postgres channel for as long as the process lives; reconnects by itself and calls `onReady` each time, once. */
export async function listen(channel: string, onPayload: (payload: string) => void, onReady?: () => void) {
  return earPool(channel).sql.listen(channel, onPayload, onReady)
}

/**
 * Whether another live process serves this database, and when that was so. Each is known by a connection that it keeps
 * by asking; what has no connection can write nothing.
 */
export async function whoElseServes(): Promise<{ at: string; others: boolean }> {
  const [answer] = await livePool().sql<{ at: string; others: boolean }[]>`
    select now()::text as at, exists (
      select 1 from pg_stat_activity
      where datname = current_database() and usename = current_user and application_name like 'waymark live %'
        and application_name <> current_setting('application_name')) as others`
  if (!answer) throw new Error('The database did not say who else serves.')
  return answer
}

/** Says something to whoever listens. Nobody may need to hear it. */
export async function hint(channel: string, payload: string): Promise<void> {
  await livePool().sql`select pg_notify(${channel}, ${payload})`
}
