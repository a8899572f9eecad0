/**
 * Every wall is missed when it is gone.
 *
 * Each row-level policy of the catalog and each rule of every policy.ts is loosened in turn, and what asks about it
 * must turn red: for a policy the walk through the catalog, the wall between practices standing by itself, and the
 * matrix's rules about its table; for a rule the test beside it. All of it is green as it stands, which is asked first.
 * Where two say the same, loosening one opens nothing: it is named as redundant, and both together must be seen.
 *
 * Policies are loosened inside one transaction that is rolled back, rules in copies of their files. The control loosens
 * nothing: changes that change nothing, which have to survive, or red would not mean anything.
 */
import postgres from 'postgres'
import { gapsInTheWalls } from '@/db/walls'
import type { Variables } from '@/ops/run.mjs'
import { type Sql, undone } from './matrix/attempt'
import { inWords, wrongIn } from './matrix/cells'
import { findsGap, type Gap, tryTables } from './matrix/tables'
import { behind } from './mutants/behind'
import { policyMutants } from './mutants/policies'
import { runPolicyTests } from './mutants/policy-tests'
import { type PredicateMutant, predicateMutants } from './mutants/predicates'
import { answeredQuestion } from './mutants/questions'
import { leaksPastTheWall } from './mutants/wall-alone'
import { isProgram, type Outcome, prove, say } from './stage/frame'

export type Size = {
  /** Whether a row-level policy's mutants are among those tried. */
  policy?: (mutant: Gap) => boolean
  rule?: (mutant: PredicateMutant) => boolean
}

type Found = {
  mutants: number
  survived: string[]
  /** What is not even green as it stands: nothing is shown there. */
  red: string[]
  /** Loosening these changes nothing, each with the wall behind it. */
  redundant: string[]
  control: number
  planted: number
}

export async function mutants(env: Variables, size: Size = {}): Promise<Outcome> {
  say('Loosening the rules of every policy.ts…')
  const rules = await loosenRules(size)
  say(`${rules.mutants} rules, ${rules.survived.length} not missed. Loosening row-level policies…`)
  const policies = await inOneTransaction(env.DATABASE_URL ?? '', (sql) => loosenPolicies(sql, size))
  say(`${policies.mutants} policies, ${policies.survived.length} not missed.`)
  const both = (of: (found: Found) => readonly string[]) => [...of(rules), ...of(policies)]
  const survived = both((found) => found.survived)
  const red = both((found) => found.red)
  const redundant = both((found) => found.redundant)
  for (const name of survived) say(`SURVIVED  ${name}`)
  for (const name of red) say(`RED AS IT STANDS  ${name}`)
  for (const name of redundant) say(`  redundant: ${name}`)
  const tried = rules.mutants + policies.mutants
  const [control, planted] = [rules.control + policies.control, rules.planted + policies.planted]
  return {
    holds: tried > 0 && survived.length === 0 && red.length === 0 && control === planted,
    counts: {
      mutants: tried,
      killed: tried - survived.length,
      survived: survived.length,
      names: survived,
      red: red.length,
      redundant: redundant.length,
      control,
      planted,
    },
  }
}

/** Rules that another rule of the same sentence says as well: written out for whoever reads, and no gap when left out. */
const saidTwice: Readonly<Record<string, string>> = {
  "lib/visions/policy.ts mayMarkReady: seat === 'client' → true":
    'between sessions mayWrite lets nobody but the client write, and it is asked about that',
  "lib/visions/policy.ts mayShare: seat === 'client' → true":
    'the same: it asks mayWrite as between sessions',
  "lib/visions/policy.ts mayBeginFromFile: seat === 'client' → true":
    'the same: it asks mayWrite as between sessions',
}

async function loosenRules({ rule = () => true }: Size): Promise<Found> {
  const all = predicateMutants().filter(rule)
  const asked = all.filter(({ name }) => !(name in saidTwice))
  const twice = all.filter(({ name }) => name in saidTwice)
  // Control: the same file with a comment more.
  const same = [...new Map(all.map((each) => [each.file, each])).values()].map((each) => ({
    ...each,
    name: `${each.file} with a comment more`,
    text: `${each.unchanged}// Nothing.\n`,
  }))
  const { killed, unfit } = await runPolicyTests([...asked, ...twice, ...same])
  const lives = (each: PredicateMutant) => !killed.includes(each) && !unfit.includes(each.file)
  return {
    mutants: asked.length,
    survived: asked.filter((each) => !killed.includes(each)).map(({ name }) => name),
    red: [
      ...unfit,
      ...twice.filter((each) => !lives(each)).map(({ name }) => `${name}, which counts as said twice`),
    ],
    redundant: twice.map(({ name }) => `${name}: ${saidTwice[name]}`),
    control: same.filter(lives).length,
    planted: same.length,
  }
}

