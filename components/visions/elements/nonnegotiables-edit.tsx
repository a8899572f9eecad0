'use client'

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { toast } from '@/components/ui/toast'
import {
  addElement,
  type ElementOf,
  moveElement,
  removeElement,
  setField,
} from '@/lib/visions/document/elements'
import type { FieldValue } from '@/lib/visions/document/fields'
import type { Peer, Place } from '../place'
import { AddButton } from './add-button'
import { NonnegotiableCard } from './nonnegotiable-card'
import { useElements } from './use-elements'

export type ElementsEditorProps = {
  doc: Y.Doc
  section: string
  peers: readonly Peer[]
  onPlace: (place: Place | null) => void
}

/** Marks our own changes in the document's transactions. */
const byHand = 'elements'

/** The ranked cards, to write in and to put in order: by dragging, by Alt and the arrows, by two buttons. */
export default function NonnegotiablesEdit({
  doc,
  section,
  peers,
  onPlace,
  adding,
}: ElementsEditorProps & {
  /** Somebody asked for a new card before this had arrived. */
  adding: boolean
}) {
  const elements = useElements(doc, section, 'nonnegotiable')
  const [open, setOpen] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const adder = useRef<HTMLButtonElement>(null)
  const wanted = useRef<string | null>(null)
  const ids = elements.map(({ id }) => id)
  useFocusThroughMoves(list, ids.join())

  useLayoutEffect(() => {
    const id = wanted.current
    if (id === null) return
    wanted.current = null
    const field = list.current?.querySelector(`[data-element="${id}"] textarea`)
    if (field instanceof HTMLElement) field.focus()
    else adder.current?.focus()
  })

  const add = useCallback(() => {
    const id = addElement(doc, { kind: 'nonnegotiable', section }, byHand)
    wanted.current = id
    setOpen(id)
  }, [doc, section])

  const asked = useRef(adding)
  useEffect(() => {
    if (!asked.current) return
    asked.current = false
    add()
  }, [add])

  const move = (id: string, to: number) => {
    if (to < 0 || to >= ids.length || ids.indexOf(id) === to) return
    moveElement(doc, id, { index: to }, byHand)
    setSaid(`Moved to ${to + 1} of ${ids.length}`)
  }

  const remove = (element: ElementOf<'nonnegotiable'>) => {
    const at = ids.indexOf(element.id)
    wanted.current = ids[at + 1] ?? ids[at - 1] ?? 'add'
    removeElement(doc, element.id, byHand)
    setSaid('')
    toast({ words: 'Non-negotiable deleted', undo: () => putBack(doc, element, at) })
  }

  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }))
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over) move(String(active.id), ids.indexOf(String(over.id)))
  }

  return (
    <>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={onDragEnd}
        accessibility={quiet}
      >
        <SortableContext items={ids} strategy={verticalListSortingStrategy}>
          <ol ref={list} aria-label="Non-negotiables, the most important first" className="grid gap-2">
            {elements.map((element, index) => (
              <NonnegotiableCard
                key={element.id}
                element={element}
                index={index}
                count={elements.length}
                open={open === element.id}
                peer={peers.find(({ place }) => place?.element === element.id)}
                onOpen={(opened) => setOpen(opened ? element.id : null)}
                onField={(name: string, value: FieldValue) => setField(doc, element.id, name, value, byHand)}
                onMove={(to) => move(element.id, to)}
                onRemove={() => remove(element)}
                onPlace={(field) => onPlace({ section, element: element.id, field })}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <AddButton ref={adder} onAdd={add} />
      <p role="status" className="hidden-words">
        {said}
      </p>
    </>
  )
}

function putBack(doc: Y.Doc, { id, kind, section, fields }: ElementOf<'nonnegotiable'>, index: number) {
  addElement(doc, { id, kind, section, fields }, byHand, { index })
}

/**
 * Putting a node elsewhere takes the focus from whatever is inside. Whoever was writing in a card keeps writing in it,
 * also when the other person moved it.
 */
function useFocusThroughMoves(list: React.RefObject<HTMLElement | null>, order: string) {
  const focused = list.current?.contains(document.activeElement) ? document.activeElement : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new order moves nodes
  useLayoutEffect(() => {
    if (!(focused instanceof HTMLElement) || !focused.isConnected) return
    if (document.activeElement !== focused) focused.focus({ preventScroll: true })
  }, [order])
}

/** We say ourselves where a card went; the library would say it again, in its own words. */
const quiet = {
  screenReaderInstructions: { draggable: '' },
  announcements: {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
}
