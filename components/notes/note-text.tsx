'use client'

import type { Editor } from '@tiptap/core'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { toast } from '@/components/ui/toast'
import { RichText } from '@/components/visions/rich-text'
import { useTextEditor } from '@/components/visions/text/load'
import type { TextEditorProps } from '@/components/visions/text/text-editor'
import { Toolbar } from '@/components/visions/text/toolbar'
import { readFragment } from '@/lib/visions/document/read-text'
import { isBlank } from '@/lib/visions/document/rich-text'
import { notesRoot } from '@/lib/visions/document/roots'

type Props = {
  doc: Y.Doc
  awareness: Awareness
  memberId: string
  /** The element that names these notes. */
  labelId: string
  hint: string
  editable: boolean
  onInsert?: TextEditorProps['onInsert']
  onMounted?: (editor: Editor) => void
}

const nothingShown = { passages: [], open: null }
const nothingToDo = () => {}

/** The words of a notes document: an editor as soon as it has arrived, and until then the same words to be read. */
export function NoteText(props: Props) {
  const { doc, awareness, memberId, labelId, hint, editable } = props
  const TextEditor = useTextEditor(editable)
  const { toolbar, onFocus, onToolbar, close } = useToolbar()
  const place = useMemo(() => ({ root: notesRoot, labelId }), [labelId])
  return (
    <div className="note-words">
      {TextEditor && editable ? (
        <TextEditor
          doc={doc}
          awareness={awareness}
          memberId={memberId}
          section="notes"
          place={place}
          hint={hint}
          editable
          startAt={null}
          shown={nothingShown}
          onRefused={() => toast({ words: 'That is too much to paste at once. Nothing has changed.' })}
          onFocus={onFocus}
          onToolbar={onToolbar}
          onInsert={props.onInsert}
          onMounted={props.onMounted ?? nothingToDo}
        />
      ) : (
        <ReadNotes doc={doc} hint={hint} />
      )}
      {toolbar && (
        <Toolbar
          key={toolbar.editor.instanceId}
          editor={toolbar.editor}
          called={toolbar.called}
          onClose={close}
          onLeave={() => onFocus(null, null)}
        />
      )}
    </div>
  )
}

function ReadNotes({ doc, hint }: { doc: Y.Doc; hint: string }) {
  const blocks = useBlocks(doc)
  if (isBlank(blocks)) return <p className="prose-doc text-ink-3">{hint}</p>
  return <RichText blocks={blocks} />
}

function useBlocks(doc: Y.Doc) {
  const store = useMemo(() => {
    let blocks = readFragment(doc, notesRoot)
    return {
      read: () => blocks,
      subscribe: (listener: () => void) => {
        const look = () => {
          blocks = readFragment(doc, notesRoot)
          listener()
        }
        doc.on('update', look)
        return () => doc.off('update', look)
      },
    }
  }, [doc])
  return useSyncExternalStore(store.subscribe, store.read, store.read)
}

function useToolbar() {
  const [toolbar, setToolbar] = useState<{ editor: Editor; called: boolean } | null>(null)
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const onFocus = (editor: Editor | null, to: EventTarget | null) => {
    // An editor that is taken away loses the focus as well.
    if (!here.current) return
    if (editor) setToolbar({ editor, called: false })
    else if (!(to instanceof Element && to.closest('[role="toolbar"]'))) setToolbar(null)
  }
  return {
    toolbar,
    onFocus,
    onToolbar: () => setToolbar((before) => before && { ...before, called: true }),
    close: () => setToolbar((before) => before && { ...before, called: false }),
  }
}
