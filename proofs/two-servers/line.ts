import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** A line between two programs: it may be led elsewhere, be slow, and be cut. */
export class Line {
  private readonly open = new Set<Socket>()
  private isCut = false
  private slowMs = 0

  private constructor(
    private readonly server: Server,
    /** Asked for each connection; null where nobody answers. */
    public leadsTo: () => number | null,
  ) {
    server.on('connection', (from) => this.join(from))
  }

  static async to(leadsTo: () => number | null): Promise<Line> {
    const server = createServer()
    const line = new Line(server, leadsTo)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return line
  }

  get port(): number {
    const address = this.server.address()
    return typeof address === 'object' && address ? address.port : 0
  }

  /** Everything on it ends, and nothing comes through until it is mended. */
  cut(): void {
    this.isCut = true
    for (const socket of this.open) socket.destroy()
  }

  mend(): void {
    this.isCut = false
    this.slowMs = 0
  }

  slow(ms: number): void {
    this.slowMs = ms
  }

  async end(): Promise<void> {
    this.cut()
    this.server.close()
    await once(this.server, 'close')
  }

  private join(from: Socket): void {
    const port = this.isCut ? null : this.leadsTo()
    if (port === null) return void from.destroy()
    const to = connect(port, '127.0.0.1')
    this.pass(from, to)
    this.pass(to, from)
  }

  private pass(from: Socket, to: Socket): void {
    this.open.add(from)
    from.on('error', () => {})
    const onTheWay: Buffer[] = []
    from.on('data', (bytes) => {
      if (this.slowMs === 0 && onTheWay.length === 0) return void to.write(bytes)
      // Also what follows once the line is quick again: nothing overtakes what was said before it.
      onTheWay.push(bytes)
      setTimeout(() => {
        const first = onTheWay.shift()
        if (first && to.writable) to.write(first)
      }, this.slowMs)
    })
    from.on('close', () => {
      this.open.delete(from)
      to.destroy()
    })
  }
}
