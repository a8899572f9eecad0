import { useEffect, useRef } from 'react'

/**
 * Hears that something was said, on a page that has no socket of its own. Only while the page is seen: a browser keeps
 * few connections to one place. Each connection begins with a word, so what happened in between is looked up.
 */
export function useNews(address: string | null, onNews: (said?: string) => void) {
  const latest = useRef(onNews)
  latest.current = onNews
  useEffect(() => {
    if (!address) return
    let source: EventSource | null = null
    const listen = () => {
      if (document.visibilityState === 'hidden') {
        source?.close()
        source = null
      } else if (!source) {
        source = new EventSource(address)
        source.onmessage = ({ data }: MessageEvent<string>) => latest.current(data)
      }
    }
    listen()
    document.addEventListener('visibilitychange', listen)
    return () => {
      document.removeEventListener('visibilitychange', listen)
      source?.close()
    }
  }, [address])
}
