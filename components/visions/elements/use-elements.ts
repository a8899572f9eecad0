import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { elementsRoot, listElements, type PlanElement } from '@/lib/visions/document/elements'

/** The elements of a section in their order, as they stand now. */
export function useElements(doc: Y.Doc, section: string): readonly PlanElement[] {
  const store = useMemo(() => {
    let list = listElements(doc, section)
    return {
      read: () => list,
      subscribe: (listener: () => void) => {
        const entries = doc.getMap(elementsRoot)
        const look = () => {
          list = listElements(doc, section)
          listener()
        }
        entries.observeDeep(look)
        return () => entries.unobserveDeep(look)
      },
    }
  }, [doc, section])
  return useSyncExternalStore(store.subscribe, store.read, store.read)
}
