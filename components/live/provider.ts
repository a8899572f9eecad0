import {
  type ConstructableOutgoingMessage,
  HocuspocusProvider,
  type HocuspocusProviderConfiguration,
} from '@hocuspocus/provider'
import { type Encoder, length } from 'lib0/encoding'
import { limits } from '@/lib/live/wire'
import type { Edit, Outbox } from './outbox'

/** Bytes of an update that may travel in one message; the rest of the limit is for what stands around it. */
export const largest = limits.update - 4 * 1024

/** Came from the device or from another window: whoever wrote it sends it, and the handshake carries what is left. */
export const fromDevice = 'device'

/** The provider, sending through an outbox that knows which edits are safe. */
export class LiveProvider extends HocuspocusProvider {
  private handshaken = false
  /** What the next update message carries, where that is more than the newest edit. */
  private carries: readonly Edit[] | null = null

  constructor(
    configuration: HocuspocusProviderConfiguration,
    private readonly outbox: Outbox,
    /** Called when an edit is larger than the live process takes. */
    private readonly onTooLarge: () => void,
    private readonly onAnswer: (safe: readonly Edit[]) => void,
  ) {
    super(configuration)
    this.on('message', ({ message }: { message: Incoming }) => this.heard(message))
  }

  override send(message: ConstructableOutgoingMessage, given: unknown): void {
    const { update, encoder } = given as { update?: Uint8Array; encoder?: Encoder }
    if (update) this.sendEdits(() => super.send(message, given), update)
    else if (encoder) this.sendEverything(() => super.send(message, given), encoder)
    else super.send(message, given)
  }

  override documentUpdateHandler(update: Uint8Array, origin: unknown): void {
    if (origin !== fromDevice) super.documentUpdateHandler(update, origin)
  }

  override onClose(): void {
    this.handshaken = false
    this.outbox.close()
    super.onClose()
  }

  private sendEdits(send: () => void, update: Uint8Array) {
    // Before the handshake an edit would arrive ahead of those it rests on; the handshake carries it.
    if (!this.handshaken) return
    if (update.byteLength > largest) return this.onTooLarge()
    if (this.carries) this.outbox.sending(this.carries)
    else this.outbox.sendingNewest()
    send()
  }

  /** The live process said what it has, and this is the answer: all that it lacks, in one message where it fits. */
  private sendEverything(send: () => void, answer: Encoder) {
    this.handshaken = true
    this.outbox.open()
    if (length(answer) <= largest) {
      this.outbox.sendingAll()
      return send()
    }
    const parts = this.outbox.parts(largest)
    if (!parts) return this.onTooLarge()
    for (const { update, edits } of parts) {
      this.carries = edits
      this.documentUpdateHandler(update, 'outbox')
    }
    this.carries = null
  }

  private heard(message: Incoming) {
    message.readVarString()
    if (message.readVarUint() !== syncStatus) return
    if (message.readVarUint() === 1) return this.onAnswer(this.outbox.acknowledged())
    this.outbox.refused()
    this.onAnswer([])
  }
}

type Incoming = { readVarString(): string; readVarUint(): number }
const syncStatus = 8
