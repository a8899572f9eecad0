import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import postgres from 'postgres'
import { sturdySocket } from './sturdy-socket'

/** One table in a dump: its file, and what must be in it. */
export type DumpedTable = { schema: string; name: string; columns: string[]; rows: number; sha256: string }

export type Dump = {
  /** Of this shape of the folder. */
  waymark: 1
  madeAt: string
  /** The migrations that had run: it is restored where the same have, and no others. */
  migrations: string[]
  tables: DumpedTable[]
  sequences: { schema: string; name: string; value: string; called: boolean }[]
}

export const manifestFile = 'dump.json'
export const fileOf = ({ schema, name }: { schema: string; name: string }) => `${schema}.${name}.gz`

/**
 * Writes every row of the database into a folder, all as of one moment, while people go on working. Roles, tables and
 * their walls are not in it: they come from the migrations.
 *
 * `snapshot` is that of another transaction, to see exactly what it sees.
 */
export async function dump(
  address: string,
  folder: string,
  { snapshot }: { snapshot?: string } = {},
): Promise<Dump> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let socket: Socket | undefined
  const options = {
    max: 1,
    onnotice: () => {},
    // Taken by postgres.js, though its types do not name it.
    socket: async (...asked: Parameters<typeof sturdySocket>) => {
      socket = await sturdySocket(...asked)
      return socket
    },
  }
  const admin = postgres(address, options)
  try {
    return await dumpAll(admin, folder, { snapshot, listen: () => void socket?.resume() })
  } finally {
    await admin.end()
  }
}

type How = {
  snapshot: string | undefined
  /**
   * After each table: postgres.js stops listening to Postgres while the file is slower, and where that happened with the
   * last of the rows, nobody would ever begin again.
   */
  listen: () => void
}

function dumpAll(admin: postgres.Sql, folder: string, { snapshot, listen }: How): Promise<Dump> {
  return admin.begin('isolation level repeatable read', async (sql) => {
    if (snapshot) await sql.unsafe(`set transaction snapshot '${snapshot.replaceAll("'", "''")}'`)
    // Whoever may not see everything is told so, instead of keeping half of it without a word.
    await sql`set local row_security = off`
    const tables: DumpedTable[] = []
    for (const table of await tablesOf(sql)) {
      tables.push(await dumpTable(sql, folder, table))
      listen()
    }
    const made: Dump = {
      waymark: 1,
      madeAt: new Date().toISOString(),
      migrations: await migrationsOf(sql),
      tables,
      sequences: await sequencesOf(sql),
    }
    // Last: without it a folder is not a dump, wherever writing it ended.
    await writeFile(join(folder, manifestFile), `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
    return made
  })
}

type Columns = Pick<DumpedTable, 'schema' | 'name' | 'columns'>

/** People's work and the queue; what the tools of migration note is `migrationsOf`. */
export async function tablesOf(sql: postgres.TransactionSql): Promise<Columns[]> {
  return sql<Columns[]>`
    select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('public', 'graphile_worker')
      and c.oid::regclass::text <> 'graphile_worker.migrations'
    group by n.nspname, c.relname order by n.nspname, c.relname`
}

export async function migrationsOf(sql: postgres.TransactionSql): Promise<string[]> {
  const rows = await sql<{ said: string }[]>`
    (select hash as said from drizzle.__drizzle_migrations order by id)
    union all (select 'queue ' || id from graphile_worker.migrations order by id)`
  return rows.map(({ said }) => said)
}

async function sequencesOf(sql: postgres.TransactionSql): Promise<Dump['sequences']> {
  const names = await sql<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and n.nspname in ('public', 'graphile_worker') order by 1, 2`
  const sequences: Dump['sequences'] = []
  for (const { schema, name } of names) {
    const [now] = await sql<{ value: string; called: boolean }[]>`
      select last_value::text as value, is_called as called from ${sql(schema)}.${sql(name)}`
    if (now) sequences.push({ schema, name, ...now })
  }
  return sequences
}

async function dumpTable(sql: postgres.TransactionSql, folder: string, table: Columns): Promise<DumpedTable> {
  const { schema, name, columns } = table
  const rows = await sql`copy ${sql(schema)}.${sql(name)} (${sql(columns)}) to stdout`.readable()
  const seen = new Tally()
  await pipeline(rows, seen, createGzip(), createWriteStream(join(folder, fileOf(table)), { mode: 0o600 }))
  return { ...table, ...seen.told() }
}

/** Counts the rows that pass, and takes the hash of them. */
export class Tally extends Transform {
  private readonly hash = createHash('sha256')
  private rows = 0

  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void) {
    this.hash.update(chunk)
    // In this form of COPY a row is a line; an end of line that somebody wrote is two other characters.
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) this.rows++
    done(null, chunk)
  }

  told(): { rows: number; sha256: string } {
    return { rows: this.rows, sha256: this.hash.digest('hex') }
  }
}
