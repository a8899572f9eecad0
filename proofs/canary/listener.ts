import { WebSocket } from 'ws'
import { documentName, writeHello } from '@/lib/live/wire'
import { askForState, hear, hello, pong, sendUpdate } from '../stage/frames'

export type At = { url: string; origin: string }

/** Somebody at a document on the socket, who keeps everything they are sent. */
export type Listener = {
  /** Every frame, whatever it is. */
  frames: Buffer[]
  /** What the frames brought of the document. */
  updates: Uint8Array[]
  /** Why the document was not opened. */
  denied: () => string | null
  /** Resolves when the edit is committed. */
  say(update: Uint8Array): Promise<void>
  leave(): void
}

const patienceMs = 20_000

/** Says hello, asks for everything, and goes on listening. Resolves with the first answer, a refusal included. */
export function listenAt(
  { url, origin }: At,
  document: { practiceId: string; documentId: string },
  cookie: string | null,
): Promise<Listener> {
  const name = documentName(document.practiceId, document.documentId)
  const socket = new WebSocket(url, { headers: { origin, ...(cookie ? { cookie } : {}) } })
  const waiting: (() => void)[] = []
  let denied: string | null = null
  const listener: Listener = {
    frames: [],
    updates: [],
    denied: () => denied,
    say: (update) =>
      new Promise((resolve, reject) => {
        const impatient = setTimeout(() => reject(new Error('An edit was not acknowledged.')), patienceMs)
        waiting.push(() => {
          clearTimeout(impatient)
          resolve()
        })
        socket.send(sendUpdate(name, update))
      }),
    leave: () => socket.terminate(),
  }
  return new Promise((resolve, reject) => {
    const impatient = setTimeout(() => reject(new Error('The live process does not answer.')), patienceMs)
    const answered = () => {
      clearTimeout(impatient)
      resolve(listener)
    }
    socket.on('error', answered)
    socket.on('close', answered)
    socket.on('open', () => {
      socket.send(
        hello(name, writeHello({ schema: schemaKnown, client: Math.floor(Math.random() * 2 ** 32) })),
      )
      socket.send(askForState(name))
    })
    socket.on('message', (data: Buffer) => {
      listener.frames.push(data)
      const heard = hear(data)
      if (heard.sort === 'ping') socket.send(pong)
      if (heard.sort === 'status') waiting.shift()?.()
      if (heard.sort === 'denied') denied = heard.reason
      if (heard.sort === 'state' || heard.sort === 'update') listener.updates.push(heard.bytes)
      if (heard.sort === 'state' || heard.sort === 'denied') answered()
    })
  })
}

const schemaKnown = 1_000
