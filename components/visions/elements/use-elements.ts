import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import { type ElementOf, elementsRoot, listKind } from '@/lib/visions/document/elements'

/** The elements of one kind in a section, in their order, as they stand now. */
export function useElements<K extends ElementKind>(
  doc: Y.Doc,
  section: string,
  kind: K,
): readonly ElementOf<K>[] {
  const store = useMemo(() => {
    let list = listKind(doc, section, kind)
    return {
      read: () => list,
      subscribe: (listener: () => void) => {
        const entries = doc.getMap(elementsRoot)
        const look = () => {
          list = listKind(doc, section, kind)
          listener()
        }
        entries.observeDeep(look)
        return () => entries.unobserveDeep(look)
      },
    }
  }, [doc, section, kind])
  return useSyncExternalStore(store.subscribe, store.read, store.read)
}
