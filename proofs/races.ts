/**
 * Whoever signs has signed what they saw: once, whole, and never beside an end.
 *
 * Two people at one plan do at once what could come between a text and its signature: both sign, one presses twice,
 * a request is sent again after its connection was killed, somebody writes while it is frozen and signed, both propose,
 * one withdraws or sends back while the other signs. Afterwards the rows are looked at by somebody who sees them all.
 *
 * The control takes the lock, the keys and the triggers away, and lets the same people do the same: something must go
 * wrong.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import * as Y from 'yjs'
import { withPractice } from '@/db/practice'
import { Refusal } from '@/lib/refusal'
import { proposeVersion, sendBackVersion, withdrawVersion } from '@/lib/signoffs/propose'
import { signVersion } from '@/lib/signoffs/sign'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { careerAndLife } from '@/lib/visions/document/career-and-life'
import { content } from '@/lib/visions/document/content'
import { sharedSections } from '@/lib/visions/vision'
import type { Variables } from '@/ops/run.mjs'
import {
  freshSignIn,
  look,
  type Pressed,
  press,
  type Seat,
  type Table,
  tableOf,
  write,
} from './signoffs/story'
import { isProgram, type Outcome, prove, type Random, say } from './stage/frame'
import { seatPairs } from './stage/pairs'

export type Size = { runs: number; controlRuns: number }

export async function races(env: Variables, size: Size, random: Random): Promise<Outcome> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 4, onnotice: () => {} })
  try {
    const real = await raceOften(admin, size.runs, random)
    say(`${real.runs} runs: ${real.wrong} wrong.`)
    await takeAway(admin)
    const careless = await raceOften(admin, size.controlRuns, random)
    say(`Without lock, keys and triggers ${careless.wrong} of ${careless.runs} runs went wrong.`)
    const { runs, wrong, signed, refused, kinds, problems } = real
    return {
      holds: wrong === 0 && signed > 0 && refused > 0 && careless.wrong > 0,
      counts: {
        runs,
        wrong,
        signed,
        refused,
        kinds,
        problems,
        control: careless.wrong,
        controlRuns: careless.runs,
      },
    }
  } finally {
    await admin.end()
    const { closePools } = await import('@/db/client')
    await closePools()
  }
}

type Tally = {
  runs: number
  wrong: number
  signed: number
  refused: number
  kinds: Record<string, number>
  problems: string[]
}

const atOnce = 6

async function raceOften(admin: postgres.Sql, runs: number, random: Random): Promise<Tally> {
  const tally: Tally = { runs: 0, wrong: 0, signed: 0, refused: 0, kinds: {}, problems: [] }
  const pairs = await seatPairs(admin, runs)
  let next = 0
  const runner = async () => {
    for (let pair = pairs[next++]; pair; pair = pairs[next++]) {
      const table = await tableOf(admin, pair)
      const kind = random.pick(Object.keys(kinds) as (keyof typeof kinds)[])
      const scene: Scene = { table, admin, random, answers: [] }
      await kinds[kind](scene)
      const problems = await problemsWith(scene)
      tally.runs++
      tally.kinds[kind] = (tally.kinds[kind] ?? 0) + 1
      tally.signed += scene.answers.filter(({ signed }) => signed).length
      tally.refused += scene.answers.filter(({ signed }) => !signed).length
      if (problems.length > 0) {
        tally.wrong++
        if (tally.problems.length < 5) tally.problems.push(`${kind}: ${problems.join(' ')}`)
      }
      if (tally.runs % 500 === 0) say(`  ${tally.runs} runs, ${tally.wrong} wrong`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, runner))
  return tally
}

/** What somebody who pressed was told. */
type Answer = { seat: Seat; pressed: Pressed; signed: boolean }
type Scene = { table: Table; admin: postgres.Sql; random: Random; answers: Answer[] }

const other = (seat: Seat): Seat => (seat === 'client' ? 'coach' : 'client')

