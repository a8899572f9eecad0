import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { startVitest } from 'vitest/node'
import { inProject, project } from '@/ops/project.mjs'
import type { PredicateMutant } from './predicates'

export type TestsOf = {
  /** The mutants beside which a test turned red. */
  killed: PredicateMutant[]
  /** Policies that have no test, or whose test is red as they stand: nothing is shown about these. */
  unfit: string[]
}

/**
 * Runs the test beside each policy, once as it stands and once against each mutant. Every run has a copy of both files
 * of its own, so that none can see what another one has loaded.
 */
export async function runPolicyTests(mutants: readonly PredicateMutant[]): Promise<TestsOf> {
  mkdirSync(inProject('.waymark'), { recursive: true })
  const scratch = mkdtempSync(inProject('.waymark', 'mutants-'))
  try {
    const policies = new Map(mutants.map(({ file, test }) => [file, test]))
    const unfit = [...policies].filter(([, test]) => !existsSync(inProject(test))).map(([file]) => file)
    const asked = mutants.filter(({ file }) => !unfit.includes(file))
    const standing = [...policies]
      .filter(([file]) => !unfit.includes(file))
      .map(([file, test]) => ({ file, test, text: readFileSync(inProject(file), 'utf8') }))
    const copies = [...standing, ...asked].map((each, at) => copyOf(each, join(scratch, String(at))))
    const red = await redOf(scratch, copies)
    unfit.push(...standing.flatMap(({ file }, at) => (red.has(copies[at] ?? '') ? [file] : [])))
    const killed = asked.filter((_, at) => red.has(copies[standing.length + at] ?? ''))
    return { killed: killed.filter(({ file }) => !unfit.includes(file)), unfit }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** The policy and its test in a folder of their own; their other neighbors are read where they are. */
function copyOf({ file, test, text }: Pick<PredicateMutant, 'file' | 'test' | 'text'>, folder: string) {
  mkdirSync(folder, { recursive: true })
  const at = join(folder, 'policy.test.ts')
  const source = readFileSync(inProject(test), 'utf8')
  if (!source.includes(`from './policy'`)) throw new Error(`${test} does not import ./policy.`)
  writeFileSync(at, fromHome(source, file).replaceAll(`'@/${dirname(file)}/policy'`, `'./policy'`))
  writeFileSync(join(folder, 'policy.ts'), fromHome(text, file))
  return at
}

const fromHome = (source: string, file: string) =>
  source.replaceAll(/from '\.\//g, `from '@/${dirname(file)}/`)

async function redOf(root: string, copies: readonly string[]): Promise<Set<string>> {
  const { exitCode } = process
  const vitest = await startVitest(
    'test',
    [],
    {
      root,
      config: false,
      watch: false,
      include: ['**/policy.test.ts'],
      exclude: [],
      // Nothing is shared by the copies, so they need no walls between them.
      isolate: false,
      pool: 'threads',
      maxWorkers: 1,
      reporters: [{}],
    },
    { root, resolve: { alias: { '@': project } } },
  )
  const ran = new Map(vitest.state.getTestModules().map((module) => [module.moduleId, module.ok()]))
  await vitest.close()
  // The exit code is ours: a red test is what is looked for here.
  process.exitCode = exitCode
  const missing = copies.filter((copy) => !ran.has(copy))
  if (missing.length > 0) throw new Error(`${missing.length} copies of tests were not run.`)
  return new Set(copies.filter((copy) => !ran.get(copy)))
}
