import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { type Held, heldOf, holdsWords } from '@/lib/visions/document/move'

const restMs = 300

/**
 * What the private draft still holds of sections that have been shared: a device that was offline goes on writing
 * there. Usually nothing.
 */
export function useHeld(draft: Y.Doc | null, shared: readonly string[]): ReadonlyMap<string, Held> {
  const [held, setHeld] = useState<ReadonlyMap<string, Held>>(nothing)
  const keys = shared.join(' ')

  useEffect(() => {
    if (!draft || keys === '') return setHeld(nothing)
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      timer = undefined
      const found = keys.split(' ').map((key) => [key, heldOf(draft, key)] as const)
      const there = found.filter(([, each]) => holdsWords(each))
      setHeld((before) => (there.length === 0 && before.size === 0 ? before : new Map(there)))
    }
    const onUpdate = () => {
      timer ??= setTimeout(look, restMs)
    }
    look()
    draft.on('update', onUpdate)
    return () => {
      draft.off('update', onUpdate)
      clearTimeout(timer)
    }
  }, [draft, keys])

  return held
}

const nothing: ReadonlyMap<string, Held> = new Map()
