import { Extension } from '@tiptap/core'

/** "/" on an empty line asks what to insert there. Answered with false, it is a letter as any other. */
export function insertKey(onInsert: (caret: { left: number; top: number; bottom: number }) => boolean) {
  return Extension.create({
    name: 'insertKey',
    addKeyboardShortcuts: () => ({
      '/': ({ editor: { state, view } }) => {
        const { empty, $head } = state.selection
        if (!empty || !$head.parent.isTextblock || $head.parent.content.size > 0) return false
        return onInsert(view.coordsAtPos($head.pos))
      },
    }),
  })
}
