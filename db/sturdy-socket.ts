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

/**
 * Among what a connection begins with. Whatever is asked of a connection in the moment between its failure and its end
 * is still waiting to be written at the end, which postgres.js does not get over: it goes on waiting, and writes nothing
 * any more, until there are a thousand bytes to write. So it begins with as many.
 */
export const longBeginning = { 'waymark.beginning': '.'.repeat(1024) }

class SturdySocket extends Socket {
  private failure: unknown = null
  private told = false
  private hasBegun = false

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
    // By this postgres.js counts how long to wait before the next, and believes that whatever was asked has been answered:
    // true of a connection that never had a word from the other side, though it may have hung up politely.
    const neverBegan = this.bytesRead === 0
    setImmediate(() => {
      this.tell()
      setImmediate(() => super.emit('close', neverBegan))
    })
    return true
  }

  override _write(
    bytes: Uint8Array | string,
    encoding: BufferEncoding,
    done: (error?: Error | null) => void,
  ): void {
    const first = !this.hasBegun && typeof bytes !== 'string' ? fromTheBeginning(bytes) : bytes
    this.hasBegun = true
    super._write(first, encoding, done)
  }

  /** Once, and not before somebody listens: until it is handed over nobody does. */
  private tell(): boolean {
    if (this.told || this.listenerCount('error') === 0) return this.told
    this.told = true
    const closed = new Error('The connection to Postgres closed.')
    return super.emit('error', this.failure ?? Object.assign(closed, { code: 'CONNECTION_CLOSED' }))
  }
}

/** What was left of an earlier connection stands before the first message, which has the version of the protocol in it. */
function fromTheBeginning(bytes: Uint8Array): Uint8Array {
  const version = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(protocol)
  return version > 4 ? bytes.subarray(version - 4) : bytes
}

const protocol = Buffer.from([0, 3, 0, 0])
