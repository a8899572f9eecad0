/**
 * Locks between processes: a file that names its holder. A holder that died, kill -9 included, holds nothing.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive, me } from './processes.mjs'

/**
 * @typedef {import('./processes.mjs').Identity & { note?: string }} Holder
 */

/**
 * @param {string} file
 * @param {string} [note] What the next one should know about this holder.
 * @returns {Promise<Holder | null>} The living process that holds it; null when it is ours now.
 */
export async function takeLock(file, note) {
  mkdirSync(dirname(file), { recursive: true })
  for (;;) {
    if (create(file, { ...me(), note })) {
      // Another one may have moved our lock aside, taking it for the stale one it had just read.
      await wait(20)
      if (isOurs(file)) return null
      continue
    }
    const holder = holderOf(file)
    if (holder) return holder
    clearStale(file)
  }
}

/**
 * @param {string} file
 * @returns {Holder | null} The living holder.
 */
export function holderOf(file) {
  const holder = read(file)
  return holder && isAlive(holder) ? holder : null
}

/** @param {string} file */
export function releaseLock(file) {
  if (isOurs(file)) rmSync(file, { force: true })
}

/**
 * One at a time: waits for the others and runs the work.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function oneAtATime(file, work) {
  while (await takeLock(file)) await wait(50)
  try {
    return await work()
  } finally {
    releaseLock(file)
  }
}

/**
 * A link appears with its whole content or not at all, and never over another file.
 *
 * @param {string} file
 * @param {Holder} holder
 */
function create(file, holder) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(holder))
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Moves a stale lock away, and puts it back when it turns out to be somebody's fresh one.
 *
 * @param {string} file
 */
function clearStale(file) {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
    if (holderOf(aside)) linkSync(aside, file)
  } catch {
    // Another one was quicker.
  } finally {
    rmSync(aside, { force: true })
  }
}

/** @param {string} file */
function isOurs(file) {
  const holder = read(file)
  return holder?.pid === process.pid && holder.started === me().started
}

/**
 * @param {string} file
 * @returns {Holder | null}
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
