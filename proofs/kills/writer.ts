import { setTimeout as wait } from 'node:timers/promises'
import { HocuspocusProvider } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { PageSocket } from '@/components/live/page-socket'
import { writeHello } from '@/lib/live/wire'
import { textRoot } from '@/lib/visions/document/read-text'
import type { Random } from '../stage/frame'

/** Where somebody writes: a document on a server, as a person. */
export type Desk = { url: string; name: string; section: string; headers: Record<string, string> }

/**
 * A page that types without pause: a handful of edits, and the next handful as soon as the last is acknowledged. An
 * edit is a word that occurs nowhere else, so that it can be found again in whatever is left.
 */
export class Writer {
  readonly acknowledged: string[] = []
  readonly doc = new Y.Doc()
  private readonly socket: PageSocket
  private readonly provider: HocuspocusProvider
  private readonly text = new Y.XmlText()
  private under: string[] = []
  private written = 0
  private typing = true
  /** The last no, for when somebody is stuck. */
  refused: string | null = null

  constructor(
    readonly id: number,
    readonly desk: Desk,
    private readonly random: Random,
  ) {
    const { headers } = desk
    this.socket = new PageSocket({
      url: desk.url,
      WebSocketPolyfill: class extends WebSocket {
        constructor(url: string) {
          super(url, { headers })
          this.on('error', () => {})
        }
      },
      delay: 100,
      minDelay: 100,
      maxDelay: 400,
    })
    this.provider = new HocuspocusProvider({
      websocketProvider: this.socket,
      name: desk.name,
      document: this.doc,
      token: writeHello({ schema: 1, client: this.doc.clientID }),
      onAuthenticationFailed: ({ reason }) => {
        this.refused = reason
      },
      onUnsyncedChanges: ({ number }) => {
        if (number === 0) this.saved()
      },
    })
    this.provider.attach()
  }

  get connected() {
    return this.socket.status === 'connected'
  }

  /** For when somebody is stuck. */
  inWords() {
    const { synced, unsyncedChanges, isAuthenticated } = this.provider
    const state = {
      synced,
      unsyncedChanges,
      isAuthenticated,
      socket: this.socket.status,
      refused: this.refused,
    }
    return JSON.stringify({ document: this.desk.name, writer: this.id, ...state })
  }

  /** Says to the others where in the plan this page is. */
  show(section: string) {
    this.provider.setAwarenessField('section', section)
  }

  /** Where the other one is, as this page shows it. */
  sees({ doc }: Writer): unknown {
    return this.provider.awareness?.getStates().get(doc.clientID)?.section
  }

  /** Stops typing; what is under way may still be acknowledged. */
  rest() {
    this.typing = false
  }

  /** Nothing of it is on its way any more. */
  get isAtRest() {
    return !this.typing && this.under.length === 0 && this.provider.synced
  }

  /** Until the page shows what the server has. */
  async hasRead() {
    while (!this.provider.synced) await wait(5)
  }

  /** Closes the page. What had not been acknowledged is nobody's business any more. */
  leave() {
    this.typing = false
    this.provider.destroy()
    this.socket.destroy()
    this.doc.destroy()
  }

  /** What the page's word "Saved" stands for. */
  private saved() {
    if (!this.provider.synced) return
    this.acknowledged.push(...this.under)
    this.under = []
    if (this.typing) setImmediate(() => this.type())
  }

  private type() {
    if (!this.typing || this.under.length > 0) return
    if (this.text.doc === null) this.begin()
    for (let more = 1 + this.random.int(8); more > 0; more--) {
      const word = `~${this.id}.${this.written++} `
      this.under.push(word)
      this.text.insert(this.text.length, word)
    }
  }

  private begin() {
    const paragraph = new Y.XmlElement('paragraph')
    this.doc.transact(() => {
      paragraph.insert(0, [this.text])
      this.doc.getXmlFragment(textRoot(this.desk.section)).push([paragraph])
    })
  }
}

/** Every word that these bytes hold; a merged update holds several. */
export const wordsIn = (bytes: Buffer): string[] => bytes.toString('latin1').match(/~\d+\.\d+ /g) ?? []
