'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** The session's last words are settling on the server: the page asks again until they are there. */
export function RefreshSoon() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 1500)
    return () => clearInterval(timer)
  }, [router])
  return null
}
