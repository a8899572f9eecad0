import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type postgres from 'postgres'
import { type Dump, type DumpedTable, fileOf, manifestFile, migrationsOf, Tally, tablesOf } from './dump'

/** Why a dump is not taken in; nothing of it has been. */
export class NotRestored extends Error {
  constructor(why: string) {
    super(why)
    this.name = 'NotRestored'
  }
}

/**
 * Reads a dump into a database that has been migrated and is empty: all of it or nothing. Every file is read to its
 * end and compared with what was written before the first row goes in.
 */
export async function restore(admin: postgres.Sql, folder: string): Promise<Dump> {
  const dump = await manifestOf(folder)
  for (const table of dump.tables) await refuseDamaged(folder, table)
  await admin.begin(async (sql) => {
    await sql`set local row_security = off`
    // Rows come in as they were: no trigger writes beside them, and keys point at rows that are still on their way.
    await sql`set local session_replication_role = replica`
    await refuseOther(sql, dump)
    for (const table of dump.tables) await restoreTable(sql, folder, table)
    for (const { schema, name, value, called } of dump.sequences)
      await sql`select setval(${`"${schema}"."${name}"`}::regclass, ${value}::bigint, ${called})`
  })
  await admin`analyze`
  return dump
}

async function manifestOf(folder: string): Promise<Dump> {
  const said = await readFile(join(folder, manifestFile), 'utf8').catch(() => null)
  if (said === null) throw new NotRestored(`${folder} is no dump, or one that was never finished.`)
  const dump: Dump = JSON.parse(said)
  if (dump.waymark !== 1) throw new NotRestored(`${folder} was made by another Waymark.`)
  return dump
}

async function refuseDamaged(folder: string, table: DumpedTable) {
  const seen = new Tally()
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  try {
    await pipeline(createReadStream(join(folder, fileOf(table))), createGunzip(), seen, nowhere)
  } catch {
    throw new NotRestored(`${fileOf(table)} cannot be read.`)
  }
  const { rows, sha256 } = seen.told()
  if (rows !== table.rows || sha256 !== table.sha256)
    throw new NotRestored(`${fileOf(table)} is not what was written.`)
}

/** Another shape, or rows of somebody else's. */
async function refuseOther(sql: postgres.TransactionSql, { migrations, tables }: Dump) {
  if (JSON.stringify(await migrationsOf(sql)) !== JSON.stringify(migrations))
    throw new NotRestored('The dump is of another version of Waymark: restore it with that one, then update.')
  const shape = (all: readonly Pick<DumpedTable, 'schema' | 'name' | 'columns'>[]) =>
    JSON.stringify(all.map(({ schema, name, columns }) => [schema, name, columns]))
  if (shape(await tablesOf(sql)) !== shape(tables))
    throw new NotRestored('The tables here are not those of the dump.')
  for (const { schema, name } of tables.filter((table) => table.schema === 'public')) {
    const [row] = await sql`select 1 from ${sql(schema)}.${sql(name)} limit 1`
    if (row)
      throw new NotRestored(`There is something in ${name} already: a dump goes into an empty database.`)
  }
}

async function restoreTable(sql: postgres.TransactionSql, folder: string, table: DumpedTable) {
  const { schema, name, columns } = table
  // What the queue wrote into its own tables as they were made.
  await sql`delete from ${sql(schema)}.${sql(name)}`
  const into = await sql`copy ${sql(schema)}.${sql(name)} (${sql(columns)}) from stdin`.writable()
  await pipeline(createReadStream(join(folder, fileOf(table))), createGunzip(), into)
}
