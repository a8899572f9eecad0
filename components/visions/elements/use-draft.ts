import { useCallback, useEffect, useRef, useState } from 'react'

/** Milliseconds between two writes of one field while somebody types. */
const writesEvery = 200

type Draft = { value: string; write: (words: string) => void; finish: () => void }

/**
 * A short text that is written while it is typed: the first letter at once, then a few times a second, and whatever
 * is left when the field, the tab or the page is left. What arrives from the other person shows as soon as nothing of
 * one's own is waiting.
 */
export function useDraft(stored: string, commit: (words: string) => void): Draft {
  const [typed, setTyped] = useState<string | null>(null)
  const waiting = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const latest = useRef(commit)
  latest.current = commit

  const finish = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    const words = waiting.current
    waiting.current = null
    if (words !== null) latest.current(words)
    setTyped(null)
  }, [])

  const write = useCallback(
    (words: string) => {
      setTyped(words)
      if (timer.current !== undefined) {
        waiting.current = words
        return
      }
      latest.current(words)
      timer.current = setTimeout(finish, writesEvery)
    },
    [finish],
  )

  useEffect(() => {
    const leaving = () => {
      if (document.visibilityState === 'hidden') finish()
    }
    document.addEventListener('visibilitychange', leaving)
    window.addEventListener('pagehide', finish)
    return () => {
      document.removeEventListener('visibilitychange', leaving)
      window.removeEventListener('pagehide', finish)
      finish()
    }
  }, [finish])

  return { value: typed ?? stored, write, finish }
}
