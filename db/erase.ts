import type postgres from 'postgres'
import { liftWall } from './lift-wall'

/** For how long a closed practice is still read by its members; what closed later is not erased. */
const daysToTakeAlong = 30

export type Erased = { name: string; rows: Record<string, number> }

/**
 * Deletes a closed practice for good: every row of every table that belongs to it, in one transaction. For the operator
 * alone, as the owner of the tables, because no serving role may delete what people wrote. A table that is added later
 * is found in the catalog. Sign-ins and addresses are the people's own and stay.
 */
export async function erasePractice(admin: postgres.Sql, slug: string): Promise<Erased> {
  return admin.begin(async (sql) => {
    await sql`set local role waymark_owner`
    // Asked before anything is locked: whoever is refused has kept nobody waiting.
    const practice = await findDue(sql, slug)
    const names = await tablesOfPractices(sql)
    const rows = await liftWall(sql, [...names, 'practices'], async () => {
      const deleted = await deleteAll(sql, names, practice.id)
      await sql`delete from practices where id = ${practice.id}`
      return deleted
    })
    await sql`reset role`
    return { name: practice.name, rows }
  })
}

async function tablesOfPractices(sql: postgres.TransactionSql): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'practice_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`
  return tables.map(({ name }) => name)
}

async function findDue(sql: postgres.TransactionSql, slug: string): Promise<{ id: string; name: string }> {
  const [practice] = await sql<{ id: string; name: string; due: boolean | null }[]>`
    select id, name, closed_at <= now() - make_interval(days => ${daysToTakeAlong}) as due
    from practices where slug = ${slug}`
  if (!practice) throw new Error(`No practice has the address ${slug}.`)
  if (practice.due !== true) {
    throw new Error(
      `${practice.name} is not erased: it has to have been closed for ${daysToTakeAlong} days first.`,
    )
  }
  return practice
}

/** Tables hold on to each other, so whoever cannot go yet goes in the next round. */
async function deleteAll(
  sql: postgres.TransactionSql,
  names: readonly string[],
  practiceId: string,
): Promise<Record<string, number>> {
  const rows: Record<string, number> = {}
  const count = async (name: string) =>
    (
      await sql<
        { n: number }[]
      >`select count(*)::int as n from ${sql(name)} where practice_id = ${practiceId}`
    )[0]?.n ?? 0
  for (const name of names) rows[name] = await count(name)
  let left = [...names]
  while (left.length > 0) {
    const held: string[] = []
    for (const name of left) {
      await sql
        .savepoint((inner) => inner`delete from ${inner(name)} where practice_id = ${practiceId}`)
        .catch((error: { code?: string }) => {
          if (error.code !== '23503' && error.code !== '23001') throw error
          held.push(name)
        })
    }
    if (held.length === left.length) throw new Error(`These tables hold each other: ${held.join(', ')}.`)
    left = held
  }
  return rows
}
