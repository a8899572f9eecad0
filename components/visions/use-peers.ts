import { useMemo, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { type Peer, peersIn } from './place'

const nobody: readonly Peer[] = []

/** Who else is here and where; not oneself in another window. A caret that moves within its place is no news. */
export function usePeers(awareness: Awareness | null, memberId: string): readonly Peer[] {
  const store = useMemo(() => {
    const others = () => (awareness ? peersIn(awareness).filter(({ id }) => id !== memberId) : nobody)
    let peers = others()
    return {
      read: () => peers,
      subscribe: (listener: () => void) => {
        const look = () => {
          const now = others()
          if (JSON.stringify(now) === JSON.stringify(peers)) return
          peers = now
          listener()
        }
        look()
        awareness?.on('change', look)
        return () => awareness?.off('change', look)
      },
    }
  }, [awareness, memberId])
  return useSyncExternalStore(store.subscribe, store.read, () => nobody)
}