const kinds = {
  'both at once': async (scene: Scene) => {
    const versionId = await propose(scene, 'client')
    await together(scene, [() => sign(scene, 'client', versionId), () => sign(scene, 'coach', versionId)])
  },
  'a double click': async (scene: Scene) => {
    const versionId = await propose(scene, 'coach')
    const click = () => sign(scene, 'client', versionId)
    await together(scene, [click, click, click])
  },
  'both double': async (scene: Scene) => {
    const versionId = await propose(scene, 'client')
    await together(
      scene,
      (['client', 'coach', 'client', 'coach'] as const).map((seat) => () => sign(scene, seat, versionId)),
    )
  },
  'sent again': async (scene: Scene) => {
    const versionId = await propose(scene, 'client')
    await signAndLoseTheConnection(scene, 'client', versionId)
    // Whoever was not answered presses again, as the page says.
    await sign(scene, 'client', versionId)
  },
  'writing meanwhile': async (scene: Scene) => {
    const { table, random } = scene
    const words = (n: number) => () => write(table, 'client', random.pick(['why', 'focus']), `Edit ${n}.`)
    let versionId = ''
    await together(scene, [
      words(1),
      async () => {
        versionId = await propose(scene, 'client')
      },
      words(2),
      words(3),
    ])
    await together(scene, [
      () => sign(scene, 'coach', versionId),
      words(4),
      () => sign(scene, 'client', versionId),
      words(5),
    ])
  },
  'both propose': async (scene: Scene) => {
    const ids: string[] = []
    const trying = (seat: Seat) => async () => {
      ids.push(await propose(scene, seat))
    }
    await together(scene, [trying('client'), trying('coach')])
    const [versionId] = ids
    if (versionId) await sign(scene, 'coach', versionId)
  },
  'withdrawn meanwhile': async (scene: Scene) => {
    const versionId = await propose(scene, 'client')
    await together(scene, [
      () => sign(scene, 'coach', versionId),
      () => withPractice(scene.table.client, (practice) => withdrawVersion(practice, versionId)),
    ])
  },
  'sent back meanwhile': async (scene: Scene) => {
    const { table, random } = scene
    const versionId = await propose(scene, 'client')
    const seat: Seat = random.pick(['client', 'coach'])
    await together(scene, [
      () => sign(scene, seat, versionId),
      () => sign(scene, other(seat), versionId),
      () =>
        withPractice(table[other(seat)], (practice) =>
          sendBackVersion(practice, { versionId, reason: 'Not yet.' }),
        ),
    ])
  },
  'other words': async (scene: Scene) => {
    const { table } = scene
    const first = await propose(scene, 'client')
    const pressed = await look(table, 'coach', first)
    await withPractice(table.client, (practice) => withdrawVersion(practice, first))
    await write(table, 'client', 'focus', 'Something else.')
    const second = await propose(scene, 'client')
    // The page still shows the first one's words.
    await press(table, 'coach', { ...pressed, versionId: second }).then(
      () => scene.answers.push({ seat: 'coach', pressed, signed: true }),
      expectRefusal,
    )
    scene.answers.push({ seat: 'coach', pressed, signed: false })
  },
} satisfies Record<string, (scene: Scene) => Promise<unknown>>

async function propose({ table }: Scene, seat: Seat): Promise<string> {
  const { versionId } = await withPractice(table[seat], (practice) =>
    proposeVersion(practice, table.visionId),
  )
  return versionId
}

/** Looks, then presses; what was refused is an answer, and a broken connection none. */
async function sign(scene: Scene, seat: Seat, versionId: string): Promise<void> {
  const pressed = await look(scene.table, seat, versionId)
  try {
    const { signed } = await press(scene.table, seat, pressed)
    scene.answers.push({ seat, pressed, signed })
  } catch (error) {
    if (error instanceof Refusal) scene.answers.push({ seat, pressed, signed: false })
    else if (!lostItsConnection(error)) throw error
  }
}

/** All of it at once, each begun a moment apart or not. */
async function together({ random }: Scene, acts: readonly (() => Promise<unknown>)[]): Promise<void> {
  await Promise.all(
    acts.map(async (act) => {
      if (random.chance(0.5)) await wait(random.int(8))
      await act().catch((error: unknown) => {
        if (!lostItsConnection(error)) expectRefusal(error)
      })
    }),
  )
}

function expectRefusal(error: unknown): void {
  // A lost race is an answer: a refusal, or the database's word where two came through at once.
  if (error instanceof Refusal || /^23/.test(codeOf(error))) return
  throw error
}

