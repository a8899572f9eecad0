/**
 * Whoever writes at once, with whatever connection, in the end reads the same.
 *
 * In each round five pages, three of a client and two of the coach, write at random in a vision and its private draft:
 * text, lists and formats, elements of every kind. They are disconnected and come back; the client shares a private
 * section; the log is compacted and the live process killed, so that it reads on from a snapshot. Real processes, real
 * Postgres, and the pages are the product's own code. Afterwards every page, a newcomer, the log row by row and the
 * snapshot with what came after it have to say the same to the letter.
 *
 * The control leaves one row of each log out: a comparison that did not notice would notice nothing.
 */
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { closePools } from '@/db/client'
import { withPractice } from '@/db/practice'
import { asSystem } from '@/db/system'
import { compact } from '@/lib/visions/compact'
import { digestOfHeld } from '@/lib/visions/document/digest'
import { heldOf } from '@/lib/visions/document/move'
import { readLog } from '@/lib/visions/log'
import { shareSection } from '@/lib/visions/share'
import type { Variables } from '@/ops/run.mjs'
import { act } from './convergence/hand'
import { docOf, fivePages, openPage, type Page, sayingOf } from './convergence/pages'
import { isProgram, type Outcome, prove, type Random, randomFrom, say } from './stage/frame'
import { type Pair, seatPairs } from './stage/pairs'
import { freePort, type Server, startServer } from './stage/processes'
import { until } from './stage/until'

export type Size = { rounds: number; acts: number }

type Round = {
  operations: number
  disconnects: number
  compactions: number
  shares: number
  /** Where something else is said than in the log. */
  diverged: string[]
  /** Documents of which a log without one row was told apart. */
  control: number
}

export async function convergence(env: Variables, size: Size, random: Random): Promise<Outcome> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 2, onnotice: () => {} })
  const server = await startServer('lib/live/main.ts', await freePort(), env)
  const origin = new URL(env.AUTH_URL ?? '').origin
  const counts = {
    seeds: 0,
    operations: 0,
    disconnects: 0,
    compactions: 0,
    shares: 0,
    diverged: 0,
    control: 0,
  }
  try {
    for (const pair of await seatPairs(admin, size.rounds)) {
      const seed = random.int(2 ** 31)
      const round = await writeAtOnce({ admin, server, origin, pair, acts: size.acts }, randomFrom(seed))
      counts.seeds++
      counts.operations += round.operations
      counts.disconnects += round.disconnects
      counts.compactions += round.compactions
      counts.shares += round.shares
      counts.diverged += round.diverged.length
      counts.control += round.control
      for (const where of round.diverged) say(`DIVERGED  seed ${seed}: ${where}`)
      if (counts.seeds % 5 === 0) say(`  ${counts.seeds} rounds, ${counts.operations} edits`)
    }
  } finally {
    await server.stop()
    await admin.end()
    await closePools()
  }
  say(`${counts.operations} edits in ${counts.seeds} rounds, ${counts.diverged} diverged.`)
  // A log grows long enough to be compacted only where there was enough to do.
  const compacted = size.acts < enoughToCompact || counts.compactions > 0
  // Two documents each.
  return { holds: counts.diverged === 0 && counts.control === 2 * counts.seeds && compacted, counts }
}

const enoughToCompact = 1_000
const catchesUpEvery = 50

type Scene = { admin: postgres.Sql; server: Server; origin: string; pair: Pair; acts: number }

