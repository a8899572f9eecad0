/**
 * Waymark as a whole, in one place: cluster, schema, demo, build, and the three processes.
 *
 * `npm start`, `npm run dev`, the browser tests and the proofs all run it through here.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { buildIfChanged } from './build.mjs'
import { createDatabase, migrate, seed } from './databases.mjs'
import { environmentFor } from './environment.mjs'
import { holderOf, releaseLock, takeLock } from './locks.mjs'
import { refuseUnusable } from './own-database.mjs'
import { postmaster, startCluster, stopCluster, urlOf } from './postgres.mjs'
import { endAll, isAlive, marked } from './processes.mjs'
import { findRuntime, scriptOf, typescript } from './runtime.mjs'
import { Stop } from './say.mjs'
import { supervise } from './supervisor.mjs'

/**
 * @typedef {import('./environment.mjs').Place} Place
 * @typedef {import('./processes.mjs').Identity} Identity
 *
 * @typedef {object} Product
 * @property {Place} place
 * @property {string} url
 * @property {import('./environment.mjs').Environment} environment
 * @property {boolean} demo
 * @property {() => Record<string, number>} pids `web`, `live`, `jobs`, and `postgres` where it is embedded.
 * @property {(name: string, signal: NodeJS.Signals) => void} send To one of `pids`; it is started again.
 * @property {(name: string) => Promise<void>} stopOne Until `startOne`.
 * @property {(name: string) => void} startOne
 * @property {() => Promise<void>} untilReady
 * @property {() => Promise<void>} stop All of it, the cluster as well. Leaves no process.
 *
 * @typedef {object} ProductOptions
 * @property {'built' | 'development'} mode
 * @property {import('./say.mjs').Say} say
 * @property {boolean} [fresh] Without what was in the database before.
 * @property {(stop: () => Promise<void>) => void} [onBegin] Called before anything runs, with what undoes all of it.
 */

const DATABASE = 'waymark'

/**
 * @param {Place} place
 * @param {ProductOptions} options
 * @returns {Promise<Product>}
 */
export async function startProduct(place, options) {
  const { mode, say } = options
  const lock = join(place.data, 'run.lock')
  const clusterFolder = join(place.data, 'postgres')
  const url = place.outer.AUTH_URL || `http://localhost:${place.webPort}`
  const embedded = !place.outer.DATABASE_URL
  /** @type {import('./supervisor.mjs').Supervisor | undefined} */
  let supervisor
  /** @type {NodeJS.Timeout | undefined} */
  let watch
  /** @type {number | undefined} */
  let port
  let stopped = false

  const holder = await takeLock(lock, url)
  if (holder) {
    throw new Stop(
      `Waymark is already running from this folder: ${holder.note} (process ${holder.pid}). ` +
        `Use that one, or stop it with Ctrl-C where it runs, or with: kill ${holder.pid}`,
    )
  }
  options.onBegin?.(stop)
  try {
    return await start()
  } catch (error) {
    await stop()
    throw error
  }

  /** @returns {Promise<Product>} */
  async function start() {
    await endLeftovers(place, say)
    if (options.fresh) await clear()
    refuseOpenDemo(place)
    await refuseTakenPorts(place)
    goOn()
    if (place.outer.DATABASE_URL) await refuseUnusable(place.outer.DATABASE_URL)
    const databaseUrl = place.outer.DATABASE_URL || (await startDatabase())
    goOn()
    const environment = environmentFor(place, databaseUrl)
    await migrate(environment.admin)
    goOn()
    if (environment.demo) await seed(environment.admin)
    goOn()
    const NODE_ENV = mode === 'built' ? 'production' : 'development'
    const env = { ...environment.serving, NODE_ENV }
    if (mode === 'built') await buildIfChanged(place, env, say)
    goOn()
    say('Starting web, live and jobs…')
    supervisor = supervise(tasksOf(place, env, mode), {
      mark: place.data,
      say,
      changed: (processes) => writeFileSync(recordOf(place), JSON.stringify(processes)),
    })
    if (embedded) watch = setInterval(() => void repairDatabase(), 500)
    await supervisor.untilReady()
    return product(environment, supervisor)
  }

  /** Between two steps: nothing may begin after `stop` has looked for what there is to end. */
  function goOn() {
    if (stopped) throw new Stop('Stopped.')
  }

  async function clear() {
    await stopCluster(clusterFolder)
    rmSync(clusterFolder, { recursive: true, force: true })
  }

  async function startDatabase() {
    if (!existsSync(join(clusterFolder, 'data'))) say('Making the database…')
    const cluster = await startCluster(clusterFolder, place)
    port = cluster.port
    await createDatabase(urlOf(cluster, 'postgres'), DATABASE)
    return urlOf(cluster, DATABASE)
  }

  async function repairDatabase() {
    if (postmaster(clusterFolder)) return
    clearInterval(watch)
    say('Postgres ended. Starting it again.')
    try {
      await startCluster(clusterFolder, { durable: place.durable, port })
      say('Postgres is back.')
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
    }
    if (!stopped) watch = setInterval(() => void repairDatabase(), 500)
  }

  /**
   * @param {import('./environment.mjs').Environment} environment
   * @param {import('./supervisor.mjs').Supervisor} processes
   * @returns {Product}
   */
  function product(environment, processes) {
    return {
      place,
      url,
      environment,
      demo: environment.demo,
      pids: () => {
        const server = embedded ? postmaster(clusterFolder) : null
        const pids = Object.entries(processes.processes()).map(([name, { pid }]) => [name, pid])
        return Object.fromEntries(server ? [...pids, ['postgres', server.pid]] : pids)
      },
      send: (name, signal) => {
        const server = postmaster(clusterFolder)
        if (name !== 'postgres') processes.send(name, signal)
        else if (server) process.kill(server.pid, signal)
      },
      stopOne: processes.stop,
      startOne: processes.start,
      untilReady: processes.untilReady,
      stop,
    }
  }

  async function stop() {
    stopped = true
    clearInterval(watch)
    await supervisor?.stopAll()
    // Next leaves a process of its own behind when it is told to stop.
    if (supervisor) await endAll(marked(place.data))
    if (embedded) await stopCluster(clusterFolder)
    rmSync(recordOf(place), { force: true })
    releaseLock(lock)
  }
}

