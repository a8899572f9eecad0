'use client'

import { Editor, Extension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Selection } from '@tiptap/pm/state'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import {
  editorMarks,
  type ShownPassages,
  selectedPassage,
  showPassages,
} from '@/components/comments/editor-marks'
import { useRoomOrNull } from '@/components/comments/room'
import { textRoot } from '@/lib/visions/document/read-text'
import { titleId } from '../sections'
import { carets, watchFlags } from './carets'
import { insertKey } from './insert-key'
import { pasting } from './paste'
import { placeholder } from './placeholder'
import { textSchema } from './schema'
import './text-editor.css'

export type TextEditorProps = {
  doc: Y.Doc
  awareness: Awareness
  /** Whose own carets are not drawn. */
  memberId: string
  section: string
  /** Where the words lie and what names them, where that is not a section of a plan. */
  place?: { root: string; labelId: string }
  hint: string
  editable: boolean
  /** Where to put the caret at once: where somebody pointed, or at the end. */
  startAt: { x: number; y: number } | 'end' | null
  /** What is said about these words. */
  shown: ShownPassages
  onRefused: () => void
  /** Told the editor that has the focus, and null when the focus goes somewhere else. */
  onFocus: (editor: Editor | null, to: EventTarget | null) => void
  onToolbar: () => void
  /** "/" on an empty line, and where; answers whether there is something to insert. */
  onInsert?: (caret: { left: number; top: number; bottom: number }) => boolean
  onMounted: (editor: Editor) => void
}

/** The editor of one section. Made and destroyed in one effect, on the section's own fragment of the document. */
export default function TextEditor(props: TextEditorProps) {
  const { doc, awareness, memberId, section, hint, editable } = props
  const { root, labelId } = props.place ?? { root: textRoot(section), labelId: titleId(section) }
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor | null>(null)
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })

  useLayoutEffect(() => {
    if (!host.current) return
    const made = new Editor({
      element: host.current,
      injectCSS: false,
      editable: latest.current.editable,
      extensions: [
        ...textSchema,
        Collaboration.configure({ document: doc, field: root }),
        carets(awareness, memberId),
        editorMarks,
        placeholder(hint),
        pasting(() => latest.current.onRefused()),
        toolbarKey(() => latest.current.onToolbar()),
        insertKey((caret) => latest.current.onInsert?.(caret) ?? false),
      ],
      editorProps: {
        attributes: {
          class: 'text-editor prose-doc',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-labelledby': labelId,
          'aria-placeholder': hint,
          'aria-keyshortcuts': 'Alt+F10',
        },
      },
      onFocus: ({ editor: focused }) => latest.current.onFocus(focused, null),
      onBlur: ({ event }) => latest.current.onFocus(null, event.relatedTarget),
    })
    editor.current = made
    const stopWatching = watchFlags(awareness, host.current)
    putCaret(made, latest.current.startAt)
    latest.current.onMounted(made)
    return () => {
      stopWatching()
      editor.current = null
      made.destroy()
    }
  }, [doc, awareness, memberId, root, labelId, hint])

  useEffect(() => editor.current?.setEditable(editable, false), [editable])

  const { shown } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: another editor has to be shown them too
  useEffect(() => {
    if (editor.current) showPassages(editor.current, shown)
  }, [shown, doc, awareness, memberId, root, labelId, hint])
  const around = useRoomOrNull()
  // Comments are about the plan.
  const room = props.place ? null : around
  useEffect(
    () => room?.registerSelection(section, () => (editor.current ? selectedPassage(editor.current) : null)),
    [room, section],
  )

  return <div ref={host} />
}

function putCaret(editor: Editor, startAt: TextEditorProps['startAt']) {
  if (startAt === null) return caretIntoWords(editor)
  const at = startAt === 'end' ? null : editor.view.posAtCoords({ left: startAt.x, top: startAt.y })
  editor.commands.focus(at ? at.pos : 'end', { scrollIntoView: startAt === 'end' })
}

/** The binding leaves the caret at the first position, which lies between two nodes where a text begins with a list. */
function caretIntoWords({ state, view }: Editor) {
  if (state.selection.$head.parent.inlineContent) return
  view.dispatch(state.tr.setSelection(Selection.atStart(state.doc)).setMeta('addToHistory', false))
}

function toolbarKey(onToolbar: () => void) {
  return Extension.create({
    name: 'toolbarKey',
    addKeyboardShortcuts: () => ({
      'Alt-F10': () => {
        onToolbar()
        return true
      },
    }),
  })
}
