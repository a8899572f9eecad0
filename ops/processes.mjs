/**
 * Processes by identity: a pid alone may belong to somebody else by now, a pid with its start time does not.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * @typedef {object} Identity
 * @property {number} pid
 * @property {string} started Differs between two processes that had the same pid, also across a reboot.
 */

/** Carried by every process that a supervisor starts, so that the next run finds what a killed one left. */
export const MARK = 'WAYMARK_SUPERVISED'

/** @returns {Identity} */
export function me() {
  return { pid: process.pid, started: startOf(process.pid) ?? '' }
}

/**
 * @param {number | undefined} pid
 * @returns {Identity | null} Null when there is no such process.
 */
export function identify(pid) {
  const started = pid === undefined ? null : startOf(pid)
  return pid === undefined || started === null ? null : { pid, started }
}

/** @param {Identity | null | undefined} identity */
export function isAlive(identity) {
  return identity != null && startOf(identity.pid) === identity.started
}

/**
 * Ends processes with everything in their groups: asks first, and insists when the patience is over.
 *
 * @param {Identity[]} identities
 * @param {number} [patience] Milliseconds.
 */
export async function endAll(identities, patience = 8_000) {
  for (const identity of identities) if (isAlive(identity)) signal(identity.pid, 'SIGTERM')
  await untilGone(identities, patience)
  for (const identity of identities) {
    // Also where the leader is gone: a child of its own may have outlived it. Not where the pid is another's now.
    if (isAlive(identity) || startOf(identity.pid) === null) signal(identity.pid, 'SIGKILL')
  }
  await untilGone(identities, 2_000)
}

/**
 * @param {Identity[]} identities
 * @param {number} patience Milliseconds.
 * @returns {Promise<boolean>} Whether all of them are gone.
 */
export async function untilGone(identities, patience) {
  const end = Date.now() + patience
  while (identities.some(isAlive)) {
    if (Date.now() > end) return false
    await wait(20)
  }
  return true
}

/**
 * Everything that carries the mark of this data folder. Linux only; elsewhere the recorded pids must do.
 *
 * @param {string} mark
 * @returns {Identity[]}
 */
export function marked(mark) {
  if (process.platform !== 'linux') return []
  const entry = `${MARK}=${mark}`
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => readQuietly(`/proc/${name}/environ`).split('\0').includes(entry))
    .flatMap((name) => identify(Number(name)) ?? [])
}

/**
 * To the whole group where the process leads one.
 *
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
export function signal(pid, name) {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, name)
    } catch {
      // Leads no group, or is gone in the meantime.
    }
  }
}

/**
 * @param {number} pid
 * @returns {string | null}
 */
function startOf(pid) {
  if (process.platform === 'linux') {
    // The name in parentheses may hold spaces: count the fields after it. A zombie is not alive, unless threads of it
    // are: until the last of them has ended, it holds its ports and files.
    const fields = readQuietly(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []
    const [threads, ticks] = [fields[17], fields[19]]
    return ticks === undefined || (fields[0] === 'Z' && threads === '1') ? null : `${bootId()}/${ticks}`
  }
  try {
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim() ||
      null
    )
  } catch {
    return null
  }
}

function bootId() {
  return readQuietly('/proc/sys/kernel/random/boot_id').trim()
}

/** @param {string} file */
function readQuietly(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