/**
 * Ends whatever of this place still runs although nobody supervises it.
 *
 * @param {Place} place
 * @param {import('./say.mjs').Say} say
 */
export async function endProduct(place, say) {
  const holder = holderOf(join(place.data, 'run.lock'))
  if (holder && holder.pid !== process.pid) return
  await endLeftovers(place, say)
  await stopCluster(join(place.data, 'postgres'))
  rmSync(recordOf(place), { force: true })
}

/**
 * @param {Place} place
 * @param {import('./run.mjs').Variables} env
 * @param {'built' | 'development'} mode
 * @returns {import('./supervisor.mjs').Task[]}
 */
function tasksOf(place, env, mode) {
  const command = findRuntime().path
  const host = place.outer.WEB_HOST || '127.0.0.1'
  const next = [scriptOf('next'), mode === 'built' ? 'start' : 'dev', '-H', host, '-p', String(place.webPort)]
  /** @param {string} file */
  const plain = (file) =>
    mode === 'built' ? typescript(file) : [scriptOf('tsx'), 'watch', '--clear-screen=false', file]
  return [
    {
      name: 'web',
      command,
      args: next,
      env,
      // Next compiles the first page before it answers, which takes a busy machine its time.
      minutes: mode === 'built' ? 1 : 5,
      isReady: () =>
        answers(
          `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${place.webPort}/sign-in`,
        ),
    },
    { name: 'live', command, args: plain('lib/live/main.ts'), env, isReady: () => accepts(place.livePort) },
    { name: 'jobs', command, args: plain('lib/jobs/main.ts'), env, isReady: async () => true },
  ]
}

/**
 * What a killed supervisor left behind would hold the ports and write beside us.
 *
 * @param {Place} place
 * @param {import('./say.mjs').Say} say
 */
async function endLeftovers(place, say) {
  /** @type {Record<string, Identity>} */
  let recorded = {}
  try {
    recorded = JSON.parse(readFileSync(recordOf(place), 'utf8'))
  } catch {
    // Nothing was running.
  }
  const known = [...Object.values(recorded), ...marked(place.data)].filter(isAlive)
  const left = [...new Map(known.map((each) => [each.pid, each])).values()]
  if (left.length === 0) return
  say(`The last run was killed. Ending what it left behind (${left.map(({ pid }) => pid).join(', ')})…`)
  await endAll(left)
}

/**
 * The demo lends out its people to whoever asks, so nobody else may be able to ask.
 *
 * @param {Place} place
 */
function refuseOpenDemo({ outer }) {
  const { WEB_HOST, DATABASE_URL, SMTP_URL } = outer
  if (!WEB_HOST || DATABASE_URL || SMTP_URL || ['127.0.0.1', 'localhost', '::1'].includes(WEB_HOST)) return
  throw new Stop(
    `WEB_HOST is ${WEB_HOST}, and the demo listens on this machine only. Set DATABASE_URL and SMTP_URL to run it for others.`,
  )
}

/** @param {Place} place */
async function refuseTakenPorts(place) {
  if (place.webPort === place.livePort) {
    throw new Stop(
      `${place.webPortName} and ${place.livePortName} are both ${place.webPort}: choose two ports.`,
    )
  }
  /** @type {[number, string][]} */
  const ports = [
    [place.webPort, place.webPortName],
    [place.livePort, place.livePortName],
  ]
  /** @type {[number, string][]} */
  const taken = []
  for (const [port, name] of ports) {
    // A browser asks for localhost, which may be either address.
    const troubles = await Promise.all(['127.0.0.1', '::1'].map((host) => listeningTrouble(port, host)))
    if (troubles.includes('EACCES'))
      throw new Stop(`Port ${port} needs more rights than this user has. Choose another with ${name}.`)
    if (troubles.includes('EADDRINUSE')) taken.push([port, name])
  }
  if (taken.length === 0) return
  const which = taken.map(([port]) => port).join(' and ')
  const others = taken.map(([port, name]) => `${name}=${port + 10}`).join(' ')
  throw new Stop(
    taken.length === 1
      ? `Port ${which} is taken by another program. Choose another with ${taken[0]?.[1]}, for instance: ${others} npm start`
      : `Ports ${which} are taken by other programs. Choose others, for instance: ${others} npm start`,
  )
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} The system's word for it.
 */
function listeningTrouble(port, host) {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', (error) => done(/** @type {NodeJS.ErrnoException} */ (error).code))
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(undefined)))
  })
}

/** @param {string} url */
async function answers(url) {
  try {
    const { status } = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(20_000) })
    return status < 500
  } catch {
    return false
  }
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function accepts(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
    socket.once('close', () => done(false))
    socket.setTimeout(2_000, () => socket.destroy())
    socket.once('connect', () => socket.destroy())
  })
}

/** @param {Place} place */
function recordOf(place) {
  mkdirSync(place.data, { recursive: true })
  return join(place.data, 'run.json')
}
