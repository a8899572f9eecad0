'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useUnseen } from './unseen'

/** Coming back to a page that is older than this, one reads it as it is now. */
const oldMs = 60_000

/**
 * Keeps a home as it is: drawn anew with each thing that one is told of, and when one comes back to it. What needs nobody
 * is told to nobody, so a home that is looked at all day does not move without a reason.
 */
export function FreshHome() {
  const router = useRouter()
  const count = useUnseen()?.count ?? 0
  const told = useRef(count)
  const drawnAt = useRef(0)
  useEffect(() => {
    const isMore = count > told.current
    told.current = count
    if (!isMore) return
    drawnAt.current = Date.now()
    router.refresh()
  }, [count, router])
  useEffect(() => {
    drawnAt.current = Date.now()
    const onReturn = () => {
      if (document.visibilityState === 'hidden' || Date.now() - drawnAt.current < oldMs) return
      drawnAt.current = Date.now()
      router.refresh()
    }
    document.addEventListener('visibilitychange', onReturn)
    return () => document.removeEventListener('visibilitychange', onReturn)
  }, [router])
  return null
}
