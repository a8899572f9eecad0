import { useMemo, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { type Peer, peersIn } from './place'

const nobody: readonly Peer[] = []

/** Who else is here and where. A caret that moves within its place is no news. */
export function usePeers(awareness: Awareness | null): readonly Peer[] {
  const store = useMemo(() => {
    let peers = awareness ? peersIn(awareness) : nobody
    return {
      read: () => peers,
      subscribe: (listener: () => void) => {
        const look = () => {
          const now = awareness ? peersIn(awareness) : nobody
          if (JSON.stringify(now) === JSON.stringify(peers)) return
          peers = now
          listener()
        }
        look()
        awareness?.on('change', look)
        return () => awareness?.off('change', look)
      },
    }
  }, [awareness])
  return useSyncExternalStore(store.subscribe, store.read, () => nobody)
}
