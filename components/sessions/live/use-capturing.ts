import { useCallback, useState } from 'react'
import type { Panel } from './panels'
import type { Captured } from './session-commitments'

/** What lies open beside the plan, and the words that have just been taken from it for a commitment. */
export function useCapturing(may: boolean) {
  const [panel, setPanel] = useState<Panel | null>(null)
  const [captured, setCaptured] = useState<Captured | null>(null)
  const capture = useCallback((words: string) => {
    setPanel('commitments')
    setCaptured({ words, at: Date.now() })
  }, [])
  return { panel, setPanel, captured, setCaptured, capture: may ? capture : null }
}
