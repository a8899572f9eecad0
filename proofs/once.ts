/**
 * A mail is sent once, however often those who send it and those who take it are killed.
 *
 * People ask for a code to sign in, each at an address of their own; the product's jobs process writes the mails and
 * sends them over real SMTP to a post office that takes everything, as often as it comes, and writes it down before it
 * says so. Both are killed at random while they do, with SIGKILL, and started again. In the end each address must have
 * exactly one mail: the post office's own list is counted.
 *
 * The same with a post office that cannot be asked what it took shows what is left without that: mails that were taken
 * by somebody who died before saying so come a second time, with the same Message-ID, and none is missing. The control
 * sends in the two obvious ways: noting before sending must lose mails, and noting after it must send some twice.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import type { Variables } from '@/ops/run.mjs'
import { isProgram, type Outcome, prove, type Random, say } from './stage/frame'
import { freePort, type Server, startProgram, startServer } from './stage/processes'

export type Size = {
  messages: number
  kills: number
  /** Of those where the post office cannot be asked; none leaves that part out. */
  unaskedKills: number
  controlMessages: number
  controlKills: number
}

type Counted = { messages: number; duplicated: number; missing: number; kills: number }

/** Longer than a mail takes here from its claim to the post office's list. */
const doubtSeconds = 3
const patienceMs = 120_000

export async function oncePerMail(env: Variables, size: Size, random: Random): Promise<Outcome> {
  const sent = await killed(env, size.messages, size.kills, random, { asked: true })
  say(`${inWords(sent)}, asked by its Message-ID.`)
  const unasked =
    size.unaskedKills > 0
      ? await killed(env, size.controlMessages, size.unaskedKills, random, { asked: false })
      : null
  if (unasked) say(`${inWords(unasked)}, where the post office cannot be asked.`)
  const control = {
    notedAfter: await killed(env, size.controlMessages, size.controlKills, random, { naive: '0' }),
    notedFirst: await killed(env, size.controlMessages, size.controlKills, random, { naive: '1' }),
  }
  say(
    `Noted after sending: ${control.notedAfter.duplicated} twice. Noted first: ${control.notedFirst.missing} missing.`,
  )
  return {
    holds:
      sent.duplicated === 0 &&
      sent.missing === 0 &&
      (unasked?.missing ?? 0) === 0 &&
      control.notedAfter.duplicated > 0 &&
      control.notedFirst.missing > 0,
    counts: { ...sent, unasked, control },
  }
}

type Way = { asked: boolean; naive?: undefined } | { naive: '0' | '1'; asked?: undefined }

async function killed(
  env: Variables,
  messages: number,
  kills: number,
  random: Random,
  way: Way,
): Promise<Counted> {
  const place = mkdtempSync(join(tmpdir(), 'waymark-once-'))
  const ledger = join(place, 'taken')
  const port = await freePort()
  const askPort = await freePort()
  // Without thought for it, the moment between taken and noted need not be short to be hit; here it is long.
  const slowMs = way.naive === undefined ? 40 : 400
  const office = await startServer('proofs/once/mail-server.ts', port, {
    ...env,
    WAYMARK_DATA: place,
    POST_LEDGER: ledger,
    POST_ASK_PORT: String(askPort),
    POST_SLOW_MS: String(slowMs),
  })
  const sending: Variables = {
    ...env,
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_DOUBT_SECONDS: String(doubtSeconds),
    ...(way.asked ? { MAIL_TAKEN_URL: `http://127.0.0.1:${askPort}/{id}` } : {}),
    ...(way.naive !== undefined ? { NOTE_FIRST: way.naive } : {}),
  }
  const file = way.naive === undefined ? 'lib/jobs/main.ts' : 'proofs/once/naive.ts'
  const system = postgres(env.SYSTEM_DATABASE_URL ?? '', { max: 2, onnotice: () => {} })
  const senders = new Senders(file, sending)
  try {
    const addresses = await askForMail(system, messages, way.naive !== undefined)
    senders.start()
    const killsDone = await kill({
      office,
      senders,
      kills,
      random,
      done: () => covers(ledger, addresses),
      system,
      spreadMs: way.naive === undefined ? 200 : slowMs,
    })
    await until(async () => {
      // What passes by itself within a minute or two is not waited for.
      await system`select queue.add('send-left', '{}'::jsonb, 'proof')`
      return way.naive === undefined ? noneLeft(system, addresses) : noneUnsent(system, addresses)
    })
    await wait(doubtSeconds * 500)
    return { ...counted(ledger, addresses), kills: killsDone }
  } finally {
    await senders.stop()
    await office.stop()
    await system.end()
    rmSync(place, { recursive: true, force: true })
  }
}

