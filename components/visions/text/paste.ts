import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { longestPaste } from '@/lib/live/wire'
import { safeHref } from '@/lib/visions/document/rich-text'

/** Whether this much is taken from one paste or drop. Judged before the browser has spent time reading it. */
export function isTooLong(brought: Pick<DataTransfer, 'getData'>): boolean {
  const words = brought.getData('text/plain').length
  // Some programs offer only HTML; its tags may weigh a good deal more than its words.
  return words > longestPaste || (words === 0 && brought.getData('text/html').length > 8 * longestPaste)
}

/**
 * Takes out what a browser would complain about while it parses the clipboard: handlers, scripts, style sheets. None
 * of it could get past the schema; this only keeps the parser from touching it.
 */
export function withoutActiveParts(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/[\s/"']on[a-z]+\s*=\s*("[^"]*"|'[^']*'|[^\s>]*)/gi, ' '))
}

/**
 * Refuses a paste or drop that the live process could not keep, before anything has changed; and turns an address
 * pasted onto words into a link. What the schema does not know is flattened by the editor itself.
 */
export function pasting(onRefused: () => void) {
  const judge = (brought: DataTransfer | null, event: Event) => {
    if (!brought || !isTooLong(brought)) return false
    event.preventDefault()
    onRefused()
    return true
  }
  return Extension.create({
    name: 'pasting',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleDOMEvents: {
            paste: (_view, event) => judge(event.clipboardData, event),
            drop: (_view, event) => judge(event.dataTransfer, event),
          },
          transformPastedHTML: withoutActiveParts,
          handlePaste: (view, event, slice) => {
            if (slice.content.size > 2 * longestPaste) {
              onRefused()
              return true
            }
            return linkSelection(view, event.clipboardData?.getData('text/plain') ?? '')
          },
        },
      }),
    ],
  })
}

function linkSelection({ state, dispatch }: EditorView, pasted: string): boolean {
  const href = safeHref(pasted)
  const mark = state.schema.marks.link
  if (href === null || !mark) return false
  const link = mark.create({ href })
  const { from, to, empty } = state.selection
  dispatch(
    empty
      ? state.tr.replaceSelectionWith(state.schema.text(href, [link]), false)
      : state.tr.addMark(from, to, link),
  )
  return true
}
