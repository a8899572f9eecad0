import type { Editor } from '@tiptap/core'
import { useCallback, useRef, useState } from 'react'

/** The editors of the page, and the toolbar on whichever has the focus. */
export function useEditors() {
  const editors = useRef(new Map<string, Editor>())
  const [toolbar, setToolbar] = useState<{ editor: Editor; called: boolean } | null>(null)

  const onFocus = useCallback((editor: Editor | null, to: EventTarget | null) => {
    if (editor) setToolbar({ editor, called: false })
    // Into the toolbar itself the focus goes without leaving the words.
    else if (!(to instanceof Element && to.closest('[role="toolbar"]'))) setToolbar(null)
  }, [])
  const onToolbar = useCallback((called = true) => {
    setToolbar((before) => before && { ...before, called })
  }, [])
  const onMounted = useCallback((section: string, editor: Editor) => {
    editors.current.set(section, editor)
  }, [])
  return { toolbar, onFocus, onToolbar, onMounted, editors }
}
