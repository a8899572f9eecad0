import { useEffect, useState } from 'react'

/** A moment without a connection is not worth a sentence. */
const worthSayingMs = 2500

/** Since when it has been so, once that is a while. */
export function useLasting(is: boolean, ms = worthSayingMs): Date | null {
  const [since, setSince] = useState<Date | null>(null)
  useEffect(() => {
    if (!is) {
      setSince(null)
      return
    }
    const began = new Date()
    const timer = setTimeout(() => setSince(began), ms)
    return () => clearTimeout(timer)
  }, [is, ms])
  return since
}
