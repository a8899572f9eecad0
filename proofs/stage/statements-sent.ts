import { Socket } from 'node:net'

/**
 * How many statements this process sends to Postgres while `work` runs, whoever sends them: counted where they leave,
 * by the message that asks for each to be run. What opens and closes a transaction counts as well.
 */
export async function countStatements<Result>(
  port: number,
  work: () => Promise<Result>,
): Promise<{ result: Result; sent: number }> {
  const { write } = Socket.prototype
  let sent = 0
  Socket.prototype.write = function (this: Socket, ...given: Parameters<Socket['write']>) {
    const [chunk] = given
    if (this.remotePort === port && chunk instanceof Uint8Array) sent += executionsIn(chunk)
    return write.apply(this, given)
  } as Socket['write']
  try {
    return { result: await work(), sent }
  } finally {
    Socket.prototype.write = write
  }
}

const [execute, query] = ['E'.charCodeAt(0), 'Q'.charCodeAt(0)]

/** Messages stand one after another: a letter, then a length that counts itself. */
function executionsIn(chunk: Uint8Array): number {
  const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  let found = 0
  for (let at = 0; at + 5 <= bytes.length; at += 1 + bytes.readUInt32BE(at + 1)) {
    if (bytes[at] === execute || bytes[at] === query) found++
    if (bytes.readUInt32BE(at + 1) < 4) break
  }
  return found
}
