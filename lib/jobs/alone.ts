import { makeWorkerUtils } from 'graphile-worker'

/** One number among the locks of this database: held by the jobs process that unlocked what others left. */
const alone = 20261125
const tries = 6
const betweenMs = 200

/**
 * A process that is killed leaves its jobs locked, and the queue keeps them so for hours. Whoever starts and finds no
 * other jobs process alive unlocks them; with another one alive, they wait for the queue. Every task may run again.
 * Held until the returned function is called.
 */
export async function unlockWhatWasLeft(connectionString: string): Promise<() => Promise<void>> {
  const utils = await makeWorkerUtils({ connectionString })
  const over = Promise.withResolvers<void>()
  const unlocked = Promise.withResolvers<void>()
  const held = utils.withPgClient(async (client) => {
    for (let tried = 0; tried < tries; tried++) {
      const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
        alone,
      ])
      if (rows[0]?.mine) {
        await client.query(`select graphile_worker.force_unlock_workers(array(
          select distinct locked_by from graphile_worker._private_jobs where locked_by is not null))`)
        unlocked.resolve()
        return over.promise
      }
      // The one before may have just been killed, and Postgres has not noticed yet.
      await new Promise((later) => setTimeout(later, betweenMs))
    }
    unlocked.resolve()
  })
  held.catch(unlocked.reject)
  await unlocked.promise
  return async () => {
    over.resolve()
    await held
    await utils.release()
  }
}