/** Presses, and the connection is killed under it: before the signature is written, after it, or after the commit. */
async function signAndLoseTheConnection({ table, admin, random }: Scene, seat: Seat, versionId: string) {
  const pressed = await look(table, seat, versionId)
  const after = random.int(25)
  let killing: Promise<unknown> = Promise.resolve()
  await withPractice(table[seat], async (practice) => {
    const [own] = await practice.db.execute<{ pid: number; began: string }>(sql`
      select pid, xact_start::text as began from pg_stat_activity where pid = pg_backend_pid()`)
    // This transaction and no other: the connection may be somebody else's by then.
    killing = wait(after).then(
      () => admin`select pg_terminate_backend(pid) from pg_stat_activity
        where pid = ${own?.pid ?? 0} and xact_start = ${own?.began ?? null}::timestamptz`,
    )
    await signVersion(practice, pressed, freshSignIn())
  }).catch((error: unknown) => {
    if (!lostItsConnection(error)) throw error
  })
  await killing
}

function lostItsConnection(error: unknown): boolean {
  return ['57P01', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'ECONNRESET'].includes(
    codeOf(error),
  )
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
}

type Row = {
  id: string
  number: number
  digest: string
  hash: string
  content: string
  through_seq: string
  ended: boolean
  signatures: { seat: Seat; digest: string }[]
  agreed: number
}

/** Everything that must be true of a plan after a race, whoever won. */
async function problemsWith({ table, admin, answers }: Scene): Promise<string[]> {
  const rows = await admin<Row[]>`
    select v.id, v.number, v.digest, encode(sha256(convert_to(v.content, 'UTF8')), 'hex') as hash, v.content,
      v.through_seq, exists (select from version_endings n where n.version_id = v.id) as ended,
      (select coalesce(jsonb_agg(jsonb_build_object('seat', s.seat, 'digest', s.digest)), '[]')
        from sign_offs s where s.version_id = v.id) as signatures,
      (select count(*)::int from events e where e.subject_id = v.id and e.verb = 'version agreed') as agreed
    from versions v where v.engagement_id = ${table.engagementId} order by v.number`
  const problems: string[] = []
  const wrong = (is: boolean, problem: string) => void (is && problems.push(problem))
  const open = rows.filter(({ ended, signatures }) => !ended && signatures.length < 2)
  wrong(open.length > 1, 'Two versions are open.')
  for (const [index, row] of rows.entries()) {
    const seats = row.signatures.map(({ seat }) => seat)
    wrong(row.number !== index + 1, 'A number is missing or twice.')
    wrong(row.hash !== row.digest, 'The words are not those of the digest.')
    wrong(
      row.content !== (await asLogged(admin, table, row.through_seq)),
      'The words are not those of the log.',
    )
    wrong(new Set(seats).size !== seats.length, 'Somebody signed twice.')
    wrong(
      row.signatures.some(({ digest }) => digest !== row.digest),
      'A signature is on other words.',
    )
    wrong(row.ended && seats.length === 2, 'An agreed version has ended.')
    wrong(row.agreed !== (seats.length === 2 ? 1 : 0), 'Agreed was not announced exactly once.')
  }
  for (const { seat, pressed, signed } of answers) {
    if (!signed) continue
    const row = rows.find(({ id }) => id === pressed.versionId)
    const given = row?.signatures.find((signature) => signature.seat === seat)
    wrong(!given, 'Somebody was told they had signed, and had not.')
    wrong(
      given !== undefined && given.digest !== pressed.digest,
      'Somebody signed other words than they saw.',
    )
  }
  return problems
}

const sections = sharedSections({ template: careerAndLife, places: {} })

/** The same words, from the log alone, read by other code than froze them. */
async function asLogged(admin: postgres.Sql, { documentId }: Table, throughSeq: string): Promise<string> {
  const rows = await admin<{ bytes: Buffer }[]>`
    select bytes from document_updates where document_id = ${documentId} and seq <= ${throughSeq} order by seq`
  const doc = new Y.Doc()
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes)
  const text = canonicalJson(content(doc, { template: careerAndLife, sections }))
  doc.destroy()
  return text
}

/** What a careless build would be without. */
async function takeAway(admin: postgres.Sql): Promise<void> {
  await admin.unsafe(`
    alter table sign_offs drop constraint sign_offs_one_each;
    alter table versions drop constraint versions_numbered;
    drop trigger versions_checked on versions;
    drop trigger sign_offs_checked on sign_offs;
    drop trigger version_endings_checked on version_endings;
    create or replace function wall.lock_vision(asked uuid) returns boolean language sql volatile security definer
      set search_path = '' as $$ select true $$`)
}

if (isProgram(import.meta.filename)) {
  process.env.APP_CONNECTIONS = '12'
  await prove('races', ({ long, random }) =>
    races(process.env, { runs: long ? 2_000 : 400, controlRuns: 60 }, random),
  )
}
