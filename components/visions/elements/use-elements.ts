import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import type { ElementOf } from '@/lib/visions/document/elements'
import { followElements, steady } from './followed-elements'

/** The elements of one kind in a section, in their order, as they stand now. */
export function useElements<K extends ElementKind>(
  doc: Y.Doc,
  section: string,
  kind: K,
): readonly ElementOf<K>[] {
  const store = useMemo(() => {
    const all = followElements(doc)
    const read = steady(() => {
      const ofKind = all.read().filter((element) => element.section === section && element.kind === kind)
      // Narrowed by the line above; the compiler does not follow a kind that is a parameter.
      return ofKind as unknown as ElementOf<K>[]
    })
    return { read, subscribe: all.subscribe }
  }, [doc, section, kind])
  return useSyncExternalStore(store.subscribe, store.read, store.read)
}
