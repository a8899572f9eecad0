import { useSyncExternalStore } from 'react'

/** Where threads have room: beside the sheet, as counts in its margin, or at the foot of a phone. */
export type Width = 'rail' | 'margin' | 'foot'

const rail = '(min-width: 73.75rem)'
const margin = '(min-width: 40rem)'

/** Null before there is a window to measure. */
export function useWidth(): Width | null {
  return useSyncExternalStore(subscribe, look, () => null)
}

function look(): Width {
  if (window.matchMedia(rail).matches) return 'rail'
  return window.matchMedia(margin).matches ? 'margin' : 'foot'
}

function subscribe(listener: () => void) {
  const queries = [rail, margin].map((query) => window.matchMedia(query))
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}
