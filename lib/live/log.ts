import { monitorEventLoopDelay } from 'node:perf_hooks'

// Ids and codes only: neither text, nor names, nor what the database quotes when it complains.

export type Ids = Record<string, string | number | boolean | null | undefined>

export function note(what: string, ids: Ids = {}): void {
  console.log(line(what, ids))
}

export function logFailure(what: string, error: unknown, ids: Ids = {}): void {
  console.error(line(what, { ...ids, error: nameOf(error) }))
}

function line(what: string, ids: Ids): string {
  const told = Object.entries(ids).map(([key, value]) => (value === undefined ? '' : ` ${key}=${value}`))
  return `live: ${what}${told.join('')}`
}

/** The kind of failure and where in our code; a message may quote what people wrote. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error ? `:${String(error.code)}` : ''
  const place = error.stack?.split('\n').find((frame) => frame.trimStart().startsWith('at '))
  return `${error.name}${code}${place ? ` (${place.trim()})` : ''}`
}

/** Says when something held the event loop for longer than 50 ms; one slow person must not be everybody's delay. */
export function watchEventLoop(): () => void {
  const delays = monitorEventLoopDelay({ resolution: 10 })
  delays.enable()
  const timer = setInterval(() => {
    const longest = delays.max / 1e6 - 10
    delays.reset()
    if (longest > 50) note('the event loop was blocked', { ms: Math.round(longest) })
  }, 5_000)
  timer.unref()
  return () => {
    clearInterval(timer)
    delays.disable()
  }
}
