'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useNews } from '@/components/comments/use-news'

/** Keeps the page of a session as it is for both: what the other changes is there without asking. */
export function FreshSession({
  practice,
  sessionId,
  mark,
}: {
  practice: string
  sessionId: string
  /** What this page stands on, as the server read it. */
  mark: string
}) {
  const router = useRouter()
  const heard = useRef<string>(undefined)
  useNews(`/api/p/${practice}/sessions/${sessionId}/news`, (said) => {
    heard.current = said
    if (said !== mark) router.refresh()
  })
  // What is drawn may be older than what was heard: two changes, one of each, can lead back to what stood here before.
  useEffect(() => {
    if (heard.current !== undefined && heard.current !== mark) router.refresh()
  }, [mark, router])
  return null
}
