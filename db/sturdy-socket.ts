import { Socket } from 'node:net'

/**
 * A connection to Postgres that breaks the way postgres.js 3.4.9 can bear. When a socket closes under it, it forgets
 * that a write was pending and rolls back on a socket that is gone (an exception outside every promise); and for a socket
 * that could not be opened it waits forever. Either way that place in the pool never connects again. So every socket is
 * handed over, opened or not; its failure is told first, what was pending runs out into nothing, and only then it closes.
 */
export function sturdySocket(options: { host: string[]; port: number[]; connect_timeout?: number | null }) {
  const [host = '127.0.0.1'] = options.host
  const [port = 5432] = options.port
  return new Promise<Socket>((resolve) => {
    const socket = new SturdySocket(resolve)
    socket.setTimeout((options.connect_timeout ?? 10) * 1000, () => {
      socket.destroy(new Error('Postgres does not answer.'))
    })
    socket.connect(port, host, () => {
      socket.setTimeout(0)
      resolve(socket)
    })
  })
}

class SturdySocket extends Socket {
  private failure: unknown = null
  private told = false

  constructor(private readonly handOver: (socket: Socket) => void) {
    super()
  }

  override emit(event: string | symbol, ...given: unknown[]): boolean {
    if (event === 'error') {
      this.failure = given[0]
      return this.tell()
    }
    if (event !== 'close') return super.emit(event, ...given)
    this.tell()
    this.handOver(this)
    // Whoever hangs up without a word has failed as well: by this postgres.js counts how long to wait before the next.
    const failed = given[0] === true || this.bytesRead === 0
    setImmediate(() => {
      this.tell()
      setImmediate(() => super.emit('close', failed))
    })
    return true
  }

  /** Once, and not before somebody listens: until it is handed over nobody does. */
  private tell(): boolean {
    if (this.told || this.listenerCount('error') === 0) return this.told
    this.told = true
    const closed = new Error('The connection to Postgres closed.')
    return super.emit('error', this.failure ?? Object.assign(closed, { code: 'CONNECTION_CLOSED' }))
  }
}
