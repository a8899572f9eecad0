/** Databases inside a cluster, and what is run on a new one. */
import { run } from './run.mjs'
import { findRuntime, typescript } from './runtime.mjs'
import { Stop } from './say.mjs'

/**
 * @param {string} adminUrl Of any database in the cluster.
 * @param {string} name
 * @param {string} [like] A database to which nobody is connected: the new one has all that is in it.
 */
export async function createDatabase(adminUrl, name, like = 'template1') {
  await asAdmin(adminUrl, async (sql) => {
    const [known] = await sql`select 1 from pg_database where datname = ${name}`
    if (!known) await sql`create database ${sql(name)} template ${sql(like)}`
  })
}

/**
 * @param {string} adminUrl Of another database in the cluster.
 * @param {string} name
 */
export async function dropDatabase(adminUrl, name) {
  await asAdmin(adminUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`)
}

/**
 * @param {string} adminUrl Of any database in the cluster.
 * @param {string} prefix
 * @returns {Promise<string[]>}
 */
export async function listDatabases(adminUrl, prefix) {
  const rows = await asAdmin(
    adminUrl,
    (sql) => sql`select datname from pg_database where starts_with(datname, ${prefix})`,
  )
  return rows.map(({ datname }) => datname)
}

/**
 * Roles, tables, queue. Refuses nothing: running it again changes nothing.
 *
 * @param {import('./run.mjs').Variables} admin
 */
export async function migrate(admin) {
  await runScript(
    'db/migrate.ts',
    admin,
    'The database could not be brought up to date; the reason is above.',
  )
}

/**
 * The demo's people and their work, into an empty database only.
 *
 * @param {import('./run.mjs').Variables} admin
 */
export async function seed(admin) {
  await runScript(
    'db/seed.ts',
    admin,
    'The demo could not be written into the database; the reason is above.',
  )
}

/**
 * @param {string} file
 * @param {import('./run.mjs').Variables} env
 * @param {string} refusal
 */
async function runScript(file, env, refusal) {
  const { code } = await run(findRuntime().path, typescript(file), { env })
  if (code !== 0) throw new Stop(refusal)
}

/**
 * @template T
 * @param {string} url
 * @param {(sql: import('postgres').Sql) => PromiseLike<T>} work
 */
async function asAdmin(url, work) {
  // Not a static import: the commands start before anything is installed.
  const { default: postgres } = await import('postgres')
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}
