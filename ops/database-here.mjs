/** The database that `npm start` uses, for a command beside it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { refuseUnusable } from './own-database.mjs'
import { postmaster, startCluster, stopCluster, urlOf } from './postgres.mjs'
import { Stop } from './say.mjs'

/**
 * Hands out its address, and starts it for as long as that takes where nothing runs.
 *
 * @param {import('./environment.mjs').Place} place
 * @param {{ address?: string | undefined, made?: boolean }} options `address` of one that is elsewhere; `made` where none is.
 * @param {(address: string) => Promise<number>} work
 */
export async function withDatabase(place, { address, made = false }, work) {
  if (address) {
    await refuseUnusable(address)
    return work(address)
  }
  const folder = join(place.data, 'postgres')
  if (!made && !existsSync(join(folder, 'data')))
    throw new Stop('There is no database here yet: npm start makes one.')
  const wasRunning = postmaster(folder) !== null
  const cluster = await startCluster(folder, place)
  try {
    return await work(urlOf(cluster, 'waymark'))
  } finally {
    if (!wasRunning) await stopCluster(folder)
  }
}
