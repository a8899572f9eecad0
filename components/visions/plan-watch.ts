import * as Y from 'yjs'
import { elementsRoot } from '@/lib/visions/document/elements'
import { textRoot } from '@/lib/visions/document/read-text'
import { readyRoot, type SectionState, sectionState } from '@/lib/visions/document/states'

export type WatchedSection = { key: string; doc: Y.Doc }

/** How far each section is, and a number that grows whenever its text changes. */
export type PlanSnapshot = {
  states: Readonly<Record<string, SectionState>>
  texts: Readonly<Record<string, number>>
}

export type PlanWatch = {
  subscribe(listener: () => void): () => void
  read(): PlanSnapshot
}

/**
 * Follows the documents of a plan. Only the sections a change touched are looked at again, and only after a moment's
 * rest: typing never waits for the outline.
 */
export function watchPlan(sections: readonly WatchedSection[], restMs = 150): PlanWatch {
  let snapshot: PlanSnapshot = {
    states: Object.fromEntries(sections.map(({ key, doc }) => [key, sectionState(doc, key)])),
    texts: Object.fromEntries(sections.map(({ key }) => [key, 0])),
  }
  const listeners = new Set<() => void>()
  const touched = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = () => {
    const states = { ...snapshot.states }
    const texts = { ...snapshot.texts }
    for (const { key, doc } of sections) {
      if (!touched.has(key)) continue
      states[key] = sectionState(doc, key)
      texts[key] = (texts[key] ?? 0) + 1
    }
    touched.clear()
    timer = undefined
    snapshot = { states, texts }
    for (const listener of listeners) listener()
  }

  const follow = (doc: Y.Doc) => (transaction: Y.Transaction) => {
    const roots = rootsTouched(transaction)
    for (const section of sections) {
      if (section.doc !== doc) continue
      const isTouched = roots.has(textRoot(section.key)) || roots.has(elementsRoot) || roots.has(readyRoot)
      if (isTouched) touched.add(section.key)
    }
    if (touched.size > 0) timer ??= setTimeout(look, restMs)
  }

  const followed = Array.from(new Set(sections.map(({ doc }) => doc)), (doc) => ({
    doc,
    listener: follow(doc),
  }))
  return {
    subscribe(listener) {
      if (listeners.size === 0)
        for (const { doc, listener: each } of followed) doc.on('afterTransaction', each)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        for (const { doc, listener: each } of followed) doc.off('afterTransaction', each)
        clearTimeout(timer)
        timer = undefined
      }
    },
    read: () => snapshot,
  }
}

function rootsTouched({ changedParentTypes }: Y.Transaction): Set<string> {
  const roots = new Set<string>()
  for (const type of changedParentTypes.keys()) {
    if (type._item === null && type.doc) roots.add(Y.findRootTypeKey(type))
  }
  return roots
}
