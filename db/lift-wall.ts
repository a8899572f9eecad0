import { setTimeout as pause } from 'node:timers/promises'
import type postgres from 'postgres'

/**
 * For the operator's commands, within a transaction as the owner of the tables. The owner is behind the wall like
 * everyone: for these tables it is lifted while `work` runs, and put back before the commit. Until then whoever asks for
 * one of them waits.
 *
 * Throws where the tables cannot be had alone.
 */
export async function liftWall<Result>(
  sql: postgres.TransactionSql,
  tables: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  await haveAlone(sql, tables)
  for (const table of tables) await sql.unsafe(`alter table "${table}" no force row level security`)
  const result = await work()
  for (const table of tables) await sql.unsafe(`alter table "${table}" force row level security`)
  return result
}

/** Shorter than the second after which Postgres ends one of two that wait for each other, which could be the other. */
const patience_ms = 400
const tries = 60

/**
 * All of the tables at once, or none. People read these tables in an order of their own: whoever holds one that is
 * wanted here may be waiting for one that is held here, so what is not had soon is given back, and asked for again.
 */
async function haveAlone(sql: postgres.TransactionSql, tables: readonly string[]): Promise<void> {
  const names = tables.map((table) => `"${table}"`).join(', ')
  for (let left = tries; left > 0; left--) {
    const had = await sql
      .savepoint(async (inner) => {
        const [before] = await inner<
          { timeout: string }[]
        >`select current_setting('statement_timeout') as timeout`
        await inner`select set_config('statement_timeout', ${String(patience_ms)}, true)`
        await inner.unsafe(`lock table ${names} in access exclusive mode`)
        await inner`select set_config('statement_timeout', ${before?.timeout ?? '0'}, true)`
        return true
      })
      .catch((error: { code?: string }) => {
        // Postgres ended the wait (57014), or found the circle all the same (40P01).
        if (error.code !== '57014' && error.code !== '40P01') throw error
        return false
      })
    if (had) return
    await pause(50 + Math.random() * 450)
  }
  throw new Error(
    'The tables are read without a pause. Try again when less is going on, or stop the service first.',
  )
}
