/**
 * No connection carries what it was told for one practice into the request of another.
 *
 * Ten practices ask at once over five connections: requests that read, that write, that wait between two statements,
 * that throw, that fail in Postgres, that are canceled while they run, whose connection is killed under them, that go on
 * when theirs was killed and somebody else has its place, and judgements and appends of several people at once, as the
 * live process sends them. Each answer is checked row by row for another practice's, and for rows of its own that it
 * should have seen. In between, statements are sent over the same pools without any door: they must find no setting and
 * no row.
 *
 * The control sends the same reads over a pool of the same size with settings of the session instead of the
 * transaction: it must leak.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { type Actor, append, judgeVisits, type Practice, type Role, withPractice } from '@/db/practice'
import type { Variables } from '@/ops/run.mjs'
import { isProgram, type Outcome, prove, type Random, say } from './stage/frame'
import { seatPairs } from './stage/pairs'

export type Size = { requests: number; controlRequests: number }

const practices = 10
const connections = 5
/** In flight at once: every connection always has somebody waiting for it. */
const atOnce = 50

export async function pool(env: Variables, size: Size, random: Random): Promise<Outcome> {
  // Before anything opens the pool: the proof is about sharing few connections.
  process.env.APP_CONNECTIONS = String(connections)
  const { appendPool, appPool, closePools } = await import('@/db/client')
  const admin = postgres(env.DATABASE_URL ?? '', { max: 4, onnotice: () => {} })
  const bare = [appPool().sql, appendPool().sql]
  try {
    const people = await seatPractices(admin)
    say(`${practices} practices, ${people.length} people, ${connections} connections.`)
    const counts = new Counts()
    await inTurns(size.requests, async (turn) => {
      await request({ admin, bare, people, random, counts })
      if ((turn + 1) % 5_000 === 0) say(`  ${turn + 1} requests, ${counts.leaked} leaked`)
    })
    counts.leaked += await strayAppends(admin, people)
    say(`${counts.asked()}: ${counts.leaked} leaked, ${counts.blind} without their own rows.`)
    const control = await leaksOfSessionSettings(env, people, size.controlRequests, random)
    say(`With settings of the session, ${control} of ${size.controlRequests} reads leaked.`)
    const { leaked, blind, unexpected } = counts
    return {
      holds: leaked === 0 && blind === 0 && unexpected === 0 && counts.broken > 0 && control > 0,
      counts: {
        ...counts,
        kinds: Object.fromEntries(counts.kinds),
        control,
        controlRequests: size.controlRequests,
      },
    }
  } finally {
    await admin.end()
    await closePools()
  }
}

class Counts {
  requests = 0
  /** Answers that were looked through. */
  reads = 0
  /** Somebody else's row, or a setting outside a door. */
  leaked = 0
  /** A read that was answered without a row of one's own. */
  blind = 0
  /** Ended as it was made to: thrown, failed, canceled, killed. */
  broken = 0
  /** Ended in another way than it was made to. */
  unexpected = 0
  kinds = new Map<Kind, number>()

  asked() {
    return `${this.requests} requests, ${this.broken} of them broken on purpose`
  }
}

/** A person, and how many rows of each table exist for them. */
type Asking = { actor: Actor; signInId: string; vision: string; engagements: number; checkpoints: number }
type Scene = {
  admin: postgres.Sql
  bare: readonly postgres.Sql[]
  people: readonly Asking[]
  random: Random
  counts: Counts
}

const kinds = {
  reads: async (practice: Practice) => practice,
  waits: async (practice: Practice, { random }: Scene) => {
    await practice.db.execute(sql`select pg_sleep(${random.next() * 0.01})`)
    return practice
  },
  writes: async (practice: Practice) => {
    const { db, actor } = practice
    await db.execute(sql`insert into events (practice_id, member_id, verb)
      values (${actor.practiceId}, ${actor.memberId}, 'practice changed')`)
    return practice
  },
  throws: async () => {
    throw new OnPurpose()
  },
  fails: async ({ db }: Practice) => db.execute(sql`select 1 / 0`),
  'is canceled': (practice: Practice, scene: Scene) => whileAsleep(practice, scene, 'pg_cancel_backend'),
  'is killed': (practice: Practice, scene: Scene) => whileAsleep(practice, scene, 'pg_terminate_backend'),
  'goes on when killed': whileElsewhere,
} satisfies Record<string, (practice: Practice, scene: Scene) => Promise<unknown>>

type Kind = keyof typeof kinds | 'judged' | 'appends' | 'without a door'

class OnPurpose extends Error {}

const brokenKinds: readonly Kind[] = ['throws', 'fails', 'is canceled', 'is killed', 'goes on when killed']

