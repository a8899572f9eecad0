import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'

/** Whether a name or address is this machine talking to itself. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  return bare === 'localhost' || bare === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(bare)
}

/**
 * Whether a port of this machine can be reached from outside of it: asked of the machine, by knocking at each of its
 * other addresses, because a setting could say one thing and the listener do another.
 */
export async function listensOutside(port: number): Promise<boolean> {
  const doors = Object.entries(networkInterfaces()).flatMap(([name, addresses]) =>
    (addresses ?? [])
      .filter(({ internal }) => !internal)
      .map(({ address, scopeid }) => (scopeid ? `${address}%${name}` : address)),
  )
  return (await Promise.all(doors.map((door) => opens(door, port)))).includes(true)
}

/** Our own addresses answer at once, yes or no; one that does not answer cannot be used from outside either. */
function opens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 300 })
    const answer = (open: boolean) => {
      socket.destroy()
      resolve(open)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
    socket.once('timeout', () => answer(false))
  })
}
