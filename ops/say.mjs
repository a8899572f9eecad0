/** @typedef {(sentence: string) => void} Say */

/** A "no" that the person at the terminal can act on. Everything else is a bug and keeps its stack. */
export class Stop extends Error {
  /** @param {string} sentence */
  constructor(sentence) {
    super(sentence)
    this.name = 'Stop'
  }
}

/** @type {Say} */
export function say(sentence) {
  // A closed terminal must not end what runs here.
  if (process.stdout.writable) process.stdout.write(`${sentence}\n`)
}

/**
 * Ends a command: in a sentence where the reason is known, with the stack where it is a bug.
 *
 * @param {unknown} error
 * @returns {never}
 */
export function giveUp(error) {
  const sentence = error instanceof Stop ? error.message : notOurs(error)
  console.error(sentence ? `\n${sentence}` : error)
  process.exit(1)
}

/**
 * The system's refusal to touch a file of somebody else.
 *
 * @param {unknown} error
 */
function notOurs(error) {
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error ?? {})
  if (!path || !['EACCES', 'EPERM', 'EROFS'].includes(code ?? '')) return null
  return `${path} cannot be written (${code}): this user may not. Run the command as the user whose folder it is, or in a copy of your own.`
}

/**
 * @param {number} since From `Date.now()`.
 */
export function took(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}
