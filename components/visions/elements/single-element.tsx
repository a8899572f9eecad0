'use client'

import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { type ElementKind, type FieldsOf, kindDefinition } from '@/lib/visions/document/element-kinds'
import {
  addElement,
  type ElementOf,
  type NewElement,
  removeElement,
  setField,
} from '@/lib/visions/document/elements'
import type { FieldValue } from '@/lib/visions/document/fields'
import { joined } from '@/lib/visions/document/join'
import { capital } from '@/lib/words'
import { CoachMark } from './coach-mark'
import type { ElementsEditorProps } from './element-list'
import { byHand, stepOf, useStepwise } from './history'
import { LimitNote } from './limit-note'
import { personOutline } from './person'
import type { Row } from './row'
import { useElements } from './use-elements'
import { useWholePlan } from './whole-plan'

type Props<K extends ElementKind> = Omit<ElementsEditorProps, 'kinds'> & {
  kind: K
  children: (row: Row<K>) => ReactNode
}

/**
 * A kind of which there is one: its fields stand open, and the first word written makes the element. Written on two
 * devices apart there are two; both are shown until one is kept or they are joined.
 */
export function SingleElement<K extends ElementKind>({
  doc,
  section,
  kind,
  peers,
  onPlace,
  children,
  ...rest
}: Props<K>) {
  const elements = useElements(doc, section, kind)
  const { seat, coach } = useWholePlan()
  const { noun } = kindDefinition(kind)
  const host = useRef<HTMLDivElement>(null)
  const step = useStepwise(doc)
  useAsked(rest, kind, host)

  const made = useRef<string | null>(null)
  const set = (element: ElementOf<K> | null, field: string, value: FieldValue) => {
    const id = element?.id ?? made.current ?? makeOne(doc, section, kind, seat === 'coach')
    if (!element) made.current = id
    step({ id, kind }, field, value)
  }
  if (elements.length === 0 && made.current !== null && !isThere(doc, made.current)) made.current = null

  const rowOf = (element: ElementOf<K> | null, index: number): Row<K> => ({
    element: element ?? blank(section, kind),
    index,
    count: elements.length,
    called: capital(noun.one),
    open: true,
    peer: element ? peers.find(({ place }) => place?.element === element.id) : undefined,
    movable: false,
    setOpen: () => {},
    set: (field, value) => set(element, field, value),
    move: () => {},
    remove: () => element && keepOnly(doc, elements, null),
    place: (field) => onPlace({ section, element: element?.id, field }),
  })

  const shown: (ElementOf<K> | null)[] = elements.length > 0 ? [...elements] : [null]
  return (
    <div ref={host} className="grid gap-3">
      {shown.map((element, index) => {
        const row = rowOf(element, index)
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: hears where the focus is, offers nothing itself
          <div
            // The same fields before and after the first word, so that the caret stays.
            key={index === 0 ? 'first' : element?.id}
            data-element={element?.id}
            onFocus={({ target }) =>
              row.place((target instanceof HTMLElement && target.dataset.field) || 'card')
            }
            className={
              row.peer ? `rounded-control outline-offset-4 ${personOutline[row.peer.who]}` : undefined
            }
          >
            {children(row)}
            {element?.byCoach && <CoachMark coach={coach} />}
            {elements.length > 1 && element && (
              <div className="-ml-3 mt-1">
                <Button look="quiet" size={32} onClick={() => keepOnly(doc, elements, element.id)}>
                  Keep this one
                </Button>
              </div>
            )}
          </div>
        )
      })}
      {elements.length > 1 && (
        <div>
          <LimitNote kind={kind} elements={elements} />
          <div className="-ml-3 mt-1">
            <Button look="quiet" size={32} onClick={() => joinAll(doc, kind, elements)}>
              Join them
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}

function useAsked(
  { adding, onAdded }: Pick<ElementsEditorProps, 'adding' | 'onAdded'>,
  kind: ElementKind,
  host: React.RefObject<HTMLElement | null>,
) {
  const isAsked = adding === kind
  const focus = useCallback(() => {
    host.current?.querySelector<HTMLElement>('[data-field]')?.focus()
    onAdded()
  }, [host, onAdded])
  useEffect(() => {
    if (isAsked) focus()
  }, [isAsked, focus])
}

function makeOne(doc: Y.Doc, section: string, kind: ElementKind, byCoach: boolean): string {
  let id = ''
  stepOf(doc, () => {
    id = addElement(doc, { kind, section, byCoach } as NewElement, byHand)
  })
  return id
}

function isThere(doc: Y.Doc, id: string) {
  return doc.getMap('elements').has(id)
}

/** What stands before anything was written: every field as nobody has touched it. */
function blank<K extends ElementKind>(section: string, kind: K): ElementOf<K> {
  const fields = Object.entries(kindDefinition(kind).fields).map(([name, { fallback }]) => [name, fallback])
  const none = { id: '', kind, section, rank: '', byCoach: false }
  return { ...none, fields: Object.fromEntries(fields) as FieldsOf<K> }
}

function keepOnly<K extends ElementKind>(doc: Y.Doc, elements: readonly ElementOf<K>[], kept: string | null) {
  stepOf(doc, () => {
    doc.transact(() => {
      for (const { id } of elements) if (id !== kept) removeElement(doc, id, byHand)
    }, byHand)
  })
}

function joinAll<K extends ElementKind>(doc: Y.Doc, kind: K, elements: readonly ElementOf<K>[]) {
  const fields = joined(kind, elements)
  const [first] = elements
  if (!first) return
  if (fields === null) {
    toast({ words: 'Together they are longer than one line takes. Shorten one of them first.' })
    return
  }
  stepOf(doc, () => {
    doc.transact(() => {
      for (const [name, value] of Object.entries(fields)) setField(doc, first.id, name, value, byHand)
      for (const { id } of elements.slice(1)) removeElement(doc, id, byHand)
    }, byHand)
  })
}