async function writeAtOnce(scene: Scene, random: Random): Promise<Round> {
  const { server, origin, pair, acts } = scene
  const at = { port: server.port, origin }
  const pages = fivePages(pair, at)
  const round: Round = { operations: 0, disconnects: 0, compactions: 0, shares: 0, diverged: [], control: 0 }
  await until(() => pages.every((page) => page.isSaved()), 'the pages are open')
  const away = new Set<Page>()
  const [sharesAt, compactsAt] = [Math.floor(acts * 0.4), Math.floor(acts * 0.7)]
  for (let done = 0; done < acts; done++) {
    const page = random.pick(pages)
    act(random.pick(page.documents).live.doc, random, `w${done}x${random.int(1e6)}`)
    round.operations++
    if (random.chance(0.04)) {
      away.add(page)
      page.disconnect()
      round.disconnects++
    }
    for (const each of away) if (random.chance(0.05) && away.delete(each)) each.connect()
    if (done === sharesAt && (await share(scene))) round.shares++
    if (done % catchesUpEvery === 0) {
      // Where much else goes on, the log would be far behind those who write, and too short to be worth a snapshot.
      await until(() => pages.every((each) => away.has(each) || each.isSaved()), 'who is there has saved', {
        patienceMs: 60_000,
        state: () => pages.map(({ inWords }) => inWords()).join('\n'),
      })
    }
    if (done === compactsAt) round.compactions += await compactAndKill(scene)
    if (random.chance(0.3)) await wait(random.int(4))
  }
  for (const page of away) page.connect()
  await until(() => pages.every((page) => page.isSaved()), 'everything is saved', {
    patienceMs: 60_000,
    state: () => pages.map(({ inWords }) => inWords()).join('\n'),
  })
  const newcomer = openPage('a newcomer', pair, pair.client, [pair.vision, pair.privateDraft], at)
  await until(() => newcomer.isSaved(), 'a newcomer has read')
  await compareAll(scene, [...pages, newcomer], round)
  for (const page of [...pages, newcomer]) page.close()
  return round
}

/** The client shares `life`, as it reads in the log at this moment; somebody who writes in it just then makes it ask again. */
async function share({ pair, admin }: Scene): Promise<boolean> {
  const { practiceId, client, engagementId, privateDraft } = pair
  const [vision] = await admin<{ id: string }[]>`select id from visions where engagement_id = ${engagementId}`
  const actor = { practiceId, memberId: client.memberId, role: 'client' as const }
  for (let attempt = 0; attempt < 5; attempt++) {
    const digest = await digestOfHeld(heldOf(docOf(await rowsOf(admin, privateDraft)), 'life'))
    const shared = await withPractice(actor, (practice) =>
      shareSection(practice, { visionId: vision?.id ?? '', section: 'life', digest }),
    ).then(
      () => true,
      () => false,
    )
    if (shared) return true
    await wait(20)
  }
  return false
}

/** As it happens over months: what is older than a minute goes into a snapshot, and a later process begins there. */
async function compactAndKill({ admin, server, pair }: Scene): Promise<number> {
  const { practiceId, vision, privateDraft } = pair
  await admin`update document_updates set at = at - interval '2 minutes'
    where document_id in (${vision}, ${privateDraft})`
  const made = await Promise.all(
    [vision, privateDraft].map((documentId) => compact({ practiceId, documentId })),
  )
  await server.kill()
  await server.start()
  return made.filter(Boolean).length
}

async function compareAll({ admin, pair }: Scene, pages: readonly Page[], round: Round) {
  const { practiceId } = pair
  for (const documentId of [pair.vision, pair.privateDraft]) {
    const rows = await rowsOf(admin, documentId)
    const saying = sayingOf(docOf(rows))
    const views = pages.flatMap(({ who, documents }) =>
      documents.filter(({ id }) => id === documentId).map(({ live }) => ({ who, live })),
    )
    // The last word may still be on its way to the others.
    await until(() => views.every(({ live }) => sayingOf(live.doc) === saying), '').catch(() => {})
    const kept = await asSystem('read the log', (db) => readLog(db, { practiceId, documentId }))
    const compacted = sayingOf(docOf([...(kept.snapshot ? [kept.snapshot] : []), ...kept.updates]))
    for (const { who, live } of views) if (sayingOf(live.doc) !== saying) round.diverged.push(who)
    if (compacted !== saying) round.diverged.push('the snapshot and what came after it')
    const told = rows.some((_, left) => sayingOf(docOf(rows.filter((_, at) => at !== left))) !== saying)
    if (told) round.control++
  }
}

async function rowsOf(admin: postgres.Sql, documentId: string): Promise<Uint8Array[]> {
  const rows = await admin<{ bytes: Buffer }[]>`
    select bytes from document_updates where document_id = ${documentId} order by seq`
  return rows.map(({ bytes }) => bytes)
}

if (isProgram(import.meta.filename)) {
  await prove('convergence', ({ long, random }) =>
    convergence(process.env, { rounds: long ? 300 : 7, acts: 1_200 }, random),
  )
}
