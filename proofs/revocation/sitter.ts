import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { readWord, writeHello } from '@/lib/live/wire'
import { textRoot } from '@/lib/visions/document/read-text'
import { until } from '../stage/until'

export type Seat = { url: string; name: string; root: string; headers: Record<string, string> }

/**
 * Somebody at an open document: a stock provider over a real socket, who types a word every few milliseconds and
 * notices the moment at which it is over, by the socket closing or by being told that only reading is left.
 */
export class Sitter {
  readonly doc = new Y.Doc()
  /** When it was over, on the clock of `performance.now()`. */
  over: number | null = null
  private readonly socket: HocuspocusProviderWebsocket
  private readonly provider: HocuspocusProvider
  private readonly text = new Y.XmlText()
  private typing: NodeJS.Timeout | null = null

  constructor(private readonly seat: Seat) {
    const { headers } = seat
    this.socket = new HocuspocusProviderWebsocket({
      url: seat.url,
      WebSocketPolyfill: class extends WebSocket {
        constructor(url: string) {
          super(url, { headers })
          this.on('error', () => {})
        }
      },
      delay: 5_000,
    })
    this.provider = new HocuspocusProvider({
      websocketProvider: this.socket,
      name: seat.name,
      document: this.doc,
      token: writeHello({ schema: 1, client: this.doc.clientID }),
      onClose: () => this.isOver(),
      onStateless: ({ payload }) => {
        const word = readWord(payload)
        if (word?.kind === 'writable' && !word.writable) this.isOver()
      },
    })
    this.provider.attach()
  }

  async sitsDown({ still = false } = {}): Promise<void> {
    const paragraph = new Y.XmlElement('paragraph')
    await until(() => this.provider.synced, 'the document opens')
    this.doc.getXmlFragment(this.seat.root).push([paragraph])
    paragraph.push([this.text])
    this.types('early')
    await until(() => !this.provider.hasUnsyncedChanges, 'the first word is saved')
    if (!still) this.typing = setInterval(() => this.types('early'), 10)
  }

  /** From the moment the change is committed every word says so. */
  isLate(): void {
    if (this.typing) clearInterval(this.typing)
    this.types('late')
    this.typing = setInterval(() => this.types('late'), 10)
  }

  leaves(): void {
    if (this.typing) clearInterval(this.typing)
    this.provider.destroy()
    this.socket.destroy()
    this.doc.destroy()
  }

  private types(word: string) {
    this.text.insert(this.text.length, `${word} `)
  }

  private isOver() {
    this.over ??= performance.now()
  }
}

/** The words that reached the log, read past every wall. */
export function wordsIn(updates: readonly Uint8Array[], root: string): string {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  const words = doc.getXmlFragment(root).toString()
  doc.destroy()
  return words
}

export const rootFor = (kind: 'vision' | 'coach_notes') => (kind === 'vision' ? textRoot('why') : 'notes')
