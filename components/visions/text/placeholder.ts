import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** One suggestion where nothing stands yet. */
export function placeholder(words: string) {
  return Extension.create({
    name: 'placeholder',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          decorations: ({ doc }) => {
            const only = doc.childCount === 1 ? doc.firstChild : null
            if (!only?.isTextblock || only.content.size > 0) return null
            return DecorationSet.create(doc, [
              Decoration.node(0, only.nodeSize, { class: 'is-empty', 'data-placeholder': words }),
            ])
          },
        },
      }),
    ],
  })
}
