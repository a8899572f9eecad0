/**
 * What was dumped stands elsewhere as it was, and is walled as it was.
 *
 * The cast and plans written by chance are dumped while somebody goes on writing, and restored in a cluster of its own.
 * Every row of every table, every live document, and every policy, grant, function, trigger and constraint are compared
 * with what they were at the moment of the dump. Then the proof `matrix` runs on what was restored.
 *
 * The control loses a row, changes a byte and takes down a policy where it was restored, and spoils the dump in four
 * ways: each has to be found, or refused before anything of it is taken in.
 */
import { cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { castEngagements } from '@/db/cast'
import { dump, fileOf, manifestFile } from '@/db/dump'
import { NotRestored, restore } from '@/db/restore'
import { createDatabase, migrate } from '@/ops/databases.mjs'
import { environmentFor, placeBeside } from '@/ops/environment.mjs'
import { startCluster, stopCluster, urlOf } from '@/ops/postgres.mjs'
import type { Variables } from '@/ops/run.mjs'
import { matrix } from './matrix'
import { differences, type Fingerprint, fingerprint, sequences } from './restore/fingerprint'
import { writeByChance } from './stage/by-chance'
import { isProgram, type Outcome, prove, type Random, say } from './stage/frame'
import { firstLetter } from './stage/frames'
import { type Pair, seatPairs } from './stage/pairs'

export type Size = { pairs: number; editsEach: number; gaps: number }

/** `elsewhere` is a database that has been migrated and in which nobody is. */
export async function restoring(
  env: Variables,
  elsewhere: Variables,
  folder: string,
  size: Size,
  random: Random,
): Promise<Outcome> {
  const quiet = { max: 1, onnotice: () => {} }
  const [here, writer, there] = [env, env, elsewhere].map((each) => postgres(each.DATABASE_URL ?? '', quiet))
  if (!here || !writer || !there) throw new Error('There are three connections.')
  try {
    const pairs = await seatPairs(here, size.pairs)
    for (const pair of pairs)
      for (const kind of ['vision', 'private_draft'] as const)
        await writeByChance(here, pair, kind, size, random)
    const numbered = await sequences(here)
    const { meant, dumped, meanwhile } = await dumpWhileWriting(env, writer, folder, pairs)
    const rows = dumped.tables.reduce((sum, table) => sum + table.rows, 0)
    say(`${rows} rows of ${dumped.tables.length} tables are dumped; ${meanwhile} rows came meanwhile.`)

    const spoiled = await takesInSpoiled(there, folder, random)
    for (const [how, refused] of spoiled) say(`  ${refused ? 'refused' : 'TAKEN IN'}: ${how}`)
    await restore(there, folder)
    const now = await sequences(there)
    const found = [
      ...differences(meant, await fingerprint(there)),
      ...[...numbered].filter(([name, value]) => (now.get(name) ?? -1n) < value).map(([name]) => name),
    ]
    for (const part of found) say(`DIFFERENT  ${part}`)
    const changed = await seesChanges(there, meant)
    for (const [how, seen] of changed) say(`  ${seen ? 'seen' : 'NOT SEEN'}: ${how}`)

    const again = await matrix(elsewhere, { engagements: [castEngagements.daniel], gaps: size.gaps })
    const controls = [...spoiled, ...changed]
    const held = controls.filter(([, held]) => held).length
    const documents = [...meant.keys()].filter((part) => part.startsWith('document ')).length
    return {
      holds: found.length === 0 && meanwhile > 0 && again.holds && held === controls.length,
      counts: {
        documents,
        different: found.length,
        tables: dumped.tables.length,
        rows,
        parts: meant.size,
        writtenMeanwhile: meanwhile,
        matrix: again.counts,
        control: held,
        planted: controls.length,
      },
    }
  } finally {
    await Promise.all([here, writer, there].map((sql) => sql.end()))
  }
}

/** The dump sees what another transaction sees, which then says what must be in it. */
async function dumpWhileWriting(
  env: Variables,
  writer: postgres.Sql,
  folder: string,
  pairs: readonly Pair[],
) {
  let writing = true
  let meanwhile = 0
  const watcher = postgres(env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  try {
    return await watcher.begin('isolation level repeatable read', async (sql) => {
      const [seen] = await sql<{ snapshot: string }[]>`select pg_export_snapshot() as snapshot`
      const written = writeOn()
      await wait(50)
      const dumped = await dump(env.DATABASE_URL ?? '', folder, { snapshot: seen?.snapshot ?? '' })
      writing = false
      await written
      return { meant: await fingerprint(sql), dumped, meanwhile }
    })
  } finally {
    writing = false
    await watcher.end()
  }

  async function writeOn() {
    while (writing) {
      const pair = pairs[meanwhile % pairs.length]
      if (!pair) return
      await writer`insert into document_updates (practice_id, document_id, member_id, bytes)
        values (${pair.practiceId}, ${pair.vision}, ${pair.client.memberId}, ${Buffer.from(firstLetter(1_000 + meanwhile).update)})`
      meanwhile++
    }
  }
}

type Tried = [how: string, held: boolean][]

/** A dump that is no longer what was written must be refused, whole. */
async function takesInSpoiled(there: postgres.Sql, folder: string, random: Random): Promise<Tried> {
  const log = fileOf({ schema: 'public', name: 'document_updates' })
  const ways: [string, (spoiled: string) => void][] = [
    ['a byte of a file changed', (spoiled) => flip(join(spoiled, log), random)],
    [
      'the end of a file missing',
      (spoiled) => truncateSync(join(spoiled, log), statSync(join(spoiled, log)).size - 40),
    ],
    ['a file missing', (spoiled) => rmSync(join(spoiled, log))],
    ['a dump that never came to its end', (spoiled) => rmSync(join(spoiled, manifestFile))],
  ]
  const tried: Tried = []
  for (const [how, spoil] of ways) {
    const spoiled = `${folder}-spoiled`
    cpSync(folder, spoiled, { recursive: true })
    spoil(spoiled)
    const refused = await restore(there, spoiled).then(
      () => false,
      (error) => error instanceof NotRestored,
    )
    tried.push([how, refused])
    rmSync(spoiled, { recursive: true })
  }
  return tried
}

function flip(file: string, random: Random) {
  const bytes = readFileSync(file)
  // Not in the head of the file, where a time stands that nobody reads.
  const at = 10 + random.int(bytes.byteLength - 18)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(8))
  writeFileSync(file, bytes)
}

class Undo extends Error {}

/** What went wrong in a place that was restored must show in the comparison. */
async function seesChanges(there: postgres.Sql, meant: Fingerprint): Promise<Tried> {
  const ways: [string, string][] = [
    [
      'a row of the log lost',
      `delete from document_updates where ctid = (select ctid from document_updates order by seq desc limit 1)`,
    ],
    [
      'a comment with a letter changed',
      `update comments set body = body || '.' where ctid = (select ctid from comments where body <> '' limit 1)`,
    ],
    ['an event of the record lost', `delete from events where ctid = (select ctid from events limit 1)`],
    [
      'a row too many',
      `insert into practices (slug, name, time_zone) values ('one-too-many', 'One Too Many', 'UTC')`,
    ],
    ['a wall that does not stand', `alter table documents disable row level security`],
    [
      'a policy that is not there',
      `do $$ begin execute (select format('drop policy %I on %s', polname, polrelid::regclass) from pg_policy limit 1); end $$`,
    ],
  ]
  const tried: Tried = []
  for (const [how, change] of ways) {
    let seen = false
    await there
      .begin(async (sql) => {
        await sql`set local session_replication_role = replica`
        await sql.unsafe(change)
        seen = differences(meant, await fingerprint(sql)).length > 0
        throw new Undo()
      })
      .catch((error) => {
        if (!(error instanceof Undo)) throw error
      })
    tried.push([how, seen])
  }
  return tried
}

if (isProgram(import.meta.filename)) {
  await prove('restore', async ({ long, random }) => {
    const place = placeBeside('elsewhere', { durable: true })
    const folder = join(place.data, 'dump')
    await stopCluster(join(place.data, 'postgres'))
    rmSync(place.data, { recursive: true, force: true })
    const cluster = await startCluster(join(place.data, 'postgres'), place)
    try {
      await createDatabase(urlOf(cluster, 'postgres'), 'waymark')
      const { admin } = environmentFor(place, urlOf(cluster, 'waymark'))
      await migrate(admin)
      const size = long
        ? { pairs: 2_000, editsEach: 400, gaps: 100 }
        : { pairs: 100, editsEach: 300, gaps: 3 }
      return await restoring(process.env, admin, folder, size, random)
    } finally {
      await stopCluster(join(place.data, 'postgres'))
    }
  })
}