/** The process that sends, killed and started again as its supervisor would. */
class Senders {
  private child: ReturnType<typeof startProgram> | null = null
  constructor(
    private readonly file: string,
    private readonly env: Variables,
  ) {}

  start() {
    this.child = startProgram(this.file, this.env)
    this.child.stdout?.resume()
    this.child.stderr?.resume()
  }

  async stop() {
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }
}

/** Waits until something is on its way, then kills one of the two, or both, somewhere in the middle of it. */
async function kill({
  office,
  senders,
  kills,
  random,
  done,
  system,
  spreadMs,
}: {
  office: Server
  senders: Senders
  kills: number
  random: Random
  done: () => boolean
  system: postgres.Sql
  spreadMs: number
}): Promise<number> {
  let killed = 0
  while (killed < kills && !done()) {
    await until(async () => done() || (await underWay(system)))
    await wait(random.int(spreadMs))
    const whom = random.pick(['sender', 'sender', 'office', 'both'] as const)
    await Promise.all([whom !== 'office' && senders.stop(), whom !== 'sender' && office.kill()])
    await Promise.all([whom !== 'office' && senders.start(), whom !== 'sender' && office.start()])
    await system`select queue.add('send-left', '{}'::jsonb, 'proof')`
    killed++
    if (killed % 20 === 0) say(`  ${killed} kills`)
  }
  return killed
}

/** Somebody is sending: a mail was taken up or sent within the last moment. */
async function underWay(system: postgres.Sql): Promise<boolean> {
  const [row] = await system`
    select 1 from emails where greatest(claimed_at, sent_at) > now() - interval '300 milliseconds' limit 1`
  return row !== undefined
}

/** Everybody asks for a code; for the naive sender the mails are written already. */
async function askForMail(system: postgres.Sql, messages: number, written: boolean): Promise<string[]> {
  const addresses = Array.from({ length: messages }, () => `once.${crypto.randomUUID()}@proof.example`)
  for (const address of addresses) {
    await system.begin(async (sql) => {
      if (written) return sql`insert into emails (kind, to_address) values ('sign-in', ${address})`
      await sql`insert into logins (email, name) values (${address}, 'Somebody')`
      const [request] = await sql<{ id: string }[]>`
        insert into sign_in_requests (email, browser_hash, expires_at)
        values (${address}, ${crypto.randomUUID()}, now() + interval '30 minutes') returning id`
      return sql`select queue.add('sign-in-mail', ${JSON.stringify({ requestId: request?.id })}::text::jsonb)`
    })
  }
  return addresses
}

async function noneLeft(system: postgres.Sql, addresses: readonly string[]): Promise<boolean> {
  const [row] = await system<{ n: number }[]>`
    select count(*)::int as n from emails where to_address = any(${[...addresses]}) and sent_at is not null`
  return row?.n === addresses.length
}

async function noneUnsent(system: postgres.Sql, addresses: readonly string[]): Promise<boolean> {
  const [row] = await system`
    select 1 from emails where to_address = any(${[...addresses]}) and sent_at is null limit 1`
  return row === undefined
}

function taken(ledger: string): string[] {
  try {
    return readFileSync(ledger, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(' ')[1] ?? '')
  } catch {
    return []
  }
}

function covers(ledger: string, addresses: readonly string[]): boolean {
  const there = new Set(taken(ledger))
  return addresses.every((address) => there.has(address))
}

function counted(ledger: string, addresses: readonly string[]) {
  const times = new Map<string, number>()
  for (const address of taken(ledger)) times.set(address, (times.get(address) ?? 0) + 1)
  const all = addresses.map((address) => times.get(address) ?? 0)
  return {
    messages: addresses.length,
    duplicated: all.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    missing: all.filter((count) => count === 0).length,
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const over = Date.now() + patienceMs
  while (!(await holds())) {
    if (Date.now() > over) return say('  gave up waiting')
    await wait(100)
  }
}

const inWords = ({ messages, kills, duplicated, missing }: Counted) =>
  `${messages} mails, ${kills} kills: ${duplicated} sent again, ${missing} missing`

if (isProgram(import.meta.filename)) {
  await prove('once', ({ long, random }) =>
    oncePerMail(
      process.env,
      long
        ? { messages: 4_000, kills: 400, unaskedKills: 60, controlMessages: 200, controlKills: 60 }
        : { messages: 300, kills: 40, unaskedKills: 15, controlMessages: 60, controlKills: 15 },
      random,
    ),
  )
}
