import { useSyncExternalStore } from 'react'

export type Panel = 'notes' | 'commitments' | 'private'

export const panels: readonly { key: Panel; title: string }[] = [
  { key: 'notes', title: 'Notes' },
  { key: 'commitments', title: 'Commitments' },
  { key: 'private', title: 'Private' },
]

const room = '(min-width: 73.75rem)'

/** Whether all panels have room beside the plan; null before there is a window to measure. */
export function useWide(): boolean | null {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(room).matches,
    () => null,
  )
}

function subscribe(listener: () => void) {
  const query = window.matchMedia(room)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
