'use client'

import { useEffect } from 'react'
import { markRecapRead } from '@/lib/recaps/actions'

/** Says that the recap has been on the screen, once it has. Opening a page by itself changes nothing. */
export function MarkRecapRead({ practice, sessionId }: { practice: string; sessionId: string }) {
  useEffect(() => {
    const note = () => {
      if (document.visibilityState !== 'visible') return
      document.removeEventListener('visibilitychange', note)
      // Not noted is noted the next time it is read.
      markRecapRead(practice, sessionId).catch(() => {})
    }
    document.addEventListener('visibilitychange', note)
    note()
    return () => document.removeEventListener('visibilitychange', note)
  }, [practice, sessionId])
  return null
}
