import { useEffect, useRef, useSyncExternalStore } from 'react'

/** Code of the page that is fetched when it is first wanted, and then is there for everybody who wants it. */
export type OnDemand<Loaded> = {
  /** Null until it is here. */
  read(): Loaded | null
  /** Also ahead of time, when a hand or the keyboard comes near. Asked again after it failed, it tries again. */
  fetch(): Promise<Loaded>
  subscribe(listener: () => void): () => void
}

export function onDemand<Loaded>(load: () => Promise<Loaded>): OnDemand<Loaded> {
  const listeners = new Set<() => void>()
  let here: Loaded | null = null
  let coming: Promise<Loaded> | null = null

  async function arrive() {
    try {
      here = await load()
      for (const listener of listeners) listener()
      return here
    } catch (error) {
      coming = null
      throw error
    }
  }

  return {
    read: () => here,
    fetch: () => {
      coming ??= arrive()
      return coming
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** What is here of it. Fetches it once it is wanted. */
export function useOnDemand<Loaded>(
  code: OnDemand<Loaded>,
  wanted: boolean,
  onFailed?: () => void,
): Loaded | null {
  const failed = useRef(onFailed)
  failed.current = onFailed
  useEffect(() => {
    if (wanted) code.fetch().catch(() => failed.current?.())
  }, [code, wanted])
  return useSyncExternalStore(code.subscribe, code.read, nothing)
}

const nothing = () => null
