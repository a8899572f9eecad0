'use client'

import { useEffect } from 'react'
import { lookedAtNotices } from '@/lib/notices/actions'

/** These are on the screen. They stay marked as new while they are. */
export function Looked({ practice, ids }: { practice: string; ids: readonly string[] }) {
  const key = ids.join()
  useEffect(() => {
    if (key === '') return
    // What could not be noted stays marked as new.
    void lookedAtNotices(practice, { ids: key.split(',') }).catch(() => {})
  }, [practice, key])
  return null
}
