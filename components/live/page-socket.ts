import { HocuspocusProviderWebsocket } from '@hocuspocus/provider'

/** The one socket of a page. */
export class PageSocket extends HocuspocusProviderWebsocket {
  /** Gives up a connection that would not notice by itself for minutes that nothing arrives any more. */
  letGo(): void {
    if (this.webSocket) this.emit('close', { event: new CloseEvent('close', { code: 1006 }) })
  }

  /**
   * Whoever tries to connect goes on trying until the first word is heard. The provider believes that it is over as soon
   * as the socket opens: one that closes without a word, as while the database is away, would be tried again by two,
   * then by more, and each would close what another has just opened.
   */
  override onOpen(event: Event): Promise<void> {
    const trying = this.cancelWebsocketRetry
    const opened = super.onOpen(event)
    this.cancelWebsocketRetry = trying
    return opened
  }

  override resolveConnectionAttempt(): void {
    if (this.connectionAttempt) this.cancelWebsocketRetry = undefined
    super.resolveConnectionAttempt()
  }
}
