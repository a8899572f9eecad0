import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { runMigrations } from 'graphile-worker'
import postgres from 'postgres'
import { jobNames } from '@/lib/jobs/queue'

// Makes the roles, the tables and the queue. Safe to run again and again, and by two at once.

const address = (name: string) => {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: \`npm start\` sets it; see docs/operations.md.`)
  return value
}

const adminUrl = address('DATABASE_URL')
const serving = ['APP_DATABASE_URL', 'SYSTEM_DATABASE_URL', 'QUEUE_DATABASE_URL'].map(
  (name) => new URL(address(name)),
)

const admin = postgres(adminUrl, { max: 1, onnotice: () => {} })
const lock = 7_391_020_118 // one migration at a time on this server

try {
  await admin`select pg_advisory_lock(${lock})`
  await makeRoles()
  await makeTables()
  await makeQueue()
} finally {
  await admin.end()
}

async function makeRoles() {
  const owner = 'waymark_owner'
  for (const { username, password } of [{ username: owner, password: '' }, ...serving]) {
    const role = decodeURIComponent(username)
    const secret = decodeURIComponent(password)
    const [known] = await admin`select 1 from pg_roles where rolname = ${role}`
    if (!known) await admin.unsafe(`create role ${quoted(role)} nologin nosuperuser nobypassrls nocreatedb`)
    if (secret) await admin.unsafe(`alter role ${quoted(role)} login password ${literal(secret)}`)
  }
  await admin.unsafe(`grant ${owner} to current_user`)
  const [{ name } = { name: '' }] = await admin`select current_database() as name`
  await admin.unsafe(`grant create on database ${quoted(name)} to ${owner}, waymark_queue`)
  await admin.unsafe(`grant usage, create on schema public to ${owner}`)
  await admin.unsafe(`grant usage on schema public to waymark_app, waymark_system`)
  await admin.unsafe(`revoke create on schema public from public`)
}

async function makeTables() {
  await admin`set role waymark_owner`
  await migrate(drizzle(admin), { migrationsFolder: new URL('./migrations', import.meta.url).pathname })
  await admin`reset role`
}

/** The queue owns its own schema and nothing of a practice. Other roles add jobs through one function. */
async function makeQueue() {
  const connectionString = address('QUEUE_DATABASE_URL')
  await runMigrations({ connectionString })
  const queue = postgres(connectionString, { max: 1, onnotice: () => {} })
  try {
    await queue.unsafe(`
      create schema if not exists queue;
      create or replace function queue.add(task text, payload jsonb, job_key text default null) returns void
        language sql security definer set search_path = ''
        as $$ select graphile_worker.add_job(task, payload::json, job_key => job_key) $$;
      revoke all on function queue.add(text, jsonb, text) from public;
      grant usage on schema queue to waymark_app, waymark_system;
      grant execute on function queue.add(text, jsonb, text) to waymark_app, waymark_system;`)
    // A name is known to the queue once a job of that name was there.
    await queue.begin(async (sql) => {
      for (const name of jobNames) {
        const key = `known: ${name}`
        await sql`select graphile_worker.add_job(${name}, job_key => ${key})`
        await sql`select graphile_worker.remove_job(${key})`
      }
    })
  } finally {
    await queue.end()
  }
}

function quoted(identifier: string) {
  return `"${identifier.replaceAll('"', '""')}"`
}

function literal(text: string) {
  return `'${text.replaceAll("'", "''")}'`
}
