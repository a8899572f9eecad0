'use client'

import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import { elementsRoot, type PlanElement, readElements } from '@/lib/visions/document/elements'
import type { Seat } from '@/lib/visions/screen'

/** What an element's editor has to know beyond its own section. */
export type WholePlan = {
  seat: Seat
  /** Whose mark stands on what the coach put in. */
  coach: string
  /** The documents this person has open: the vision, and for the client the private draft. */
  docs: readonly Y.Doc[]
  /** What each section is called, in reading order. */
  titles: Readonly<Record<string, string>>
  /** Where elements of a kind live: the first section that has it, and the document that section lies in. */
  homes: Readonly<Partial<Record<ElementKind, Home>>>
}

export type Home = { section: string; doc: Y.Doc }

const Plan = createContext<(WholePlan & { elements: Elements }) | null>(null)

export function WholePlanProvider({ plan, children }: { plan: WholePlan; children: ReactNode }) {
  const value = useMemo(() => ({ ...plan, elements: followElements(plan) }), [plan])
  return <Plan value={value}>{children}</Plan>
}

export function useWholePlan() {
  const plan = useContext(Plan)
  if (!plan) throw new Error('An element is edited within a plan')
  return plan
}

/** Every element this person may read, in the order of the sections, as it stands now. */
export function usePlanElements(): readonly PlanElement[] {
  const { elements } = useWholePlan()
  return useSyncExternalStore(elements.subscribe, elements.read, elements.read)
}

type Elements = { subscribe(listener: () => void): () => void; read(): readonly PlanElement[] }

/** Read once for a change, however many look. */
function followElements({ docs, titles }: WholePlan): Elements {
  const order = Object.keys(titles)
  const listeners = new Set<() => void>()
  let known: readonly PlanElement[] | null = null
  const look = () => {
    known = null
    for (const listener of listeners) listener()
  }
  return {
    read: () => {
      known ??= docs
        .flatMap((doc) => readElements(doc))
        .sort((one, other) => order.indexOf(one.section) - order.indexOf(other.section))
      return known
    },
    subscribe(listener) {
      if (listeners.size === 0) {
        known = null
        for (const doc of docs) doc.getMap(elementsRoot).observeDeep(look)
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        for (const doc of docs) doc.getMap(elementsRoot).unobserveDeep(look)
      }
    },
  }
}
