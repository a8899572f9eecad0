/** What the commands that keep running share: they stop cleanly when told to, at whatever point they are. */
import { endRunning } from './run.mjs'
import { say } from './say.mjs'

/**
 * @param {(onBegin: (stop: () => Promise<void>) => void) => Promise<import('./product.mjs').Product>} start
 */
export async function serveUntilTold(start) {
  /** @type {(() => Promise<void>) | undefined} */
  let undo
  let stopping = false

  const stop = async () => {
    // npm passes on a Ctrl-C that the terminal has sent already.
    if (stopping) return
    stopping = true
    say('\nStopping…')
    await endRunning()
    await undo?.()
    say('Stopped.')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop())
  // The terminal is gone; what runs here is not.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

  try {
    const product = await start((begun) => {
      undo = begun
    })
    if (!stopping) welcome(product)
  } catch (error) {
    // What fails while everything is being stopped fails because of that.
    if (!stopping) throw error
    await new Promise(() => {})
  }
}

/** @param {import('./product.mjs').Product} product */
function welcome({ url, demo, environment }) {
  const mail = environment.serving.SMTP_URL
    ? 'Sign in with your e-mail address; a code comes by mail.'
    : 'SMTP_URL is not set: no mail goes out, so nobody can receive the code to sign in with.'
  const lines = demo
    ? [
        `Waymark is running: ${url}`,
        '',
        'Sign in as Maya Okafor, a coach: choose her on that page, and type the code that it shows.',
        'In a second browser (or a private window) sign in as Daniel Reyes, her client.',
        'This is a demo with made-up people. It listens on this machine only, and sends no mail.',
      ]
    : [`Waymark is running: ${url}`, '', mail]
  say(['', ...lines, '', 'Ctrl-C stops it.', ''].join('\n'))
}
