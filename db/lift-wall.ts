import type postgres from 'postgres'

/**
 * For the operator's commands, within a transaction as the owner of the tables. The owner is behind the wall like
 * everyone: for these tables it is lifted while `work` runs, and put back before the commit.
 */
export async function liftWall<Result>(
  sql: postgres.TransactionSql,
  tables: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  for (const table of tables) await sql.unsafe(`alter table "${table}" no force row level security`)
  const result = await work()
  for (const table of tables) await sql.unsafe(`alter table "${table}" force row level security`)
  return result
}
