import { HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import { type LiveDocument, openLiveDocument } from '@/components/live/live-document'
import { documentName, livePath } from '@/lib/live/wire'
import type { Pair, Person } from '../stage/pairs'
import { shelfOn } from './device'

export type Tab = { live: LiveDocument; close(): void }

/** A tab at the vision, of a build that knows this shape of documents. `device`: it keeps what is not sent. */
export function openTab(
  { practiceId, vision }: Pair,
  person: Person,
  { port, origin, schema, device }: { port: number; origin: string; schema: number; device: boolean },
): Tab {
  const socket = new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${port}${livePath}`,
    WebSocketPolyfill: class extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { cookie: person.cookie, origin } })
        this.on('error', () => {})
      }
    },
    delay: 50,
    minDelay: 50,
    maxDelay: 200,
  })
  const name = documentName(practiceId, vision)
  const live = openLiveDocument({
    socket,
    name,
    schemaVersion: schema,
    memberId: person.memberId,
    ...(device && { shelf: shelfOn(person, name, schema) }),
  })
  return {
    live,
    close: () => {
      live.destroy()
      socket.destroy()
    },
  }
}
