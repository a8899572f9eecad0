'use client'

import { Fragment, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type * as Y from 'yjs'
import { Ranking } from '@/components/ui/ranking'
import { toast } from '@/components/ui/toast'
import { useFocusThroughMoves } from '@/components/ui/use-focus-through-moves'
import { type ElementKind, type FieldsOf, kindDefinition } from '@/lib/visions/document/element-kinds'
import {
  addElement,
  type ElementOf,
  listKind,
  moveElement,
  type NewElement,
  removeElement,
} from '@/lib/visions/document/elements'
import { capital } from '@/lib/words'
import type { Peer, Place } from '../place'
import { AddButton, Ghost } from './add-button'
import { ghosts } from './ghosts'
import { byHand, stepOf, useStepwise } from './history'
import { LimitNote } from './limit-note'
import type { Row } from './row'
import { useElements } from './use-elements'
import { useWholePlan } from './whole-plan'

export type ElementsEditorProps = {
  doc: Y.Doc
  section: string
  /** The kinds this editor stands for, of those the section has. */
  kinds: readonly ElementKind[]
  peers: readonly Peer[]
  onPlace: (place: Place | null) => void
  /** Somebody asked for a new one before this had arrived, or from elsewhere. */
  adding: ElementKind | null
  onAdded: () => void
}

type Props<K extends ElementKind> = Omit<ElementsEditorProps, 'kinds'> & {
  kind: K
  /** "Values, the most important first" */
  label: string
  /** "Add a value" */
  add: string
  /** What is said while there is none, where it is not what the kind says; null says nothing. */
  ghost?: string | null
  /** Some of the kind only, as those in one of three circles, and what a new one starts with. */
  only?: { holds: (fields: FieldsOf<K>) => boolean; fresh: Partial<FieldsOf<K>> }
  /** An order of its own, as by date, instead of the one people give it. */
  order?: (one: ElementOf<K>, other: ElementOf<K>) => number
  listClass?: string
  /** Enter in the words of one begins the next. */
  goesOn?: boolean
  children: (row: Row<K>) => ReactNode
}

/** Elements of one kind, to write in and to put in order: by dragging, by Alt and the arrows, by two buttons. */
export function ElementList<K extends ElementKind>(props: Props<K>) {
  const { doc, section, kind, only, order, peers, onPlace, adding, onAdded, children } = props
  const { noun } = kindDefinition(kind)
  const ghost = props.ghost === undefined ? ghosts[kind] : props.ghost
  const { seat } = useWholePlan()
  const ofKind = useElements(doc, section, kind)
  const kept = only ? ofKind.filter(({ fields }) => only.holds(fields)) : ofKind
  const elements = order ? [...kept].sort(order) : kept
  const [open, setOpen] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const adder = useRef<HTMLButtonElement>(null)
  const ids = elements.map(({ id }) => id)
  useFocusThroughMoves(list, ids.join())
  const focusOn = useWantedFocus(list, adder, ids)

  const fresh = only?.fresh
  const addAfter = useCallback(
    (after: string | null) => {
      stepOf(doc, () => {
        // The kind and its fields fit: both are the caller's `K`.
        const added = { kind, section, fields: fresh, byCoach: seat === 'coach' } as NewElement
        const id = addElement(doc, added, byHand, after === null ? undefined : { after })
        focusOn(id)
        setOpen(id)
      })
    },
    [doc, section, kind, fresh, seat, focusOn],
  )
  const add = useCallback(() => addAfter(null), [addAfter])

  const asked = adding === kind
  const answered = useRef(false)
  useEffect(() => {
    if (!asked) answered.current = false
    else if (!answered.current) {
      // Asked once, added once, also where effects run twice.
      answered.current = true
      add()
      onAdded()
    }
  }, [asked, add, onAdded])

  const move = (id: string, to: number) => {
    const from = ids.indexOf(id)
    const beside = ids[to]
    if (order || from === to || beside === undefined) return
    stepOf(doc, () => {
      moveElement(doc, id, to > from ? { after: beside } : { before: beside }, byHand)
    })
    setSaid(`Moved to ${to + 1} of ${ids.length}`)
  }

  const remove = (element: ElementOf<K>) => {
    const at = ids.indexOf(element.id)
    focusOn(ids[at + 1] ?? ids[at - 1] ?? 'add')
    const place = listKind(doc, section, kind).findIndex(({ id }) => id === element.id)
    stepOf(doc, () => {
      removeElement(doc, element.id, byHand)
    })
    setSaid('')
    toast({ words: `${capital(noun.one)} deleted`, undo: () => putBack(doc, element, place) })
  }

  const set = useStepwise(doc)

  return (
    <>
      <Ranking ids={ids} onMove={move}>
        {elements.length > 0 && (
          <ol ref={list} aria-label={props.label} className={props.listClass ?? 'grid gap-2'}>
            {elements.map((element, index) => (
              <Fragment key={element.id}>
                {children({
                  element,
                  index,
                  count: elements.length,
                  called: `${capital(noun.one)} ${index + 1}`,
                  open: open === element.id,
                  peer: peers.find(({ place }) => place?.element === element.id),
                  movable: !order,
                  setOpen: (opened) => setOpen(opened ? element.id : null),
                  set: (field, value) => set(element, field, value),
                  move: (to) => move(element.id, to),
                  remove: () => remove(element),
                  next: props.goesOn ? () => addAfter(element.id) : undefined,
                  place: (field) => onPlace({ section, element: element.id, field }),
                })}
              </Fragment>
            ))}
          </ol>
        )}
      </Ranking>
      <LimitNote kind={kind} elements={elements} />
      {elements.length === 0 && ghost !== null ? (
        <Ghost ref={adder} says={ghost} add={props.add} onAdd={add} />
      ) : (
        <AddButton ref={adder} onAdd={add}>
          {props.add}
        </AddButton>
      )}
      <p role="status" className="hidden-words">
        {said}
      </p>
    </>
  )
}

function putBack<K extends ElementKind>(doc: Y.Doc, element: ElementOf<K>, index: number) {
  const { id, kind, section, fields, byCoach } = element
  // Back already, by the keys.
  if (listKind(doc, section, kind).some((other) => other.id === id)) return
  stepOf(doc, () => {
    addElement(doc, { id, kind, section, fields, byCoach } as NewElement, byHand, { index })
  })
}

/** The focus goes to an element that is about to be drawn, to a neighbor of one that goes, or to the button. */
function useWantedFocus(
  list: React.RefObject<HTMLElement | null>,
  adder: React.RefObject<HTMLButtonElement | null>,
  ids: readonly string[],
) {
  const wanted = useRef<string | null>(null)
  const last = useRef<{ id: string; at: number } | null>(null)

  useLayoutEffect(() => {
    const id = wanted.current ?? neighborOfLost(last.current, ids)
    wanted.current = null
    if (id !== null) (fieldOf(list.current, id) ?? adder.current)?.focus()
    const inside = document.activeElement?.closest('[data-element]')
    const now = inside && list.current?.contains(inside) ? inside.getAttribute('data-element') : null
    last.current = now === null ? null : { id: now, at: ids.indexOf(now) }
  })

  useEffect(() => {
    const container = list.current
    const remember = ({ target }: FocusEvent) => {
      const id = target instanceof Element && target.closest('[data-element]')?.getAttribute('data-element')
      if (id) last.current = { id, at: ids.indexOf(id) }
    }
    container?.addEventListener('focusin', remember)
    return () => container?.removeEventListener('focusin', remember)
  })

  return useCallback((id: string) => {
    wanted.current = id
  }, [])
}

/** What one was in is gone, taken back or deleted by the other person, and the focus fell to the page. */
function neighborOfLost(last: { id: string; at: number } | null, ids: readonly string[]): string | null {
  if (!last || ids.includes(last.id) || document.activeElement !== document.body) return null
  return ids[Math.min(last.at, ids.length - 1)] ?? 'add'
}

function fieldOf(list: HTMLElement | null, id: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-element="${id}"] [data-field]`) ?? null
}
