'use client'

import { useRouter } from 'next/navigation'
import { useNews } from '@/components/comments/use-news'

/** Keeps a page about versions as it is for both: signed, sent back or answered by the other, it says so by itself. */
export function FreshPlan({ practice, visionId }: { practice: string; visionId: string }) {
  const router = useRouter()
  useNews(`/api/p/${practice}/visions/${visionId}/news`, () => router.refresh())
  return null
}
