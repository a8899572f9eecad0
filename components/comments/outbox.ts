import type { Outcome } from '@/lib/action'
import type { Unsent } from './unsent'

/** Something said or decided that the server does not have yet. Sending it twice must be the same as once. */
export type Posting<Shown> = {
  id: string
  /** What the page shows until the server does. */
  show(shown: Shown): Shown
  send(): Promise<Outcome<unknown>>
  /** The server said no: what was written goes back to where it can be changed. */
  onRefused(sentence: string): void
  /** What it takes to say it again after the page is gone; absent for what is easily done again. */
  unsent?: Unsent
}

export type Posted = 'sending' | 'waiting'

export type Outbox<Shown> = {
  post(posting: Posting<Shown>): void
  /** Tries again at once what is waiting. */
  retry(): void
  read(): Kept<Shown>
  subscribe(listener: () => void): () => void
  close(): void
}

export type Kept<Shown> = readonly (Posting<Shown> & { state: Posted })[]

const retryMs = 5_000

/** Whatever went wrong on the server: nobody is told what it was, and trying again by itself would not help. */
const failed = 'Something went wrong on our side. What you wrote is still here; try again in a moment.'

/**
 * Sends one after another, in the order in which they were said, and tries again until there is a connection. `look`
 * fetches what the server has now; what was sent is shown until it has come back.
 */
export function openOutbox<Shown>(look: () => Promise<unknown>): Outbox<Shown> {
  const listeners = new Set<() => void>()
  let kept: Kept<Shown> = []
  let underWay = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const change = (now: Kept<Shown>) => {
    kept = now
    for (const listener of listeners) listener()
  }
  const without = (id: string) => kept.filter((each) => each.id !== id)
  const mark = (id: string, state: Posted) =>
    change(kept.map((each) => (each.id === id ? { ...each, state } : each)))

  async function sendAll() {
    if (underWay || closed) return
    underWay = true
    clearTimeout(timer)
    for (let next = kept[0]; next && !closed; next = kept[0]) {
      if (next.state === 'waiting') mark(next.id, 'sending')
      const answer = await answerTo(next)
      if (answer === 'no connection') {
        // This and whatever was said after it waits.
        change(kept.map((each) => ({ ...each, state: 'waiting' })))
        if (!closed) timer = setTimeout(sendAll, retryMs)
        break
      }
      const { sentence } = answer
      if (sentence === null) await look().catch(() => {})
      change(without(next.id))
      if (sentence !== null) next.onRefused(sentence)
    }
    underWay = false
  }

  return {
    post: (posting) => {
      change([...kept, { ...posting, state: 'sending' }])
      void sendAll()
    },
    retry: () => void sendAll(),
    read: () => kept,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      closed = true
      clearTimeout(timer)
    },
  }
}

/** The sentence with which it was refused, if it was. */
async function answerTo(
  posting: Pick<Posting<never>, 'send'>,
): Promise<{ sentence: string | null } | 'no connection'> {
  try {
    const outcome = await posting.send()
    return { sentence: outcome.ok ? null : outcome.refusal.sentence }
  } catch (error) {
    return cameFromServer(error) ? { sentence: failed } : 'no connection'
  }
}

/** Next gives a digest to what failed over there; a request that never arrived has none. */
function cameFromServer(error: unknown): boolean {
  return error instanceof Error && 'digest' in error
}
