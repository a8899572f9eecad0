import { HocuspocusProviderWebsocket } from '@hocuspocus/provider'

/** The one socket of a page. */
export class PageSocket extends HocuspocusProviderWebsocket {
  /** Gives up a connection that would not notice by itself for minutes that nothing arrives any more. */
  letGo(): void {
    if (this.webSocket) this.emit('close', { event: new CloseEvent('close', { code: 1006 }) })
  }
}
