/**
 * A plan of six months opens as quickly as one ten times as old.
 *
 * A vision is given the log of six months of writing, another one ten times as much, key by key as people write (see
 * `stage/long-plan.ts`: in sittings, words and sentences, not letters strewn about), and both are
 * compacted as the live process does it. Then each is opened through a live process that does not have it in memory
 * (cold) and through one that has (warm), over real sockets until all of it is here; beside it a bare Hocuspocus that
 * holds the same document. Then what was deleted is taken out of the logs, as the hour's job does it: a page must still
 * have what a replay of the whole log had before, and the history's pages, which read the log, must not grow with it.
 *
 * Two things keep the comparison fair. The two are opened in turn: whichever came second would find the process
 * practiced, and the machine busier or idler. And they say about as much (`letters`): a plan is worked on and does not
 * grow without end, and what is promised is about how long its history is, not about how long the plan is.
 *
 * The control is a log that was never compacted: it must open slower, or compaction shows nothing.
 */
import postgres from 'postgres'
import * as Y from 'yjs'
import { historyScreenOrNull, momentScreenOrNull } from '@/lib/history/queries'
import { compact } from '@/lib/visions/compact'
import { condenseOldLogs } from '@/lib/visions/condense'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { content } from '@/lib/visions/document/content'
import { sectionKeys } from '@/lib/visions/document/template'
import { defaultTemplate } from '@/lib/visions/document/templates'
import type { Variables } from '@/ops/run.mjs'
import { isProgram, median, type Outcome, prove, type Random, rounded, say } from './stage/frame'
import { edits } from './stage/long-plan'
import { type Address, addressOf, open } from './stage/opening'
import { type Pair, seatPairs } from './stage/pairs'
import { freePort, startServer } from './stage/processes'

export type Size = {
  /** Edits of the shorter history; the longer one has ten times as many. */
  edits: number
  /** Openings of each sort, of which the median counts. */
  openings: number
  most: { growth: number }
}

export async function opening(env: Variables, size: Size, random: Random): Promise<Outcome> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  const port = await freePort()
  const live = await startServer('lib/live/main.ts', port, env)
  const origin = new URL(env.AUTH_URL ?? '').origin
  try {
    const [young, old, loose] = await seatPairs(admin, 3)
    if (!young || !old || !loose) throw new Error('There are no pairs.')
    say(`Writing ${size.edits} and ${10 * size.edits} edits…`)
    await write(admin, young, size.edits, random)
    await write(admin, old, 10 * size.edits, random)
    await write(admin, loose, 10 * size.edits, random)
    await admin`analyze document_updates`
    for (const { practiceId, vision } of [young, old]) await compact({ practiceId, documentId: vision })

    const at = (pair: Pair) =>
      addressOf(port, origin, { ...pair, documentId: pair.vision, cookie: pair.client.cookie })
    await open(at(loose)).then(({ close }) => close())
    const times = await timedInTurn(at(young), at(old), size.openings)
    const uncompacted: number[] = []
    for (let turn = 0; turn < Math.min(3, size.openings); turn++)
      uncompacted.push((await openTwice(at(loose))).cold)
    const control = rounded(median(uncompacted), 1)
    const bare = await besideBare(env, at(young), size.openings)
    const whole = { young: await replayed(admin, young), old: await replayed(admin, old) }
    const rows = [await rowsOf(admin, young), await rowsOf(admin, old)]
    for (const { vision } of [young, old]) await condenseOldLogs(vision)
    const left = [await rowsOf(admin, young), await rowsOf(admin, old)]
    const different =
      (await differs(admin, young, at(young), whole.young)) + (await differs(admin, old, at(old), whole.old))
    const history = { young: await historyOf(admin, young), old: await historyOf(admin, old) }
    const growth = rounded(times.old.cold / times.young.cold)
    const letters = [lettersIn(whole.young), lettersIn(whole.old)] as const
    const counts = {
      edits: [size.edits, 10 * size.edits],
      letters,
      cold_ms: [times.young.cold, times.old.cold],
      warm_ms: [times.young.warm, times.old.warm],
      bare_ms: bare,
      growth,
      different,
      rows,
      rows_left: left,
      history_ms: history,
      control_ms: control,
    }
    say(
      `Cold ${times.young.cold} ms and ${times.old.cold} ms, warm ${times.young.warm} and ${times.old.warm} ms.`,
    )
    const alike = letters[1] <= letters[0] * 1.15 && letters[0] <= letters[1] * 1.15
    return {
      holds: growth <= size.most.growth && alike && different === 0 && control > times.old.cold,
      counts,
    }
  } finally {
    await live.stop()
    await admin.end()
  }
}

