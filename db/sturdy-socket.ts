import { Socket } from 'node:net'

/**
 * A connection to Postgres that breaks the way postgres.js can bear. When a socket closes under it, postgres.js 3.4.9
 * forgets that a write was pending (that pool slot then never connects again) and rolls back on a socket that is gone
 * (an exception outside every promise). So the failure is told first, what was pending runs out into nothing, and only
 * then the socket is closed.
 */
export function sturdySocket(options: { host: string[]; port: number[]; connect_timeout?: number | null }) {
  const socket = new SturdySocket()
  const [host = '127.0.0.1'] = options.host
  const [port = 5432] = options.port
  return new Promise<Socket>((resolve, reject) => {
    socket.setTimeout((options.connect_timeout ?? 10) * 1000, () => {
      socket.destroy(new Error('Postgres does not answer.'))
    })
    socket.once('error', reject)
    socket.connect(port, host, () => {
      socket.setTimeout(0)
      socket.off('error', reject)
      resolve(socket)
    })
  })
}

class SturdySocket extends Socket {
  private failed = false

  override emit(event: string | symbol, ...given: unknown[]): boolean {
    if (event === 'error') this.failed = true
    if (event !== 'close') return super.emit(event, ...given)
    if (!this.failed && this.listenerCount('error') > 0) {
      const closed = Object.assign(new Error('The connection to Postgres closed.'), {
        code: 'CONNECTION_CLOSED',
      })
      super.emit('error', closed)
    }
    setImmediate(() => setImmediate(() => super.emit('close', ...given)))
    return true
  }
}
