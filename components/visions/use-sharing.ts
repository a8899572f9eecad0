import { useEffect, useState } from 'react'
import type { Places } from '@/lib/visions/vision'
import type { PlanSection } from './sections'
import { goToSection } from './use-current-section'

/** The section that is asked about. Once it has moved, the keyboard goes to where it is now. */
export function useSharing(places: Places) {
  const [sharing, setSharing] = useState<PlanSection | null>(null)
  const [shared, setShared] = useState<string | null>(null)
  const arrived = shared !== null && places[shared] === 'shared'
  useEffect(() => {
    if (shared === null || !arrived) return
    goToSection(shared)
    setShared(null)
  }, [shared, arrived])
  return { sharing, setSharing, onShared: setShared }
}
