'use client'

import { useEffect } from 'react'
import { lookedAtNotices } from '@/lib/notices/actions'

/** These are on the screen. They stay marked as new while they are. */
export function Looked({ practice, ids }: { practice: string; ids: readonly string[] }) {
  const key = ids.join()
  useEffect(() => {
    if (key !== '') void lookedAtNotices(practice, { ids: key.split(',') })
  }, [practice, key])
  return null
}
