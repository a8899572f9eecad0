import { setTimeout as wait } from 'node:timers/promises'
import { makeWorkerUtils } from 'graphile-worker'

/** One number among the locks of this database: held by the jobs process that unlocks what others left. */
export const alone = 20261125
const triesAtStart = 6
const betweenMs = 200
const laterMs = 2_000

/**
 * A process that is killed leaves its jobs locked, and the queue keeps them so for hours. Whoever finds no other jobs
 * process alive unlocks them, except `ours`: at the start, or as soon as the other one is gone. That can be a moment
 * later, when Postgres notices that somebody was killed, or days later. Every task may run again.
 * Held until the returned function is called.
 */
export async function unlockWhatWasLeft(
  connectionString: string,
  ours: ReadonlySet<string>,
): Promise<() => Promise<void>> {
  const utils = await makeWorkerUtils({ connectionString })
  const started = Promise.withResolvers<void>()
  const over = new AbortController()
  const ended = new Promise<void>((resolve) => over.signal.addEventListener('abort', () => resolve()))
  const held = holdInTurn()
  held.catch(started.reject)
  await started.promise
  return async () => {
    over.abort()
    await held
    await utils.release()
  }

  async function holdInTurn() {
    for (let tried = 1; !over.signal.aborted; tried++) {
      try {
        await utils.withPgClient(async (client) => {
          const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
            alone,
          ])
          if (!rows[0]?.mine) return
          await client.query(
            `select graphile_worker.force_unlock_workers(array(select distinct locked_by
              from graphile_worker._private_jobs where locked_by is not null and locked_by <> all($1)))`,
            [[...ours]],
          )
          started.resolve()
          await ended
        })
      } catch (error) {
        // A connection that breaks later loses the lock with it, and it is taken again.
        if (tried <= triesAtStart) throw error
      }
      if (tried === triesAtStart) started.resolve()
      const pause = tried < triesAtStart ? betweenMs : laterMs
      await wait(pause, undefined, { signal: over.signal, ref: false }).catch(() => {})
    }
  }
}
