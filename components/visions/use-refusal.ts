import { useCallback, useEffect, useState } from 'react'

const shownMs = 12_000

/** What was refused on this page, for as long as it takes to read. */
export function useRefusal() {
  const [refused, setRefused] = useState<{ fact: string; meaning: string } | null>(null)
  const refusePaste = useCallback(
    () =>
      setRefused({
        fact: 'That is too much to paste at once.',
        meaning: 'Nothing has changed. Paste it in smaller pieces.',
      }),
    [],
  )
  const dismiss = useCallback(() => setRefused(null), [])
  useEffect(() => {
    if (!refused) return
    const timer = setTimeout(dismiss, shownMs)
    return () => clearTimeout(timer)
  }, [refused, dismiss])
  return { refused, refusePaste, dismiss }
}
