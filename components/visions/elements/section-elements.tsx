'use client'

import {
  type ComponentType,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import type * as Y from 'yjs'
import { now } from '@/lib/clock'
import { dayOf } from '@/lib/dates'
import { type ElementKind, kindDefinition } from '@/lib/visions/document/element-kinds'
import { listElements } from '@/lib/visions/document/elements'
import { namesIn } from '@/lib/visions/document/tell'
import type { Peer, Place } from '../place'
import { useNear } from '../use-near'
import { AddButton, Ghost } from './add-button'
import { editViewOf } from './edit-views'
import type { ElementsEditorProps } from './element-list'
import { ghosts } from './ghosts'
import { historyOf } from './history'
import { readViewOf } from './read-views'
import { viewsOf } from './views'
import { usePlanElements, useWholePlan } from './whole-plan'

type Props = {
  doc: Y.Doc
  section: string
  kinds: readonly ElementKind[]
  peers: readonly Peer[]
  editable: boolean
  /** Grows when an element has changed, also while no editor is there. */
  revision: number
  onPlace: (place: Place | null) => void
  /** A kind that was asked for from the text, and the answer that it is there. */
  asked?: ElementKind | null
  onAnswered?: () => void
}

/**
 * The elements of one section while it is written. They can be read at once; what moves and edits them arrives when
 * they are near, or when one is added.
 */
export function SectionElements({ asked = null, onAnswered, ...props }: Props) {
  const [said, setSaid] = useState('')
  const onKeyDown = (event: KeyboardEvent) => {
    const doing = undoKey(event)
    if (!doing || !props.editable) return
    event.preventDefault()
    const done = historyOf(props.doc)[doing]()
    const words = { undo: ['Undone', 'Nothing to undo'], redo: ['Done again', 'Nothing to do again'] }
    setSaid(words[doing][done ? 0 : 1] ?? '')
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the undo keys of the fields inside, offers nothing itself
    <div onKeyDown={onKeyDown} className="mt-5">
      {viewsOf(props.kinds, editViewOf).map(({ view, kinds }) => (
        <View
          key={kinds.join()}
          {...props}
          load={view}
          kinds={kinds}
          asked={asked !== null && kinds.includes(asked) ? asked : null}
          onAnswered={onAnswered}
        />
      ))}
      <p role="status" className="hidden-words">
        {said}
      </p>
    </div>
  )
}

function undoKey({ key, metaKey, ctrlKey, shiftKey, altKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (altKey || !(metaKey || ctrlKey)) return null
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  return key.toLowerCase() === 'y' && ctrlKey ? 'redo' : null
}

function View({
  load,
  kinds,
  editable,
  revision,
  asked,
  onAnswered,
  ...rest
}: Props & { load: ReturnType<typeof editViewOf> }) {
  const place = useRef<HTMLDivElement>(null)
  const near = useNear(place)
  const [pressed, setPressed] = useState<ElementKind | null>(null)
  const Edit = useEditor(load, editable && (near || pressed !== null || asked !== null), place)
  const adding = pressed ?? asked ?? null
  const onAdded = useCallback(() => {
    setPressed(null)
    onAnswered?.()
  }, [onAnswered])
  return (
    <div ref={place} data-revision={revision} className="not-first:mt-6">
      {Edit && editable ? (
        <Edit {...rest} kinds={kinds} adding={adding} onAdded={onAdded} />
      ) : (
        <Resting {...rest} kinds={kinds} onAdd={editable ? setPressed : null} />
      )}
    </div>
  )
}

/** Whoever stood on a button as the editor took its place stands on the editor's first one. */
function useEditor(
  load: ReturnType<typeof editViewOf>,
  wanted: boolean,
  place: RefObject<HTMLDivElement | null>,
) {
  const [loaded, setLoaded] = useState<{ Edit: ComponentType<ElementsEditorProps> } | null>(null)
  const stoodHere = useRef(false)
  useEffect(() => {
    if (!wanted) return
    let left = false
    load().then(
      (module) => {
        if (left) return
        stoodHere.current = place.current?.contains(document.activeElement) ?? false
        // At once: between asking where the focus is and drawing, somebody could step onto the button.
        flushSync(() => setLoaded({ Edit: module.default }))
      },
      () => {},
    )
    return () => {
      left = true
    }
  }, [load, wanted, place])
  useLayoutEffect(() => {
    if (!loaded || !stoodHere.current) return
    stoodHere.current = false
    if (!place.current?.contains(document.activeElement)) place.current?.querySelector('button')?.focus()
  }, [loaded, place])
  return loaded?.Edit ?? null
}

/** The day it is where the reader sits: a resting view is drawn by the browser alone. */
const today = () => dayOf(now(), Intl.DateTimeFormat().resolvedOptions().timeZone)

function Resting({
  doc,
  section,
  kinds,
  onAdd,
}: Pick<Props, 'doc' | 'section' | 'kinds'> & { onAdd: ((kind: ElementKind) => void) | null }) {
  const { titles } = useWholePlan()
  const all = usePlanElements()
  const elements = listElements(doc, section).filter(({ kind }) => kinds.includes(kind))
  const first = kinds[0]
  const Read = first && readViewOf(first)
  return (
    <>
      {Read && elements.length > 0 && (
        <Read
          kinds={kinds}
          elements={elements}
          names={namesIn(all, titles)}
          around={{ elements: all, today: today() }}
          brief={onAdd !== null}
        />
      )}
      {onAdd &&
        kinds.map((kind) => {
          const add = `Add ${kindDefinition(kind).noun.a}`
          return elements.some((element) => element.kind === kind) ? (
            <AddButton key={kind} onAdd={() => onAdd(kind)}>
              {add}
            </AddButton>
          ) : (
            <Ghost key={kind} says={ghosts[kind]} add={add} onAdd={() => onAdd(kind)} />
          )
        })}
    </>
  )
}
