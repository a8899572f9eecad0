import { useCallback, useState } from 'react'
import type { Safety } from '@/components/notes/use-report'

/** How safe the words are that lie beside the plan; what waits for nothing does not count. */
export function useBeside() {
  const [safeties, setSafeties] = useState<Readonly<Record<string, Safety>>>({})
  const report = useCallback((which: string, safety: Safety | null) => {
    setSafeties(({ [which]: _, ...others }) => (safety ? { ...others, [which]: safety } : others))
  }, [])
  return { beside: Object.values(safeties).filter(({ pendingCount }) => pendingCount > 0), report }
}
