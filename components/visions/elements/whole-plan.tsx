'use client'

import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import type { PlanElement } from '@/lib/visions/document/elements'
import type { Seat } from '@/lib/visions/screen'
import { type FollowedElements, followElements, steady } from './followed-elements'

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

const Plan = createContext<(WholePlan & { elements: FollowedElements }) | null>(null)

export function WholePlanProvider({ plan, children }: { plan: WholePlan; children: ReactNode }) {
  const value = useMemo(() => ({ ...plan, elements: elementsOf(plan) }), [plan])
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

/** In the order of the sections, across the documents. */
function elementsOf({ docs, titles }: WholePlan): FollowedElements {
  const order = Object.keys(titles)
  const each = docs.map(followElements)
  return {
    read: steady(() =>
      each
        .flatMap((doc) => doc.read())
        .sort((one, other) => order.indexOf(one.section) - order.indexOf(other.section)),
    ),
    subscribe(listener) {
      const stops = each.map((doc) => doc.subscribe(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
