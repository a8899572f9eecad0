import { setTimeout as wait } from 'node:timers/promises'

type Options = {
  patienceMs?: number
  everyMs?: number
  /** How things stand, for whoever reads why it took too long. */
  state?: () => string
}

/** Waits until it is so. Throws when that takes too long: it does not come about that `what`. */
export async function until(
  holds: () => boolean,
  what: string,
  { patienceMs = 30_000, everyMs = 10, state = () => '' }: Options = {},
): Promise<void> {
  const end = performance.now() + patienceMs
  while (!holds()) {
    if (performance.now() > end) throw new Error(`It does not come about that ${what}. ${state()}`.trim())
    await wait(everyMs)
  }
}
