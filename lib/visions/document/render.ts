import {
  type Block,
  deepestList,
  type Inline,
  safeHref,
  type TextRun,
} from '@/lib/visions/document/rich-text'

/**
 * What each node becomes: React elements, mail, PDF, plain text. A target is handed text as it was written and must
 * escape it in whatever way its medium needs. `key` is unique among siblings.
 */
export type RenderTarget<Out> = {
  text(text: string, key: string): Out
  hardBreak(key: string): Out
  bold(children: Out[], key: string): Out
  italic(children: Out[], key: string): Out
  link(href: string, children: Out[], key: string): Out
  paragraph(children: Out[], key: string): Out
  bulletList(items: Out[], key: string): Out
  orderedList(start: number, items: Out[], key: string): Out
  listItem(children: Out[], key: string): Out
  /** Where it is shown that something is said about these words: of whom a run is a part (`markRuns`), and how. */
  marking?: {
    idsOf(run: TextRun): readonly string[]
    mark(ids: readonly string[], children: Out[], key: string): Out
  }
}

/**
 * The one way people's text becomes output, everywhere. It trusts no stored block: types it does not know are left out, an
 * address that is not allowed loses its link and keeps its words.
 */
export function renderBlocks<Out>(blocks: readonly Block[], target: RenderTarget<Out>): Out[] {
  return renderAll(blocks, target, 0)
}

/** The words alone, with line ends, bullets and numbers, for a mail's text part, a search index or a preview. */
export function plainText(blocks: readonly Block[]): string {
  return renderBlocks(blocks, asPlainText).join('\n')
}

function renderAll<Out>(blocks: readonly Block[], target: RenderTarget<Out>, depth: number): Out[] {
  if (!Array.isArray(blocks) || depth > deepestList) return []
  return blocks.flatMap((block, index) => {
    const rendered = renderBlock(block, target, String(index), depth)
    return rendered === null ? [] : [rendered]
  })
}

function renderBlock<Out>(block: Block, target: RenderTarget<Out>, key: string, depth: number): Out | null {
  switch (block?.type) {
    case 'paragraph':
      return target.paragraph(renderInline(block.content, target), key)
    case 'bulletList':
      return target.bulletList(renderItems(block.items, target, depth), key)
    case 'orderedList':
      return target.orderedList(wholeNumber(block.start), renderItems(block.items, target, depth), key)
    default:
      return null
  }
}

function renderItems<Out>(items: readonly Block[][], target: RenderTarget<Out>, depth: number): Out[] {
  if (!Array.isArray(items)) return []
  return items.map((item, index) => target.listItem(renderAll(item, target, depth + 1), String(index)))
}

function renderInline<Out>(content: readonly Inline[], target: RenderTarget<Out>): Out[] {
  if (!Array.isArray(content)) return []
  return content.flatMap((inline: Inline, index) => {
    const key = String(index)
    if (inline?.type === 'hardBreak') return [target.hardBreak(key)]
    if (inline?.type === 'text' && typeof inline.text === 'string') return [renderRun(inline, target, key)]
    return []
  })
}

/** Marks always nest the same way: a comment around a link around bold around italic. */
function renderRun<Out>(run: TextRun, target: RenderTarget<Out>, key: string): Out {
  const ids = target.marking?.idsOf(run) ?? []
  const rendered = renderWords(run, target, key)
  return ids.length > 0 && target.marking ? target.marking.mark(ids, [rendered], key) : rendered
}

function renderWords<Out>(run: TextRun, target: RenderTarget<Out>, key: string): Out {
  const href = run.link === undefined ? null : safeHref(run.link)
  let rendered = target.text(run.text, key)
  if (run.italic === true) rendered = target.italic([rendered], key)
  if (run.bold === true) rendered = target.bold([rendered], key)
  return href === null ? rendered : target.link(href, [rendered], key)
}

function wholeNumber(start: unknown): number {
  return typeof start === 'number' && Number.isInteger(start) && start >= 0 && start <= 9999 ? start : 1
}

const asPlainText: RenderTarget<string> = {
  text: (text) => text,
  hardBreak: () => '\n',
  bold: (children) => children.join(''),
  italic: (children) => children.join(''),
  link: (_href, children) => children.join(''),
  paragraph: (children) => children.join(''),
  bulletList: (items) => items.map((item) => indented('- ', item)).join('\n'),
  orderedList: (start, items) => items.map((item, index) => indented(`${start + index}. `, item)).join('\n'),
  listItem: (children) => children.join('\n'),
}

function indented(bullet: string, item: string): string {
  return bullet + item.replaceAll('\n', `\n${' '.repeat(bullet.length)}`)
}
