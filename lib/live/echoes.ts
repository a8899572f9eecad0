import type { Socket } from './sockets'

/** Updates that a page just sent and that are about to be applied: it need not hear them back. */
export type Echoes = Set<Uint8Array>

/** A reader who does not keep up loses the socket, not our memory. Nobody is sent what they have just said themselves. */
export function patient({ ws }: Pick<Socket, 'ws'>, echoes: Echoes) {
  return {
    get readyState() {
      return ws.readyState
    },
    send: (data: string | Uint8Array) => {
      if (ws.bufferedAmount > mostUnread) ws.terminate()
      else if (!isEcho(data, echoes)) ws.send(data)
    },
    close: (code?: number, reason?: string) => ws.close(code, reason),
  }
}

/** A message that ends in exactly the update that came from here: whatever else it is, it tells its sender nothing. */
function isEcho(data: string | Uint8Array, echoes: Echoes): boolean {
  if (echoes.size === 0 || typeof data === 'string') return false
  const message = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  for (const echo of echoes) {
    const from = message.byteLength - echo.byteLength
    if (from > 0 && message.compare(echo, 0, echo.byteLength, from) === 0) return true
  }
  return false
}

/** Bytes that were sent to somebody and not taken yet. */
const mostUnread = 16 * 1024 * 1024
