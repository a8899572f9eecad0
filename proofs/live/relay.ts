/** The floor: hands every message on to the others at the same address, and looks at none. */
import { type WebSocket, WebSocketServer } from 'ws'

const rooms = new Map<string, Set<WebSocket>>()

new WebSocketServer({ port: Number(process.env.LIVE_PORT), host: '127.0.0.1' }).on(
  'connection',
  (socket, request) => {
    const name = request.url ?? ''
    const room = rooms.get(name) ?? new Set()
    rooms.set(name, room.add(socket))
    socket.on('message', (message) => {
      for (const other of room) if (other !== socket) other.send(message)
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      room.delete(socket)
      if (room.size === 0) rooms.delete(name)
    })
  },
)
