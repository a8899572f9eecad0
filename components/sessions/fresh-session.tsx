'use client'

import { useRouter } from 'next/navigation'
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
  useNews(`/api/p/${practice}/sessions/${sessionId}/news`, (said) => {
    if (said !== mark) router.refresh()
  })
  return null
}
