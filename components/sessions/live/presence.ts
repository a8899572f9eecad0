'use client'

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { type Leading, readLeading } from '@/lib/live/wire'

/** Of the other one: in the document, gone by closing the page, or gone without a word. */
export type Presence = 'here' | 'left' | 'lost'

/** What the other one says of themselves, in whichever of their windows says it. */
export type OtherSays = { presence: Presence; leading: Leading | null; follows: boolean | null }

const nothingYet: OtherSays = { presence: 'left', leading: null, follows: null }

/**
 * Follows the other one through presence. Only while one is connected oneself: without a connection everybody seems to
 * be gone.
 */
export function useOther(awareness: Awareness | null, memberId: string, online: boolean): OtherSays {
  const store = useMemo(() => watchOther(awareness, memberId), [awareness, memberId])
  const says = useSyncExternalStore(store.subscribe, store.read, () => nothingYet)
  useEffect(() => store.connected(online), [store, online])
  return says
}

/** What is heard of one person, for as long as somebody asks. */
export function watchOther(awareness: Awareness | null, memberId: string) {
  let says = nothingYet
  let online = false
  let saidGoodbye = false
  const listeners = new Set<() => void>()

  const look = () => {
    // What is not heard while the connection is gone says nothing about anybody.
    if (!online) return
    const states = Array.from(awareness?.getStates().values() ?? []).filter(isTheirs)
    const staying = states.filter((state) => state.leaving !== true)
    if (states.length > 0) saidGoodbye = staying.length === 0
    const now: OtherSays = {
      presence: staying.length > 0 ? 'here' : gone(),
      leading: newest(staying.map((state) => readLeading(state.leading))),
      follows: staying.map((state) => state.follows).find((each) => typeof each === 'boolean') ?? null,
    }
    if (JSON.stringify(now) === JSON.stringify(says)) return
    says = now
    for (const listener of listeners) listener()
  }
  return {
    read: () => says,
    connected: (is: boolean) => {
      online = is
      look()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      if (listeners.size === 1) awareness?.on('change', look)
      look()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) awareness?.off('change', look)
      }
    },
  }

  function gone(): Presence {
    // Who was never here has lost nothing.
    if (says.presence === 'left') return 'left'
    return saidGoodbye ? 'left' : 'lost'
  }

  function isTheirs(state: Record<string, unknown>) {
    const { user } = state
    return typeof user === 'object' && user !== null && Reflect.get(user, 'memberId') === memberId
  }
}

function newest(leadings: readonly (Leading | null)[]): Leading | null {
  return leadings.reduce((last, each) => (each && (!last || each.turn > last.turn) ? each : last), null)
}

/** Closing the page is not losing the connection: the others are told which it is. */
export function useGoodbye(awareness: Awareness | null) {
  useEffect(() => {
    if (!awareness) return
    const leave = () => awareness.setLocalStateField('leaving', true)
    const comeBack = () => awareness.setLocalStateField('leaving', undefined)
    comeBack()
    window.addEventListener('pagehide', leave)
    window.addEventListener('pageshow', comeBack)
    return () => {
      leave()
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('pageshow', comeBack)
    }
  }, [awareness])
}
