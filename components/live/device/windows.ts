/** What the windows of one person tell each other, so that they show and count the same. */
export type WindowWord =
  | { kind: 'edit'; document: string; id: string; update: Uint8Array }
  | { kind: 'safe'; document: string; ids: string[] }

export type Windows = {
  tell(word: WindowWord): void
  hear(listener: (word: WindowWord) => void): () => void
}

/** Never leaves this browser, and never reaches a page of another address. */
export function openWindows(channel = new BroadcastChannel('waymark')): Windows {
  return {
    tell: (word) => channel.postMessage(word),
    hear: (listener) => {
      const heard = ({ data }: MessageEvent<WindowWord>) => listener(data)
      channel.addEventListener('message', heard)
      return () => channel.removeEventListener('message', heard)
    },
  }
}
