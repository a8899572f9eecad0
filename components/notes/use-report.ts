import { useEffect } from 'react'
import type { LiveState } from '@/components/live/use-live-document'

/** How safe the words of one document are. */
export type Safety = Pick<LiveState, 'savedState' | 'pendingCount' | 'device'>

/** Tells the page; null when the document is no longer on it. */
export type Report = (which: string, safety: Safety | null) => void

export function useReport(
  which: string,
  { savedState, pendingCount, device }: Safety,
  report: Report | undefined,
) {
  useEffect(() => {
    report?.(which, { savedState, pendingCount, device })
  }, [which, savedState, pendingCount, device, report])
  useEffect(() => () => report?.(which, null), [which, report])
}
