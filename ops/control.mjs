/**
 * The browser tests run in other processes than the product they test. Through this they see its pids, kill one,
 * or restart all of it. Loopback only, and only for whoever can read the file.
 */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * @typedef {object} Control
 * @property {() => Promise<Record<string, number>>} pids `web`, `live`, `jobs`, `postgres`.
 * @property {(name: string) => Promise<void>} kill With SIGKILL. It comes back by itself; see `back`.
 * @property {(name: string, pid: number) => Promise<void>} back Resolves when another process than this one serves.
 * @property {(name: string) => Promise<void>} stop As an operator would, until `start`.
 * @property {(name: string) => Promise<void>} start Resolves when everything serves again.
 * @property {() => Promise<void>} restart Everything, Postgres as well. Resolves when it serves again.
 */

/**
 * @param {string} file
 * @param {object} product
 * @param {() => Record<string, number>} product.pids
 * @param {(name: string) => void} product.kill
 * @param {(name: string) => Promise<void>} product.stop
 * @param {(name: string) => Promise<void>} product.start
 * @param {() => Promise<void>} product.untilReady
 * @param {() => Promise<void>} product.restart
 */
export async function serveControl(file, product) {
  const token = randomBytes(16).toString('hex')
  /** @type {Record<string, (name: string) => unknown>} */
  const verbs = { ...product }
  const server = createServer(async (request, response) => {
    const [, given, verb = '', name = ''] = (request.url ?? '').split('/')
    const work = given === token ? verbs[verb] : undefined
    try {
      response.statusCode = work ? 200 : 404
      response.end(JSON.stringify((await work?.(name)) ?? null))
    } catch (error) {
      response.statusCode = 500
      response.end(JSON.stringify(String(error)))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  writeFileSync(file, JSON.stringify({ address: `http://127.0.0.1:${port}/${token}` }), { mode: 0o600 })
  return () => {
    server.closeAllConnections()
    server.close()
  }
}

/**
 * @param {string} [file]
 * @returns {Control}
 */
export function controlOf(file = process.env.WAYMARK_CONTROL ?? '') {
  const { address } = JSON.parse(readFileSync(file, 'utf8'))

  /**
   * @param {string} verb
   * @param {string} [name]
   */
  async function ask(verb, name = '') {
    const response = await fetch(`${address}/${verb}/${name}`, { method: 'POST' })
    const answer = await response.json()
    if (!response.ok) throw new Error(`The product could not ${verb} ${name}: ${answer}`)
    return answer
  }

  return {
    pids: () => ask('pids'),
    kill: (name) => ask('kill', name),
    back: async (name, pid) => {
      for (;;) {
        const now = (await ask('pids'))[name]
        if (now !== undefined && now !== pid) break
        await wait(20)
      }
      await ask('untilReady')
    },
    stop: (name) => ask('stop', name),
    start: (name) => ask('start', name),
    restart: () => ask('restart'),
  }
}
