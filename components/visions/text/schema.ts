import { Mark } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Italic } from '@tiptap/extension-italic'
import { BulletList } from '@tiptap/extension-list/bullet-list'
import { ListItem } from '@tiptap/extension-list/item'
import { ListKeymap } from '@tiptap/extension-list/keymap'
import { OrderedList } from '@tiptap/extension-list/ordered-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { safeHref } from '@/lib/visions/document/rich-text'

/** An address and nothing else: no target, class or title that would lie in the document unread and unsigned. */
const Link = Mark.create({
  name: 'link',
  priority: 1000,
  keepOnSplit: false,
  inclusive: false,
  exitable: true,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = safeHref(element.getAttribute('href'))
        return href === null ? false : { href }
      },
    },
  ],
  renderHTML: ({ HTMLAttributes: { href } }) => {
    const safe = safeHref(href)
    // Words whose address is not allowed stay words.
    return safe === null ? ['span', 0] : ['a', { href: safe, rel: 'noopener noreferrer nofollow' }, 0]
  },
})

/** Numbers only: letters and Roman figures are not part of what is signed. */
const Numbered = OrderedList.extend({
  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (element: HTMLElement) => {
        const start = Number(element.getAttribute('start') ?? 1)
        return Number.isInteger(start) && start >= 0 && start <= 9999 ? start : 1
      },
    },
  }),
})

/** What a section's text is made of: exactly the nodes and marks that can be read back, compared and signed. */
export const textSchema = [
  Document,
  Paragraph,
  Text,
  HardBreak,
  Bold,
  Italic,
  Link,
  BulletList,
  Numbered,
  ListItem,
  ListKeymap.configure({
    listTypes: [{ itemName: 'listItem', wrapperNames: ['bulletList', 'orderedList'] }],
  }),
]
