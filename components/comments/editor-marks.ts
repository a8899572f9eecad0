import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import {
  type Letters,
  lettersBefore,
  type Passage,
  type Piece,
  placeOf,
  spell,
} from '@/lib/visions/document/letters'
import type { MarkedPassage } from '@/lib/visions/document/mark-runs'
import { markOf } from './mark'

export type ShownPassages = { passages: readonly MarkedPassage[]; open: string | null }

const key = new PluginKey<DecorationSet>('passages')

/**
 * Shows what is said about an editor's text beside its words and never in them: decorations, which are no part of the
 * document. Between two looks they move with every edit by themselves.
 */
export const editorMarks = Extension.create({
  name: 'passages',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, before) => {
          const shown: ShownPassages | undefined = transaction.getMeta(key)
          return shown ? decorate(transaction.doc, shown) : before.map(transaction.mapping, transaction.doc)
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})

export function showPassages(editor: Editor, shown: ShownPassages): void {
  if (editor.isDestroyed) return
  if (shown.passages.length === 0 && key.getState(editor.state) === DecorationSet.empty) return
  editor.view.dispatch(editor.state.tr.setMeta(key, shown).setMeta('addToHistory', false))
}

/** What is selected, in letters; null for a selection without any. Without a selection, the paragraph of the caret. */
export function selectedPassage({ state }: Editor): Passage | null {
  const { empty, from, to, $from } = state.selection
  const letters = lettersOfEditor(state.doc)
  const [start, end] = empty ? [$from.start(), $from.end()] : [from, to]
  const passage = { from: lettersAt(letters, start), to: lettersAt(letters, end) }
  return passage.to > passage.from ? passage : null
}

function decorate(doc: Node, { passages, open }: ShownPassages): DecorationSet {
  const letters = lettersOfEditor(doc)
  return DecorationSet.create(
    doc,
    passages.flatMap(({ id, from, to }) => {
      const { className, ...attributes } = markOf([id], open)
      const shown = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined))
      return rangesOf(letters, { from, to }).map((range) =>
        Decoration.inline(range.from, range.to, { nodeName: 'mark', class: className, ...shown }),
      )
    }),
  )
}

function lettersOfEditor(doc: Node): Letters<number> {
  const pieces: Piece<number>[] = []
  doc.descendants((node, position) => {
    if (node.isText) pieces.push({ text: node.text ?? '', place: position, opens: false })
  })
  return spell(pieces)
}

function lettersAt(letters: Letters<number>, position: number): number {
  const piece = letters.pieces.findLastIndex(({ place }) => place <= position)
  const start = letters.pieces[piece]?.place
  return start === undefined ? 0 : lettersBefore(letters, piece, position - start)
}

function rangesOf(letters: Letters<number>, { from, to }: Passage): { from: number; to: number }[] {
  const first = placeOf(letters, from)
  const last = placeOf(letters, to - 1)
  return first && last ? [{ from: first.place + first.start, to: last.place + last.end }] : []
}
