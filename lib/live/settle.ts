import type { SettleReason } from '@/lib/visions/settle'
import { logFailure } from './log'

export type SettleVision = (
  document: { practiceId: string; documentId: string },
  reason: SettleReason,
) => Promise<unknown>

export type Quiet = {
  /** Someone wrote: the vision settles when nobody has for a while. */
  edited(document: { practiceId: string; documentId: string }): void
  /** It settles now: the client left, said "ready", or the session ended. */
  now(document: { practiceId: string; documentId: string }, reason: SettleReason): void
  /** What is under way has finished, and nothing more will start. */
  stop(): Promise<void>
}

/** Waits for visions to become quiet and has them settled, one at a time per vision. */
export function openQuiet(settle: SettleVision, quietMs: number): Quiet {
  const timers = new Map<string, NodeJS.Timeout>()
  const running = new Map<string, Promise<unknown>>()

  const run: Quiet['now'] = (document, reason) => {
    const key = document.documentId
    clearTimeout(timers.get(key))
    timers.delete(key)
    const before = running.get(key) ?? Promise.resolve()
    const mine = before
      .then(() => settle(document, reason))
      .catch((error) => logFailure('could not settle', error, { document: key }))
      .finally(() => {
        if (running.get(key) === mine) running.delete(key)
      })
    running.set(key, mine)
  }

  return {
    edited: (document) => {
      clearTimeout(timers.get(document.documentId))
      const timer = setTimeout(() => run(document, 'pause'), quietMs)
      timers.set(document.documentId, timer)
    },
    now: run,
    stop: async () => {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
      await Promise.all(running.values())
    },
  }
}
