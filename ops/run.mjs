/** Programs that are waited for: the install, the build, the migration, the test runners. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { endAll, identify } from './processes.mjs'
import { project } from './project.mjs'

/** @typedef {Record<string, string | undefined>} Variables An environment, without Next's opinion of what is in it. */

/** @type {Set<number>} */
const running = new Set()
let ending = false

/**
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {Variables} [options.env]
 * @param {boolean} [options.quiet] Keeps what it prints, and returns it.
 * @returns {Promise<{ code: number, output: string }>} Never settles once `endRunning` was called. A signal counts as code 1, a missing program as 127.
 */
export async function run(command, args, { env = process.env, quiet = false } = {}) {
  if (ending) return forever()
  // A group of its own, so that one signal reaches all of it, and the terminal's Ctrl-C only us.
  const child = spawn(command, args, {
    cwd: project,
    env: processEnv(env),
    detached: true,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
  })
  if (child.pid) running.add(child.pid)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text
    })
  }
  try {
    const [code] = await once(child, 'close')
    if (ending) return forever()
    return { code: code ?? 1, output }
  } catch (error) {
    return { code: 127, output: String(error) }
  } finally {
    if (child.pid) running.delete(child.pid)
  }
}

/**
 * @param {Variables} variables
 */
export function processEnv(variables) {
  return /** @type {NodeJS.ProcessEnv} */ (variables)
}

/** For a command that is itself told to stop. */
export async function endRunning() {
  ending = true
  await endAll(
    [...running].flatMap((pid) => identify(pid) ?? []),
    3_000,
  )
}

/** @returns {Promise<never>} What comes next is not to happen: the process is about to exit. */
function forever() {
  return new Promise(() => {})
}