/** As the log would have it after six months of sittings, a key every two seconds, all of them older than a day. */
async function write(admin: postgres.Sql, pair: Pair, count: number, random: Random): Promise<void> {
  let rows: Uint8Array[] = []
  let written = 0
  const flush = async () => {
    await admin`insert into document_updates (practice_id, document_id, member_id, at, bytes)
      select ${pair.practiceId}, ${pair.vision}, ${pair.client.memberId},
        now() - interval '180 days' + floor((${written} + at) / 280.0) * (interval '178 days' / (${count} / 280.0))
          + mod(${written} + at, 280) * interval '2 seconds', decode(hex, 'hex')
      from unnest(${rows.map((row) => Buffer.from(row).toString('hex'))}::text[]) with ordinality as edit(hex, at) order by at`
    written += rows.length
    rows = []
  }
  for (const edit of edits(count, random)) if (rows.push(edit) === 5_000) await flush()
  if (rows.length > 0) await flush()
}

/** Turns before those that count: a live process has served for days, and this one has just been started. */
const practice = 5

/** The one and the other in turn, the medians of each. */
async function timedInTurn(young: Address, old: Address, openings: number) {
  const turns: { young: Times; old: Times }[] = []
  for (let turn = 0; turn < practice + openings; turn++)
    turns.push({ young: await openTwice(young), old: await openTwice(old) })
  const of = (whose: 'young' | 'old', which: keyof Times) =>
    rounded(median(turns.slice(practice).map((turn) => turn[whose][which])), 1)
  return {
    young: { cold: of('young', 'cold'), warm: of('young', 'warm') },
    old: { cold: of('old', 'cold'), warm: of('old', 'warm') },
  }
}

/** In milliseconds: alone, and while somebody else has it open. */
type Times = { cold: number; warm: number }

async function openTwice(address: Address): Promise<Times> {
  const first = await open(address)
  const second = await open(address)
  second.close()
  first.close()
  // Until the process has let go of it.
  await new Promise((resolve) => setTimeout(resolve, 300))
  return { cold: first.ms, warm: second.ms }
}

async function besideBare(env: Variables, ours: Address, openings: number): Promise<number> {
  const port = await freePort()
  const bare = await startServer('proofs/live/hocuspocus.ts', port, env)
  const holder = await open({ ...ours, url: `ws://127.0.0.1:${port}` })
  const source = await open(ours)
  Y.applyUpdate(holder.doc, Y.encodeStateAsUpdate(source.doc))
  source.close()
  await new Promise((resolve) => setTimeout(resolve, 500))
  const times: number[] = []
  for (let turn = 0; turn < openings; turn++) {
    const opened = await open({ ...ours, url: `ws://127.0.0.1:${port}` })
    times.push(opened.ms)
    opened.close()
  }
  holder.close()
  await bare.stop()
  return rounded(median(times), 1)
}

const wholePlan = { template: defaultTemplate, sections: sectionKeys(defaultTemplate) }

/** What a page has, and what is left of the log, against what a replay of every row had. */
async function differs(admin: postgres.Sql, pair: Pair, address: Address, whole: string): Promise<number> {
  const opened = await open(address)
  const has = canonicalJson(content(opened.doc, wholePlan))
  opened.close()
  return has === whole && (await replayed(admin, pair)) === whole ? 0 : 1
}

async function replayed(admin: postgres.Sql, pair: Pair): Promise<string> {
  const doc = new Y.Doc()
  const rows = await admin<{ bytes: Buffer }[]>`
    select bytes from document_updates where document_id = ${pair.vision} order by seq`
  doc.transact(() => {
    for (const { bytes } of rows) Y.applyUpdate(doc, bytes)
  })
  const plan = content(doc, wholePlan)
  if (!plan.sections.some(({ text }) => text.length > 0)) throw new Error('Nothing was written.')
  return canonicalJson(plan)
}

/** How much a plan says. */
function lettersIn(plan: string): number {
  return [...plan.matchAll(/"text":"([^"]*)"/g)].reduce((sum, [, text]) => sum + (text?.length ?? 0), 0)
}

async function rowsOf(admin: postgres.Sql, { vision }: Pair): Promise<number> {
  const [row] = await admin<{ rows: number }[]>`
    select count(*)::int as rows from document_updates where document_id = ${vision}`
  return row?.rows ?? 0
}

/** The first page of the history, and the plan as it stood in the middle. */
async function historyOf(admin: postgres.Sql, pair: Pair) {
  const [vision] = await admin<
    { id: string }[]
  >`select id from visions where engagement_id = ${pair.engagementId}`
  const actor = { practiceId: pair.practiceId, memberId: pair.client.memberId, role: 'client' as const }
  const began = performance.now()
  await historyScreenOrNull(actor, vision?.id ?? '', undefined)
  const listed = performance.now()
  await momentScreenOrNull(actor, vision?.id ?? '', String(Date.now() - 90 * 86_400_000))
  return { list: Math.round(listed - began), moment: Math.round(performance.now() - listed) }
}

if (isProgram(import.meta.filename)) {
  await prove('open', ({ long, random }) =>
    opening(
      process.env,
      { edits: long ? 50_000 : 20_000, openings: long ? 40 : 20, most: { growth: 1.5 } },
      random,
    ),
  )
}
