import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { documentName, livePath, writeHello } from '@/lib/live/wire'

/** A document as a page opens it. */
export type Opened = { doc: Y.Doc; ms: number; close(): void }

export type Address = { url: string; name: string; headers: Record<string, string> }

export const addressOf = (
  port: number,
  origin: string,
  { practiceId, documentId, cookie }: { practiceId: string; documentId: string; cookie: string },
): Address => ({
  url: `ws://127.0.0.1:${port}${livePath}`,
  name: documentName(practiceId, documentId),
  headers: { Cookie: cookie, Origin: origin },
})

/** From the first byte of the connection until all of the document is here. Rejects when it is refused. */
export function open({ url, name, headers }: Address): Promise<Opened> {
  const began = performance.now()
  const doc = new Y.Doc()
  return new Promise((resolve, reject) => {
    const socket = new HocuspocusProviderWebsocket({
      url,
      WebSocketPolyfill: class extends WebSocket {
        constructor(address: string) {
          super(address, { headers })
          this.on('error', () => {})
        }
      },
    })
    const provider = new HocuspocusProvider({
      websocketProvider: socket,
      name,
      document: doc,
      token: writeHello({ schema: 1, client: doc.clientID }),
      onAuthenticationFailed: ({ reason }) => reject(new Error(`Refused: ${reason}`)),
      onSynced: () => resolve({ doc, ms: performance.now() - began, close }),
    })
    provider.attach()
    function close() {
      provider.destroy()
      socket.destroy()
    }
  })
}
