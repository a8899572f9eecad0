/** Something the server knows, as it was last seen; looked at again when there is a reason to. */
export type KeptFresh<Seen> = {
  read(): Seen
  subscribe(listener: () => void): () => void
  /** Came from the server another way: with the page. */
  take(seen: Seen): void
  /** Asks the server now. Whoever waits for it hears whether it answered. */
  look(): Promise<void>
  /** Looks by itself from now on, as long as nobody says stop: when the page is turned to, and when it is online again. */
  begin(): () => void
}

const staleAfterMs = 30_000
const triesAgainAfterMs = [1_000, 2_000]

/** `ask` is told to give up when its answer is not waited for any more. `stale`: what is there at first is old. */
export function keepFresh<Seen>(
  first: Seen,
  ask: (signal: AbortSignal) => Promise<Seen>,
  { stale = false } = {},
): KeptFresh<Seen> {
  const listeners = new Set<() => void>()
  let seen = first
  let words = JSON.stringify(first)
  let seenAt = stale ? 0 : Date.now()
  let asking = new AbortController()
  let latest: Promise<void> = Promise.resolve()

  const take = (now: Seen) => {
    seenAt = Date.now()
    const said = JSON.stringify(now)
    if (said === words) return
    words = said
    seen = now
    for (const listener of listeners) listener()
  }

  async function askUntilAnswered(signal: AbortSignal): Promise<void> {
    for (let tries = 0; ; tries++) {
      try {
        const answer = await ask(signal)
        // Whoever waited for an answer that was asked for too early waits for the next one.
        return signal.aborted ? latest : take(answer)
      } catch (error) {
        const wait = triesAgainAfterMs[tries]
        if (signal.aborted) return latest
        if (wait === undefined) throw error
        await new Promise((resolve) => setTimeout(resolve, wait))
        if (signal.aborted) return latest
      }
    }
  }

  const look = () => {
    // What is under way was asked before whatever is the reason to ask again.
    asking.abort()
    asking = new AbortController()
    latest = askUntilAnswered(asking.signal)
    return latest
  }

  return {
    read: () => seen,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    take,
    look,
    begin: () => {
      const again = () => {
        const isStale = Date.now() - seenAt > staleAfterMs
        if (document.visibilityState === 'visible' && isStale) look().catch(() => {})
      }
      document.addEventListener('visibilitychange', again)
      window.addEventListener('online', again)
      return () => {
        document.removeEventListener('visibilitychange', again)
        window.removeEventListener('online', again)
        latest = Promise.resolve()
        asking.abort()
      }
    },
  }
}
