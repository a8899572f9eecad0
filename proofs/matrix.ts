/**
 * No path crosses practices or roles.
 *
 * `matrix/rules.ts` says who sees what. This asks each way in, as each of nine people, and compares: every table
 * of the catalog with every verb, at rows of one's own engagement, of a colleague's and of one next door, between
 * sessions, while one is open, after the work has ended, after the row was deleted and after the person has left.
 *
 * What it has no rule for is `unknown` and fails: a new table cannot be forgotten. The control opens gaps on purpose,
 * one at a time, and each has to be seen.
 */
import postgres from 'postgres'
import { proofPlace } from '@/ops/environment.mjs'
import { startProduct } from '@/ops/product.mjs'
import type { Variables } from '@/ops/run.mjs'
import { tryAddresses, unknownAddresses } from './matrix/addresses'
import { type Sql, undone } from './matrix/attempt'
import { catalog } from './matrix/catalog'
import { type Cell, inWords, wrongIn } from './matrix/cells'
import { tryDocuments } from './matrix/documents'
import { plantedGaps, plantedUnderLive } from './matrix/gaps'
import { engagementsAsked } from './matrix/people'
import { findsGap, tryTables } from './matrix/tables'
import { isProgram, type Outcome, prove, say } from './stage/frame'

export type Size = {
  /** Whose rows and documents are asked for one by one. */
  engagements: readonly { id: string }[]
  /** How many gaps are opened on purpose. */
  gaps?: number
  /** Where the built product answers; without it no address is asked for. */
  origin?: string
}

export async function matrix(env: Variables, { engagements, gaps, origin }: Size): Promise<Outcome> {
  const planted = plantedGaps.slice(0, gaps)
  const underLive = plantedUnderLive.slice(0, gaps)
  const cells: Cell[] = []
  const unknown: string[] = []
  const seen = new Set<string>()
  const tell = (gap: string, found: boolean) => {
    if (found) seen.add(gap)
    say(`  ${found ? 'seen' : 'NOT SEEN'}: ${gap}`)
  }
  await inOneTransaction(env.DATABASE_URL ?? '', async (sql) => {
    unknown.push(...(await catalog(sql)).unknown)
    say('Asking for every row as everybody…')
    cells.push(...(await tryTables(sql, { engagements })))
    say(`${cells.length} cells of tables. Opening gaps in them on purpose…`)
    const wrongBefore = new Set(wrongIn(cells).map(inWords))
    for (const gap of planted) tell(gap.name, await findsGap(sql, gap, wrongBefore))
    tell(forgotten, await findsForgottenTable(sql))
  })
  say('Asking for every document on the socket…')
  const sockets = await tryDocuments(env, { engagements, gaps: underLive })
  cells.push(...sockets.cells)
  say(`${sockets.cells.length} cells of documents, and gaps opened under the live process:`)
  for (const { name } of underLive) tell(`${name}, on the socket`, sockets.found.includes(name))
  if (origin) {
    unknown.push(...unknownAddresses())
    say('Asking for every address…')
    const { cells: asked, found } = await tryAddresses(env, origin)
    cells.push(...asked)
    say(`${asked.length} cells of addresses, and a server that mistakes who asks:`)
    tell(mistaken, found)
  }
  const controls = [...planted, ...underLive, forgotten, ...(origin ? [mistaken] : [])]
  return verdict(cells, unknown, { planted: controls.length, found: seen.size })
}

const forgotten = 'a table without a rule'
const mistaken = 'a stranger is taken for the client'

async function findsForgottenTable(sql: Sql): Promise<boolean> {
  let found = false
  await undone(sql, async () => {
    await sql`create table diaries (practice_id uuid not null, words text)`
    found = (await catalog(sql)).unknown.includes('diaries')
  })
  return found
}

function verdict(
  cells: readonly Cell[],
  unknown: readonly string[],
  control: { planted: number; found: number },
) {
  const wrong = wrongIn(cells)
  for (const cell of wrong.slice(0, 40)) say(`WRONG  ${inWords(cell)}`)
  if (wrong.length > 40) say(`       and ${wrong.length - 40} more`)
  for (const name of unknown) say(`UNKNOWN  ${name} has no rule in proofs/matrix`)
  const open = cells.filter(({ expected }) => expected).length
  say(`${cells.length} cells: ${open} open, ${cells.length - open} shut.`)
  const holds = wrong.length === 0 && unknown.length === 0 && control.found === control.planted
  const counts = { cells: cells.length, wrong: wrong.length, unknown: unknown.length, control: control.found }
  return {
    holds: holds && cells.length > 2_000,
    counts: { ...counts, planted: control.planted, open },
  }
}

class Undo extends Error {}

async function inOneTransaction(address: string, work: (sql: Sql) => Promise<void>) {
  const admin = postgres(address, { max: 1, onnotice: () => {} })
  try {
    await admin.begin('isolation level repeatable read', async (sql) => {
      await work(sql)
      throw new Undo()
    })
  } catch (error) {
    if (!(error instanceof Undo)) throw error
  } finally {
    await admin.end()
  }
}

if (isProgram(import.meta.filename)) {
  await prove('matrix', async () => {
    const product = await startProduct(proofPlace(), { mode: 'built', say })
    try {
      // What jobs do by themselves at the minute would stand in the way of one long transaction.
      await product.stopOne('jobs')
      return await matrix(process.env, { engagements: engagementsAsked, origin: product.url })
    } finally {
      await product.stop()
    }
  })
}
