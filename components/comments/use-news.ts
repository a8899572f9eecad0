import { useEffect, useRef } from 'react'

/**
 * Hears that something was said, on a page that has no socket of its own. Only while the page is seen: a browser keeps
 * few connections to one place. What happened in between is looked up on coming back.
 */
export function useNews(address: string | null, onNews: () => void) {
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
        // Also after each connection that was lost.
        source.onopen = () => latest.current()
        source.onmessage = () => latest.current()
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
