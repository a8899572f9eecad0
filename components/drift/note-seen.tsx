'use client'

import { useEffect } from 'react'
import { noteSeen } from '@/lib/drift/actions'

type Props = { practice: string; signalIds: string[] }

/** Says that these signals have been on the client's screen, once they have: from then on the coach reads them too. */
export function NoteSeen({ practice, signalIds }: Props) {
  const ids = signalIds.join()
  useEffect(() => {
    if (ids === '') return
    const note = () => {
      if (document.visibilityState !== 'visible') return
      document.removeEventListener('visibilitychange', note)
      // Not noted is noted the next time the page is read.
      noteSeen(practice, { signalIds: ids.split(',') }).catch(() => {})
    }
    document.addEventListener('visibilitychange', note)
    note()
    return () => document.removeEventListener('visibilitychange', note)
  }, [practice, ids])
  return null
}
