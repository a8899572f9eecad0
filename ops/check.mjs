/** `npm run check`: format, lint, types, import rules, dead code, unit tests. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { untilTold } from './command.mjs'
import { install } from './install.mjs'
import { dataFolder } from './project.mjs'
import { run } from './run.mjs'
import { findRuntime, pathWith, scriptOf } from './runtime.mjs'
import { giveUp, say, took } from './say.mjs'
import { stopUnusedTestCluster } from './test-cluster.mjs'

/**
 * @typedef {object} Count
 * @property {string} name
 * @property {number} passed
 * @property {number} failed Skipped ones as well: what does not run shows nothing.
 * @property {string} took
 */

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    untilTold(stopUnusedTestCluster)
    await install(say)
    conclude(await check())
  } catch (error) {
    giveUp(error)
  }
}

/** @returns {Promise<Count[]>} */
export async function check() {
  return [
    await step('format and lint', [scriptOf('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.']),
    await step('types', [scriptOf('next'), 'typegen'], [scriptOf('typescript', 'tsc'), '--noEmit']),
    await step('import rules', ['ops/imports.mjs']),
    await step('dead code', [scriptOf('knip')]),
    await unitTests(),
  ]
}

/**
 * One thing that passes or fails. Shows its output only where it fails.
 *
 * @param {string} name
 * @param {string[][]} commands
 * @returns {Promise<Count>}
 */
export async function step(name, ...commands) {
  const since = Date.now()
  for (const command of commands) {
    const { code, output } = await run(findRuntime().path, command, { env: environment(), quiet: true })
    if (code === 0) continue
    say(`${name}: failed\n${output}`)
    return { name, passed: 0, failed: 1, took: took(since) }
  }
  say(`${name}: passed (${took(since)})`)
  return { name, passed: 1, failed: 0, took: took(since) }
}

/**
 * Runs a test runner that writes a report, and counts from the report: a runner that dies has failed.
 *
 * @param {string} name
 * @param {string[]} command
 * @param {object} report
 * @param {string} report.file
 * @param {import('./run.mjs').Variables} [report.env]
 * @param {(report: any) => { passed: number, failed: number }} report.count
 * @returns {Promise<Count>}
 */
export async function suite(name, command, { file, env = {}, count }) {
  const since = Date.now()
  mkdirSync(dirname(file), { recursive: true })
  rmSync(file, { force: true })
  say(`${name}…`)
  const { code } = await run(findRuntime().path, command, { env: { ...environment(), ...env } })
  const { passed, failed } = readReport(file, count)
  // Something outside any test went wrong, or nothing was found to run.
  const unexplained = (code !== 0 && failed === 0) || passed + failed === 0
  return { name, passed, failed: unexplained ? failed + 1 : failed, took: took(since) }
}

/**
 * Prints the counts and ends with the line that others read.
 *
 * @param {Count[]} counts
 */
export function conclude(counts) {
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  say('')
  for (const count of counts) {
    say(
      `  ${count.name.padEnd(18)} ${String(count.passed).padStart(5)} passed  ${count.failed} failed  ${count.took}`,
    )
  }
  process.exitCode = failed > 0 ? 1 : 0
  say(`\n${passed} passed, ${failed} failed`)
}

async function unitTests() {
  const file = join(dataFolder(), 'test', 'unit.json')
  const command = [
    scriptOf('vitest'),
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]
  return suite('unit tests', command, {
    file,
    count: ({ numTotalTests, numPassedTests, testResults }) => {
      // A file that does not even load has no tests to count.
      const broken = testResults.filter(
        (/** @type {any} */ each) => each.status === 'failed' && each.assertionResults.length === 0,
      )
      return { passed: numPassedTests, failed: numTotalTests - numPassedTests + broken.length }
    },
  })
}

/**
 * @param {string} file
 * @param {(report: any) => { passed: number, failed: number }} count
 */
function readReport(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** Route types go where the tests build, so that a running `npm start` keeps its own. */
function environment() {
  return {
    ...process.env,
    PATH: pathWith(findRuntime()),
    WAYMARK_BUILD_DIR: '.next-test',
    NEXT_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
  }
}
