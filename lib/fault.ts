/**
 * A bug, with nothing in it but names and places. A database error quotes the statement's parameters, which are
 * people's words, and whatever is thrown ends in a log.
 */
export function withoutContent(what: string, error: unknown): Error {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
  const kind = error instanceof Error ? error.name : typeof error
  const bare = new Error(`${what} failed: ${kind} ${code}`.trim())
  const places = error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : []
  bare.stack = [`Error: ${bare.message}`, ...(places ?? [])].join('\n')
  return bare
}
