import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { eq, sql } from 'drizzle-orm'
import { type ParsedMail, simpleParser } from 'mailparser'
import postgres from 'postgres'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { attempts, logins, signInRequests } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { askForCode } from '@/lib/auth/commands'
import { codeFor, newToken } from '@/lib/auth/token'
import { alone, unlockWhatWasLeft } from './alone'
import { tasks } from './tasks'

// The jobs process does all that is queued, and each minute what is to be done for everybody.
const apart = await vi.hoisted(async () => {
  const { apartFromTheTests } = await import('@/proofs/stage/database')
  return apartFromTheTests('jobs')
})

const queue = postgres(process.env.QUEUE_DATABASE_URL ?? '', { max: 1 })
afterAll(async () => {
  await queue.end()
  await apart.leave()
})

const received: ParsedMail[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  async onData(stream, _session, done) {
    received.push(await simpleParser(stream))
    done()
  },
})
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
})
afterAll(() => new Promise<void>((done) => server.close(() => done())))

it('asking queues the same job for a known and an unknown address', async () => {
  const [known, unknown] = [await ask(await someone()), await ask(`nobody.${randomUUID()}@post.example`)]
  expect(await jobsAbout(known)).toEqual(['sign-in-mail'])
  expect(await jobsAbout(unknown)).toEqual(['sign-in-mail'])
})

it('the jobs process sends the mail of a committed request, of no other, and stops when told', async () => {
  const { port } = server.server.address() as AddressInfo
  const jobs = spawn(process.execPath, ['--import', 'tsx', 'lib/jobs/main.ts'], {
    env: { ...process.env, SMTP_URL: `smtp://127.0.0.1:${port}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await once(jobs.stdout, 'data')
    const [undone, unknown, known] = [await someone(), `nobody.${randomUUID()}@post.example`, await someone()]
    await ask(undone, 'roll back').catch(() => {})
    await ask(unknown)
    const requestId = await ask(known)
    await vi.waitFor(() => expect(mailTo(known)).toHaveLength(1), { timeout: 40_000 })
    const code = codeFor(requestId)
    expect(mailTo(known)[0]?.text).toContain(`${code.slice(0, 3)} ${code.slice(3)}`)
    expect([...mailTo(undone), ...mailTo(unknown)]).toEqual([])
  } finally {
    jobs.kill('SIGTERM')
  }
  const [code, signal] = jobs.exitCode === null ? await once(jobs, 'exit') : [jobs.exitCode, null]
  expect({ code, signal }).toEqual({ code: 0, signal: null })
}, 60_000)

it('tidying takes what is over and leaves the rest', async () => {
  const email = await someone()
  const [over, fresh] = [await ask(email), await ask(email)]
  const bucket = randomUUID()
  await asSystem('test', async (db) => {
    await db
      .update(signInRequests)
      .set({ expiresAt: sql`now() - interval '2 days'` })
      .where(eq(signInRequests.id, over))
    await db.insert(attempts).values({ bucket, count: 1, startedAt: sql`now() - interval '3 days'` })
  })
  await tasks.tidy?.({}, undefined as never)
  const left = await asSystem('test', async (db) => ({
    over: await db.select().from(signInRequests).where(eq(signInRequests.id, over)),
    fresh: await db.select().from(signInRequests).where(eq(signInRequests.id, fresh)),
    bucket: await db.select().from(attempts).where(eq(attempts.bucket, bucket)),
  }))
  expect([left.over.length, left.fresh.length, left.bucket.length]).toEqual([0, 1, 0])
})

it('a task that fails keeps people’s words out of the queue', async () => {
  const failure: unknown = await Promise.resolve(
    tasks['send-email']?.({ emailId: 'my private words' }, undefined as never),
  ).catch((error: unknown) => error)
  expect(String(failure)).toContain('Task send-email failed')
  expect(String(failure)).not.toContain('private words')
})

const mailTo = (address: string) =>
  received.filter(({ to }) => [to].flat().some((each) => each?.text.includes(address)))

async function someone() {
  const email = `some.one+${randomUUID()}@post.example`
  await asSystem('test', (db) => db.insert(logins).values({ email, name: 'Some One' }))
  return email
}

async function ask(email: string, undo?: string): Promise<string> {
  return asSystem('test', async (db) => {
    const { requestId } = await askForCode(db, { email, browser: newToken(), network: randomUUID() })
    if (undo) throw new Error(undo)
    return requestId
  })
}

async function jobsAbout(requestId: string) {
  const rows = await queue<{ task: string }[]>`
    select t.identifier as task from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where j.payload ->> 'requestId' = ${requestId}`
  return rows.map((row) => row.task)
}

it('what a killed process left is taken up once Postgres knows that it is gone, and what is ours is left alone', async () => {
  const admin = postgres(process.env.DATABASE_URL ?? '', { max: 2, onnotice: () => {} })
  const lockedBy = async () => {
    const rows = await admin<{ by: string }[]>`
      select locked_by as by from graphile_worker._private_jobs where locked_by in ('left', 'ours') order by 1`
    return rows.map(({ by }) => by)
  }
  // The connection of the one that was killed, as Postgres still believes in it.
  const before = await admin.reserve()
  await before`select pg_advisory_lock(${alone})`
  for (const worker of ['left', 'ours']) {
    await admin`select graphile_worker.add_job('messages', '{}', job_key := ${worker}, run_at := now() + interval '1 hour')`
    await admin`update graphile_worker._private_jobs set locked_by = ${worker}, locked_at = now() where key = ${worker}`
  }
  const release = await unlockWhatWasLeft(process.env.QUEUE_DATABASE_URL ?? '', new Set(['ours']))
  try {
    expect(await lockedBy()).toEqual(['left', 'ours'])
    await before`select pg_advisory_unlock(${alone})`
    await vi.waitFor(async () => expect(await lockedBy()).toEqual(['ours']), { timeout: 10_000 })
  } finally {
    before.release()
    await release()
    await admin`delete from graphile_worker._private_jobs where key in ('left', 'ours')`
    await admin.end()
  }
})
