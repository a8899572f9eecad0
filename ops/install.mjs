/** Brings `node_modules` to what the lock says, and touches nothing when it is there already. */
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { holderOf, oneAtATime } from './locks.mjs'
import { dataFolder, inProject } from './project.mjs'
import { run } from './run.mjs'
import { Stop, took } from './say.mjs'

const marker = inProject('node_modules', '.waymark-lock')

/** @param {import('./say.mjs').Say} say */
export async function install(say) {
  if (isInstalled()) return
  await oneAtATime(join(dataFolder(), 'install.lock'), async () => {
    if (isInstalled()) return
    if (!isInstalledByHand()) await npmCi(say)
    writeFileSync(marker, wanted())
  })
}

/** @param {import('./say.mjs').Say} say */
async function npmCi(say) {
  const running = existsSync(inProject('node_modules')) ? holderOf(join(dataFolder(), 'run.lock')) : null
  if (running && running.pid !== process.pid) {
    throw new Stop(
      'The packages to install have changed, and Waymark is running on the old ones ' +
        `(process ${running.pid}). Stop it first.`,
    )
  }
  say('Installing packages (about a minute the first time)…')
  const since = Date.now()
  const { command, args } = npm()
  const options = [
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--include=dev',
    '--include=optional',
  ]
  const slow = setTimeout(
    () =>
      say(
        'Still installing. Where the npm registry does not answer, npm tries for some minutes; Ctrl-C stops it.',
      ),
    90_000,
  )
  const { code } = await run(command, [...args, 'ci', ...options], { env: npmEnvironment() })
  clearTimeout(slow)
  if (code === 127) throw new Stop('npm was not found. Node.js 20 or newer brings it.')
  if (code !== 0) {
    throw new Stop(
      'npm could not install the packages; its reason is above. Without a network it may help to try again. ' +
        'If package.json and package-lock.json disagree: npm install, then npm run lockfile.',
    )
  }
  say(`Installed in ${took(since)}.`)
}

function isInstalled() {
  return existsSync(marker) && readFileSync(marker, 'utf8') === wanted()
}

/** After somebody's own `npm install` everything is in place, only the marker is not. */
function isInstalledByHand() {
  const installed = packagesOf(inProject('node_modules', '.package-lock.json'))
  const locked = packagesOf(inProject('package-lock.json'))
  if (!installed || !locked) return false
  return Object.entries(locked).every(([path, entry]) => {
    if (path === '') return true
    const there = installed[path]
    return there ? there.version === entry.version : entry.optional === true && !isForThisSystem(entry)
  })
}

/** @param {{ os?: string[], cpu?: string[], libc?: string[] }} entry */
function isForThisSystem({ os, cpu, libc }) {
  return os?.includes(process.platform) && cpu?.includes(process.arch) && !libc?.includes('musl')
}

/**
 * @param {string} file
 * @returns {Record<string, { version: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }> | null}
 */
function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null
}

function wanted() {
  const lock = readFileSync(inProject('package-lock.json'))
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}\n`
}

/** The npm that called us; it must not run on a Node out of the folder that it is about to replace. */
function npm() {
  const script = process.env.npm_execpath
  const node = process.env.npm_node_execpath
  const own = inProject('node_modules')
  if (script?.endsWith('npm-cli.js') && node && !node.startsWith(own))
    return { command: node, args: [script] }
  return { command: 'npm', args: [] }
}

function npmEnvironment() {
  const own = inProject('node_modules')
  const PATH = (process.env.PATH ?? '')
    .split(':')
    .filter((folder) => !folder.startsWith(own))
    .join(':')
  /** @type {import('./run.mjs').Variables} */
  const environment = { ...process.env, PATH }
  // Set by an outer npm that ran on the folder's own Node, and wrong for any other.
  delete environment.npm_config_prefix
  delete environment.npm_config_globalconfig
  delete environment.npm_config_global_prefix
  delete environment.NODE_ENV
  const cache = process.env.npm_config_cache || join(homedir(), '.npm')
  if (!isWritable(cache)) environment.npm_config_cache = join(dataFolder(), 'npm')
  return environment
}

/** @param {string} folder */
function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
