import { useRef, useSyncExternalStore } from 'react'

/** Something that changes, and is drawn by whoever looks at that part of it. */
export type Store<State> = {
  read(): State
  write(change: Partial<State>): void
  subscribe(listener: () => void): () => void
}

export function makeStore<State extends object>(initial: State): Store<State> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    read: () => state,
    write: (change) => {
      const keys = Object.keys(change) as (keyof State)[]
      if (keys.every((key) => Object.is(state[key], change[key]))) return
      state = { ...state, ...change }
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

type Same<Part> = (one: Part, other: Part) => boolean

/** A part of the store; null where there is none. What `select` makes anew each time must compare equal by `same`. */
export function useStored<State extends object, Part>(
  store: Store<State>,
  select: (state: State) => Part,
  same?: Same<Part>,
): Part
export function useStored<State extends object, Part>(
  store: Store<State> | null,
  select: (state: State) => Part,
  same?: Same<Part>,
): Part | null
export function useStored<State extends object, Part>(
  store: Store<State> | null,
  select: (state: State) => Part,
  same: Same<Part> = Object.is,
): Part | null {
  const last = useRef<{ part: Part } | null>(null)
  const look = () => {
    if (!store) return null
    const part = select(store.read())
    if (!last.current || !same(last.current.part, part)) last.current = { part }
    return last.current.part
  }
  return useSyncExternalStore(store?.subscribe ?? never, look, look)
}

const never = () => () => {}
