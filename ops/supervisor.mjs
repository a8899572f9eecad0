/** Several processes as one: a crash is said and repaired, a stop leaves nothing. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { endAll, identify, isAlive, MARK, signal } from './processes.mjs'
import { project } from './project.mjs'
import { processEnv } from './run.mjs'
import { Stop } from './say.mjs'

/**
 * @typedef {import('./processes.mjs').Identity} Identity
 *
 * @typedef {object} Task
 * @property {string} name
 * @property {string} command
 * @property {string[]} args
 * @property {import('./run.mjs').Variables} env
 * @property {() => Promise<boolean>} isReady
 * @property {number} [minutes] Until it has to be ready; one, where nothing is said.
 *
 * @typedef {object} Running
 * @property {Task} task
 * @property {boolean} wanted
 * @property {number} failures In a row.
 * @property {number} since
 * @property {Identity | null} identity
 * @property {NodeJS.Timeout} [again]
 *
 * @typedef {object} Supervisor
 * @property {() => Promise<void>} untilReady Refuses when one of them does not come up.
 * @property {() => Record<string, Identity>} processes
 * @property {(name: string, signal: NodeJS.Signals) => void} send
 * @property {(name: string) => Promise<void>} stop One of them, until `start`.
 * @property {(name: string) => void} start
 * @property {() => Promise<void>} stopAll
 */

const LONGEST_PAUSE = 10_000
const HEALTHY_AFTER = 30_000

/**
 * @param {Task[]} tasks
 * @param {object} options
 * @param {string} options.mark See `MARK`.
 * @param {import('./say.mjs').Say} options.say
 * @param {(processes: Record<string, Identity>) => void} options.changed
 * @returns {Supervisor}
 */
export function supervise(tasks, { mark, say, changed }) {
  /** @type {Map<string, Running>} */
  const all = new Map(
    tasks.map((task) => [task.name, { task, wanted: true, failures: 0, since: 0, identity: null }]),
  )
  for (const each of all.values()) launch(each)

  return {
    untilReady: async () => {
      await Promise.all([...all.values()].map((each) => ready(each)))
    },
    processes,
    send: (name, which) => {
      const { identity } = one(name)
      if (identity) signal(identity.pid, which)
    },
    stop: (name) => stop([one(name)]),
    start: (name) => {
      const each = one(name)
      if (each.wanted) return
      each.wanted = true
      launch(each)
    },
    stopAll: () => stop([...all.values()]),
  }

  /** @param {Running} each */
  function launch(each) {
    const { name, command, args, env } = each.task
    each.since = Date.now()
    // Each leads a group of its own: Ctrl-C in the terminal reaches only us, and one signal reaches all of it.
    const child = spawn(command, args, {
      cwd: project,
      env: processEnv({ ...env, [MARK]: mark }),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    each.identity = identify(child.pid)
    changed(processes())
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => say(`${name.padEnd(4)} │ ${line}`))
    }
    child.once('error', (error) => ended(each, error.message))
    child.once('exit', (code, by) => {
      if (child.pid) signal(child.pid, 'SIGKILL')
      ended(each, by ? `ended by ${by}` : `ended with code ${code}`)
    })
  }

  /**
   * @param {Running} each
   * @param {string} reason
   */
  function ended(each, reason) {
    each.identity = null
    changed(processes())
    if (!each.wanted) return
    each.failures = Date.now() - each.since > HEALTHY_AFTER ? 1 : each.failures + 1
    const pause = Math.min(250 * 2 ** (each.failures - 1), LONGEST_PAUSE)
    say(`${each.task.name} ${reason}. Starting it again in ${pause / 1000} s.`)
    each.again = setTimeout(() => launch(each), pause)
  }

  /** @param {Running} each */
  async function ready(each) {
    const { minutes = 1 } = each.task
    const end = Date.now() + minutes * 60_000
    while (!each.identity || !(await each.task.isReady())) {
      if (!each.wanted) return
      if (each.failures > 2)
        throw new Stop(`The ${each.task.name} process does not stay up; its last words are above.`)
      if (Date.now() > end) {
        const limit = minutes === 1 ? 'a minute' : `${minutes} minutes`
        throw new Stop(`The ${each.task.name} process was not ready within ${limit}.`)
      }
      await wait(50)
    }
  }

  /** @param {Running[]} some */
  async function stop(some) {
    for (const each of some) {
      each.wanted = false
      clearTimeout(each.again)
    }
    await endAll(some.flatMap(({ identity }) => identity ?? []))
  }

  function processes() {
    return Object.fromEntries(
      [...all.values()].flatMap(({ task, identity }) =>
        isAlive(identity) && identity ? [[task.name, identity]] : [],
      ),
    )
  }

  /** @param {string} name */
  function one(name) {
    const found = all.get(name)
    if (!found) throw new Error(`There is no process ${name}.`)
    return found
  }
}