/** Rare things are rare, and none of them is missing. */
function kindFor(random: Random): Kind {
  const roll = random.int(1_000)
  if (roll < 3) return 'is killed'
  if (roll < 6) return 'goes on when killed'
  if (roll < 13) return 'is canceled'
  if (roll < 60) return 'fails'
  if (roll < 120) return 'throws'
  if (roll < 160) return 'judged'
  if (roll < 200) return 'appends'
  if (roll < 320) return 'without a door'
  if (roll < 400) return 'writes'
  return roll < 600 ? 'waits' : 'reads'
}

async function request(scene: Scene): Promise<void> {
  const { random, counts, people } = scene
  const kind = kindFor(random)
  counts.requests++
  counts.kinds.set(kind, (counts.kinds.get(kind) ?? 0) + 1)
  if (kind === 'without a door') return askWithoutADoor(scene)
  if (kind === 'judged') return judgeTogether(scene)
  if (kind === 'appends') return appendTogether(scene)
  const asking = random.pick(people)
  try {
    await withPractice(asking.actor, async (practice) => {
      judge(counts, asking, await look(practice))
      await kinds[kind](practice, scene)
      // Every table now and then: planning that costs more than anything else here.
      judge(counts, asking, await look(practice, random.chance(0.05) ? everything : rooms))
    })
    if (brokenKinds.includes(kind)) counts.unexpected++
  } catch (error) {
    if (brokenKinds.includes(kind) || lostItsConnection(error)) counts.broken++
    else {
      counts.unexpected++
      say(`  UNEXPECTED  ${kind}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}

type Seen = { practice_id: string; what: string }
type Look = { where: string; seen: readonly Seen[] }

const rooms = `
  select id as practice_id, 'practices' as what from practices
  union all select practice_id, 'engagements' from engagements`

const everything = `${rooms}
  union all select practice_id, 'members' from (select practice_id, id from members) m
  union all select practice_id, 'checkpoints' from checkpoints
  union all select practice_id, 'sessions' from sessions
  union all select practice_id, 'events' from (select practice_id, seq from events order by seq desc limit 5) e`

const look = async ({ db }: Practice, where = rooms): Promise<Look> => ({
  where,
  seen: await db.execute<Seen>(sql.raw(where)),
})

function judge(counts: Counts, { actor, ...expected }: Asking, { where, seen }: Look): void {
  const own = (what: string) => seen.filter((row) => row.what === what).length
  counts.reads++
  if (seen.some(({ practice_id }) => practice_id !== actor.practiceId)) counts.leaked++
  const blind =
    own('practices') !== 1 ||
    own('engagements') !== expected.engagements ||
    (where === everything && own('checkpoints') !== expected.checkpoints)
  if (blind) counts.blind++
}

/**
 * As the live process judges who may stay: several people in one statement. Now and then one of them is at a document
 * next door, which is nobody's to open.
 */
async function judgeTogether({ people, random, counts }: Scene): Promise<void> {
  const writers = people.filter(({ actor }) => actor.role !== 'owner')
  const visiting = Array.from({ length: 4 }, () => {
    const { actor, vision, signInId } = random.pick(writers)
    const astray = random.chance(0.3)
    const next = writers.find((other) => other.actor.practiceId !== actor.practiceId)
    return { actor, signInId, astray, documentId: astray ? (next?.vision ?? '') : vision }
  })
  try {
    const judged = await judgeVisits(visiting)
    visiting.forEach(({ astray }, at) => {
      counts.reads++
      if (astray && judged[at] !== 'out') counts.leaked++
      if (!astray && judged[at] !== 'writes') counts.blind++
    })
  } catch (error) {
    if (!lostItsConnection(error)) throw error
    counts.broken++
  }
}

/**
 * As the live process appends: edits of several people in one statement, each with the id of its practice for words.
 * Now and then one of them names a document next door, which must refuse them all.
 */
async function appendTogether({ people, random, counts }: Scene): Promise<void> {
  const writers = people.filter(({ actor }) => actor.role !== 'owner')
  const astray = random.chance(0.3)
  const edits = Array.from({ length: 4 }, (_, at) => {
    const { actor, vision } = random.pick(writers)
    const next = writers.find((other) => other.actor.practiceId !== actor.practiceId)
    const documentId = astray && at === 2 ? (next?.vision ?? '') : vision
    return { sender: actor, documentId, bytes: Buffer.from(actor.practiceId) }
  })
  try {
    await append(edits)
    if (astray) counts.leaked++
  } catch (error) {
    const refused = error instanceof Error && 'code' in error && error.code === '42501'
    if (!(astray && refused) && !lostItsConnection(error)) throw error
    counts.broken++
  }
}

/** Rows of the log that somebody of another practice sent. */
async function strayAppends(admin: postgres.Sql, people: readonly Asking[]): Promise<number> {
  const [row] = await admin<{ stray: number }[]>`
    select count(*)::int as stray from document_updates
    where document_id in ${admin(people.map(({ vision }) => vision))} and convert_from(bytes, 'UTF8') <> practice_id::text`
  return row?.stray ?? 0
}

/** Over the pools themselves, between other people's requests: nothing may be left of any of them. */
async function askWithoutADoor({ bare: pools, counts, random }: Scene): Promise<void> {
  const bare = random.pick(pools)
  try {
    const [left] = await bare<{ practice: string | null; member: string | null }[]>`
      select nullif(current_setting('app.practice_id', true), '') as practice,
        nullif(current_setting('app.member_id', true), '') as member`
    const seen = await bare.unsafe<Seen[]>(rooms)
    if (left?.practice || left?.member || seen.length > 0) counts.leaked++
  } catch (error) {
    if (!lostItsConnection(error)) throw error
    counts.broken++
  }
}

/** What a neighbor's killed connection costs whoever waited on it. */
function lostItsConnection(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
  return ['57P01', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'ECONNRESET'].includes(
    code,
  )
}

/** Falls asleep in Postgres, and is woken by what an operator would do. */
async function whileAsleep(
  { db }: Practice,
  { admin }: Scene,
  wake: 'pg_cancel_backend' | 'pg_terminate_backend',
): Promise<unknown> {
  const pid = await pidOf(db)
  // Sent when it is asked for its answer, and not before.
  const asleep = db.execute(sql`select pg_sleep(30)`).then(
    () => null,
    (error: unknown) => ({ error }),
  )
  await untilAsleep(admin, pid)
  await admin.unsafe(`select ${wake}(${pid})`)
  const ended = await asleep
  if (ended) throw ended.error
  return null
}

/** Its connection is killed while it waits for something else, and its place in the pool is soon somebody else's. */
async function whileElsewhere({ db }: Practice, { admin, random }: Scene): Promise<void> {
  await admin`select pg_terminate_backend(${await pidOf(db)})`
  await wait(random.int(40))
}

async function pidOf(db: Practice['db']): Promise<number> {
  const [row] = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  return row?.pid ?? 0
}

async function untilAsleep(admin: postgres.Sql, pid: number): Promise<void> {
  for (let look = 0; look < 2_000; look++) {
    const [row] = await admin`
      select 1 from pg_stat_activity where pid = ${pid} and state = 'active' and query like 'select pg_sleep%'`
    if (row) return
    await wait(2)
  }
  throw new Error('It never fell asleep.')
}

/** The same reads, told who asks for as long as the connection lives: what a pool makes of that. */
async function leaksOfSessionSettings(
  env: Variables,
  people: readonly Asking[],
  requests: number,
  random: Random,
) {
  const careless = postgres(env.APP_DATABASE_URL ?? '', { max: connections, onnotice: () => {} })
  let leaks = 0
  await inTurns(requests, async () => {
    const { actor } = random.pick(people)
    await careless`select set_config('app.practice_id', ${actor.practiceId}, false),
      set_config('app.member_id', ${actor.memberId}, false)`
    const seen = await careless.unsafe<Seen[]>(rooms)
    if (seen.some(({ practice_id }) => practice_id !== actor.practiceId)) leaks++
  })
  await careless.end()
  return leaks
}

async function inTurns(count: number, work: (turn: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let turn = next++; turn < count; turn = next++) await work(turn)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** Ten practices with a coach, a client and an owner each, and something settled in every vision. */
async function seatPractices(admin: postgres.Sql): Promise<Asking[]> {
  const people: Asking[] = []
  for (let practice = 0; practice < practices; practice++) {
    const [pair] = await seatPairs(admin, 1)
    if (!pair) throw new Error('Nobody was seated.')
    const [signIn] = await admin<{ id: string }[]>`select id from sign_ins where expires_at > now() limit 1`
    const { practiceId, engagementId, vision, coach, client } = pair
    await admin`insert into checkpoints (practice_id, engagement_id, document_id, through_seq, reason, content,
      changed_sections, ready_sections)
      values (${practiceId}, ${engagementId}, ${vision}, 1, 'left', '{}', '{}', '{}')`
    const [owner] = await admin<{ id: string }[]>`
      with login as (insert into logins (email, name) values (${`${practiceId}@owner.example`}, 'An owner') returning id)
      insert into members (practice_id, login_id, role, name, time_zone, joined_at)
      select ${practiceId}, id, 'owner', 'An owner', 'UTC', now() from login returning id`
    const asking = (memberId: string, role: Role, checkpoints: number): Asking => ({
      actor: { practiceId, memberId, role },
      signInId: signIn?.id ?? '',
      vision,
      engagements: 1,
      checkpoints,
    })
    people.push(
      asking(coach.memberId, 'coach', 1),
      asking(client.memberId, 'client', 1),
      asking(owner?.id ?? '', 'owner', 0),
    )
  }
  return people
}

if (isProgram(import.meta.filename)) {
  await prove('pool', ({ long, random }) =>
    pool(process.env, { requests: long ? 100_000 : 20_000, controlRequests: 2_000 }, random),
  )
}
