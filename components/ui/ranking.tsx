'use client'

import {
  createContext,
  type PointerEvent,
  type ReactNode,
  useContext,
  useMemo,
  useRef,
  useState,
} from 'react'
import { type Dragged, dragInList } from './drag-in-list'

type Ranking = {
  dragging: string | null
  nodes: Map<string, HTMLElement>
  begin: (id: string, event: PointerEvent) => void
}

const Context = createContext<Ranking | null>(null)

/**
 * A list that is put in order by dragging the grips of its items. Only the hand: the keys and the buttons that do the
 * same belong to the items, and what is said about it to the list.
 */
export function Ranking({
  ids,
  onMove,
  children,
}: {
  ids: readonly string[]
  /** Where an item was dropped: the place, from 0, it is to have. */
  onMove: (id: string, to: number) => void
  children: ReactNode
}) {
  const [dragging, setDragging] = useState<string | null>(null)
  const [nodes] = useState(() => new Map<string, HTMLElement>())
  const latest = useRef({ ids, onMove })
  latest.current = { ids, onMove }
  const ranking = useMemo(
    (): Ranking => ({
      dragging,
      nodes,
      begin: (id, { nativeEvent }) => {
        const items = latest.current.ids.flatMap((each): Dragged[] => {
          const node = nodes.get(each)
          return node ? [{ id: each, node }] : []
        })
        dragInList(nativeEvent, items, id, {
          onBegin: () => setDragging(id),
          onEnd: (over) => {
            setDragging(null)
            const now = latest.current
            // Others may have moved or deleted something meanwhile.
            const to = over === null ? -1 : now.ids.indexOf(over)
            if (to !== -1 && over !== id && now.ids.includes(id)) now.onMove(id, to)
          },
        })
      },
    }),
    [dragging, nodes],
  )
  return <Context value={ranking}>{children}</Context>
}

/** What an item of the list and its grip need. */
export function useRanked(id: string, isMovable: boolean) {
  const ranking = useContext(Context)
  if (!ranking) throw new Error('This is drawn in a list that is put in order.')
  const { dragging, nodes, begin } = ranking
  const ref = useMemo(
    () => (node: HTMLElement | null) => {
      if (node) nodes.set(id, node)
      else nodes.delete(id)
    },
    [nodes, id],
  )
  return {
    ref,
    isDragging: dragging === id,
    grip: {
      onPointerDown: (event: PointerEvent) => {
        if (isMovable && event.button === 0) begin(id, event)
      },
    },
  }
}
