'use client'

import { useEffect } from 'react'
import { markRead } from '@/lib/visions/actions'

type Props = { practice: string; visionId: string; checkpointId: string }

/** Says that this checkpoint has been on the screen, once it has. Opening a page by itself changes nothing. */
export function MarkRead({ practice, visionId, checkpointId }: Props) {
  useEffect(() => {
    const note = () => {
      if (document.visibilityState !== 'visible') return
      document.removeEventListener('visibilitychange', note)
      // Not noted is noted the next time the plan is read.
      markRead(practice, { visionId, checkpointId }).catch(() => {})
    }
    document.addEventListener('visibilitychange', note)
    note()
    return () => document.removeEventListener('visibilitychange', note)
  }, [practice, visionId, checkpointId])
  return null
}
