/** Playwright's global setup: the built product on a fresh database, as `npm start` runs it, and the way to it. */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveControl } from './control.mjs'
import { placeBeside } from './environment.mjs'
import { startProduct } from './product.mjs'

const place = placeBeside('test/browser', { durable: false })
const log = join(place.data, 'log')

export default async function setup() {
  mkdirSync(place.data, { recursive: true })
  writeFileSync(log, '')
  let product = await startProduct(place, { mode: 'built', say: write, fresh: true })

  const control = join(place.data, 'control.json')
  const close = await serveControl(control, {
    pids: () => product.pids(),
    kill: (name) => product.send(name, 'SIGKILL'),
    stop: (name) => product.stopOne(name),
    start: async (name) => {
      product.startOne(name)
      await product.untilReady()
    },
    untilReady: () => product.untilReady(),
    restart: async () => {
      await product.stop()
      product = await startProduct(place, { mode: 'built', say: write })
    },
  })

  const { NODE_ENV: _, ...rest } = product.environment.admin
  Object.assign(process.env, rest, { WAYMARK_CONTROL: control })

  return async () => {
    close()
    await product.stop()
  }
}

/** @param {string} line */
function write(line) {
  appendFileSync(log, `${line}\n`)
}
