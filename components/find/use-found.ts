import { useEffect, useState } from 'react'
import type { Found } from '@/lib/find/found'
import { lookUp } from './look-up'

/** Between two letters of one word nothing is asked. */
const pause = 120

export type Answer = { words: string; found: readonly Found[]; failed: boolean }

/** What the words lead to. While an answer is on its way the one before stays, with the words it answered. */
export function useFound(practice: string, words: string): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => {
    const asking = new AbortController()
    const wait = setTimeout(
      () =>
        lookUp(practice, words, asking.signal).then(
          (found) => setAnswer({ words, found, failed: false }),
          () => {
            if (!asking.signal.aborted) setAnswer({ words, found: [], failed: true })
          },
        ),
      words === '' ? 0 : pause,
    )
    return () => {
      clearTimeout(wait)
      asking.abort()
    }
  }, [practice, words])
  return answer
}
