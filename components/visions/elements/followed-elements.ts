import type * as Y from 'yjs'
import { elementsRoot, type PlanElement, readElements } from '@/lib/visions/document/elements'

/** All elements of a document, read once for a change, however many lists look at them. */
export type FollowedElements = {
  read(): readonly PlanElement[]
  subscribe(listener: () => void): () => void
}

const followed = new WeakMap<Y.Doc, FollowedElements>()

export function followElements(doc: Y.Doc): FollowedElements {
  const known = followed.get(doc)
  if (known) return known
  const made = follow(doc)
  followed.set(doc, made)
  return made
}

function follow(doc: Y.Doc): FollowedElements {
  const listeners = new Set<() => void>()
  let read: readonly PlanElement[] | null = null
  const look = () => {
    read = null
    for (const listener of listeners) listener()
  }
  return {
    read: () => {
      // Without a listener nobody says when it has changed.
      if (listeners.size === 0) return readElements(doc)
      read ??= readElements(doc)
      return read
    },
    subscribe(listener) {
      if (listeners.size === 0) {
        read = null
        doc.getMap(elementsRoot).observeDeep(look)
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) doc.getMap(elementsRoot).unobserveDeep(look)
      }
    },
  }
}

/** The same list as before while it says the same, so that nothing is drawn again for it. */
export function steady<T>(choose: () => readonly T[]): () => readonly T[] {
  let last: { list: readonly T[]; says: string } | null = null
  return () => {
    const list = choose()
    const says = JSON.stringify(list)
    if (last?.says !== says) last = { list, says }
    return last.list
  }
}
