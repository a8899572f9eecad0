import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { type LiveDocument, openLiveDocument } from '@/components/live/live-document'
import { PageSocket } from '@/components/live/page-socket'
import { documentName, livePath } from '@/lib/live/wire'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { elementsRoot } from '@/lib/visions/document/elements'
import { textRoot } from '@/lib/visions/document/read-text'
import { schemaVersion } from '@/lib/visions/document/rich-text'
import { readyRoot } from '@/lib/visions/document/states'
import type { Pair, Person } from '../stage/pairs'
import { sectionKeys } from './hand'

/** Somebody's page: the documents they may open, over one socket, by the code that pages run. */
export type Page = {
  who: string
  documents: { id: string; live: LiveDocument }[]
  /** The network is there again; the page finds out by trying. */
  connect(): void
  /** The network breaks, in the middle of whatever is under way. */
  disconnect(): void
  /** Everything written here is committed, and everything here has been received. */
  isSaved(): boolean
  /** For when somebody is stuck. */
  inWords(): string
  close(): void
}

/** Three windows of the client on devices of their own, and two of the coach: five who write at once. */
export function fivePages(pair: Pair, server: { port: number; origin: string }): Page[] {
  const both = [pair.vision, pair.privateDraft]
  return [
    ...['phone', 'laptop', 'tablet'].map((device) =>
      openPage(`client, ${device}`, pair, pair.client, both, server),
    ),
    ...['laptop', 'office'].map((device) =>
      openPage(`coach, ${device}`, pair, pair.coach, [pair.vision], server),
    ),
  ]
}

export function openPage(
  who: string,
  { practiceId }: Pair,
  { cookie, memberId }: Person,
  ids: readonly string[],
  { port, origin }: { port: number; origin: string },
): Page {
  let away = false
  let open: WebSocket | null = null
  const socket = new PageSocket({
    url: `ws://127.0.0.1:${port}${livePath}`,
    WebSocketPolyfill: class extends WebSocket {
      constructor(url: string) {
        super(away ? nowhere : url, { headers: { cookie, origin } })
        this.on('error', () => {})
        open = this
      }
    },
    delay: 50,
    minDelay: 50,
    maxDelay: 200,
  })
  const documents = ids.map((id) => ({
    id,
    live: openLiveDocument({ socket, name: documentName(practiceId, id), schemaVersion, memberId }),
  }))
  return {
    who,
    documents,
    connect: () => {
      away = false
    },
    disconnect: () => {
      away = true
      open?.terminate()
    },
    isSaved: () =>
      documents.every(({ live }) => {
        const { synced, online, savedState } = live.state()
        return synced && online && savedState === 'saved'
      }),
    inWords: () =>
      `${who}, ${socket.status}: ${documents.map(({ live }) => JSON.stringify(live.state())).join(' ')}`,
    close: () => {
      for (const { live } of documents) live.destroy()
      socket.destroy()
    },
  }
}

/** Where nobody listens. */
const nowhere = 'ws://127.0.0.1:9/'

/** Everything a document says, as one text: two that say the same give the same. */
export function sayingOf(doc: Y.Doc): string {
  const texts = sectionKeys.map((key) => [key, doc.getXmlFragment(textRoot(key)).toString()] as const)
  const maps = [elementsRoot, readyRoot].map((root) => [root, doc.getMap(root).toJSON()] as const)
  return canonicalJson(Object.fromEntries([...texts, ...maps]))
}

export function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}