async function loosenPolicies(sql: Sql, { policy = () => true }: Size): Promise<Found> {
  const { mutants: all, equivalent } = await policyMutants(sql)
  const chosen = all.filter(policy)
  const asked = chosen.filter(({ name }) => !(name in behind))
  const tables = [...new Set(chosen.map(({ place }) => place))]
  const wrongBefore: WrongBefore = new Map()
  const found: Found = {
    mutants: asked.length,
    survived: [],
    red: await redAsTheyStand(sql, tables, wrongBefore),
    redundant: [...equivalent],
    control: 0,
    planted: 0,
  }
  for (const mutant of chosen.filter(({ name }) => name in behind)) {
    const { wall = '', says = '' } = behind[mutant.name] ?? {}
    const other = all.find(({ name }) => name === wall)
    const together = { ...mutant, careless: `${mutant.careless}; ${other?.careless}` }
    if (!other || !(await askedBy(sql, together, wrongBefore)))
      found.survived.push(`${mutant.name}, and ${wall}`)
    found.redundant.push(`${mutant.name}: behind it stands “${wall}”, seen when both are gone; ${says}`)
  }
  for (const mutant of asked) {
    const by = await missedBy(sql, mutant, wrongBefore)
    say(`  ${by ? `missed by ${by}` : 'NOT MISSED'}: ${mutant.name}`)
    if (!by) found.survived.push(mutant.name)
  }
  const [table] = tables
  if (table) {
    found.planted = 1
    const nothing = { name: 'nothing', place: table, careless: `comment on table ${table} is 'Nothing.'` }
    if (!(await missedBy(sql, nothing, wrongBefore))) found.control = 1
  }
  return found
}

/** By table, the cells of the matrix that are wrong before anything is loosened. They show nothing of a mutant. */
type WrongBefore = Map<string, Set<string>>

async function redAsTheyStand(
  sql: Sql,
  tables: readonly string[],
  wrongBefore: WrongBefore,
): Promise<string[]> {
  const red = (await gapsInTheWalls(sql)).map(({ table, problem }) => `${table} ${problem}`)
  for (const only of tables) {
    const wrong = wrongIn(await tryTables(sql, { only })).map(inWords)
    wrongBefore.set(only, new Set(wrong))
    if (wrong.length > 0) red.push(`${only}: ${wrong.length} cells, such as ${wrong[0]}`)
    if ((await leaksPastTheWall(sql, only)) > 0) red.push(`${only}: the wall does not stand by itself`)
  }
  const question = await answeredQuestion(sql)
  if (question) red.push(question)
  return red
}

/** The first of those who ask that turns red, from the quickest on. */
async function missedBy(sql: Sql, mutant: Gap, wrongBefore: WrongBefore): Promise<string | null> {
  let by: string | null = null
  await undone(sql, async () => {
    await sql.unsafe(mutant.careless)
    if ((await gapsInTheWalls(sql)).length > 0) by = 'the walk through the catalog'
    else if ((await leaksPastTheWall(sql, mutant.place)) > 0) by = 'the wall standing alone'
  })
  return by ?? askedBy(sql, mutant, wrongBefore)
}

/** Without the walk through the catalog: what opens, and not what is missing. */
async function askedBy(sql: Sql, mutant: Gap, wrongBefore: WrongBefore): Promise<string | null> {
  let question: string | null = null
  await undone(sql, async () => {
    await sql.unsafe(mutant.careless)
    question = await answeredQuestion(sql, mutant.place)
  })
  return question ?? ((await matrixSees(sql, mutant, wrongBefore.get(mutant.place))) ? 'the matrix' : null)
}

async function matrixSees(sql: Sql, mutant: Gap, before = new Set<string>()): Promise<boolean> {
  if (before.size === 0) return findsGap(sql, mutant)
  let more = false
  await undone(sql, async () => {
    await sql.unsafe(mutant.careless)
    const wrong = wrongIn(await tryTables(sql, { only: mutant.place })).map(inWords)
    more = wrong.some((cell) => !before.has(cell))
  })
  return more
}

class Undo extends Error {}

async function inOneTransaction(address: string, work: (sql: Sql) => Promise<Found>): Promise<Found> {
  const admin = postgres(address, { max: 1, onnotice: () => {} })
  let found: Found | undefined
  try {
    await admin.begin('isolation level repeatable read', async (sql) => {
      found = await work(sql)
      throw new Undo()
    })
  } catch (error) {
    if (!(error instanceof Undo)) throw error
  } finally {
    await admin.end()
  }
  if (!found) throw new Error('Nothing was tried.')
  return found
}

if (isProgram(import.meta.filename)) await prove('mutants', () => mutants(process.env))
