/** The Node that Waymark runs on. Whoever started this command may be older: it only has to get this far. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { inProject } from './project.mjs'
import { Stop } from './say.mjs'

/**
 * @typedef {object} Runtime
 * @property {string} path
 * @property {string} version
 */

const OLDEST = [22, 12]

/**
 * The pinned runtime from the install, else the Node that runs this command where it is new enough.
 *
 * @returns {Runtime}
 */
export function findRuntime() {
  const pinned = inProject('node_modules', `node-linux-${process.arch}`, 'bin', 'node')
  const version = existsSync(pinned) ? versionOf(pinned) : null
  if (version) return { path: pinned, version }
  if (isNewEnough(process.versions.node)) return { path: process.execPath, version: process.versions.node }
  throw new Stop(
    `Waymark needs Node ${OLDEST.join('.')} or newer, and this is ${process.versions.node}. ` +
      'On Linux (x64, arm64) the install brings its own; elsewhere install Node 24 and run this again.',
  )
}

/**
 * Arguments for running a TypeScript file of the project.
 *
 * @param {string} file
 */
export function typescript(file) {
  return ['--import', 'tsx', file]
}

/**
 * The script behind a command of an installed package, so that it runs on the chosen runtime.
 *
 * @param {string} name A package, which is also the command's name unless that is given.
 * @param {string} [command]
 */
export function scriptOf(name, command = name) {
  const { bin } = JSON.parse(readFileSync(inProject('node_modules', name, 'package.json'), 'utf8'))
  return inProject('node_modules', name, typeof bin === 'string' ? bin : bin[command])
}

/**
 * Children that ask for `node` by name must meet the same one.
 *
 * @param {Runtime} runtime
 */
export function pathWith(runtime) {
  return `${dirname(runtime.path)}:${process.env.PATH ?? ''}`
}

/** @param {string} path */
function versionOf(path) {
  try {
    return execFileSync(path, ['--version'], { encoding: 'utf8', stdio: 'pipe' }).trim().slice(1)
  } catch {
    // A build for another system (musl, for instance) is there but does not run.
    return null
  }
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > (OLDEST[0] ?? 0) || (major === OLDEST[0] && minor >= (OLDEST[1] ?? 0))
}
