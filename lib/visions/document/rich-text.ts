/**
 * What a section's text may be made of. Raise the version when a node or mark is added: an older editor deletes what
 * it does not know for everybody, so the live process turns older ones away before they sync.
 */
export const schemaVersion = 1

export const allowedNodes = [
  'doc',
  'paragraph',
  'text',
  'bulletList',
  'orderedList',
  'listItem',
  'hardBreak',
] as const
export const allowedMarks = ['bold', 'italic', 'link'] as const

/** Lists inside lists further down than this are not read, so that no document can exhaust the stack. */
export const deepestList = 20

export type TextRun = { type: 'text'; text: string; bold?: true; italic?: true; link?: string }
export type HardBreak = { type: 'hardBreak' }
export type Inline = TextRun | HardBreak

export type Paragraph = { type: 'paragraph'; content: Inline[] }
export type BulletList = { type: 'bulletList'; items: Block[][] }
export type OrderedList = { type: 'orderedList'; start: number; items: Block[][] }
export type Block = Paragraph | BulletList | OrderedList

/**
 * The one form of a text: what looks the same is written the same. Equal neighbors are one run, characters are
 * composed (NFC), line ends are hard breaks, blank paragraphs at the end are gone.
 */
export function settleBlocks(blocks: readonly Block[]): Block[] {
  const settled = blocks.flatMap((block) => settleBlock(block))
  while (settled.length > 0 && isBlank(settled.slice(-1)) && settled.at(-1)?.type === 'paragraph')
    settled.pop()
  return settled
}

/** No letter, figure or sign anywhere: bullets alone do not count as writing. */
export function isBlank(blocks: readonly Block[]): boolean {
  return blocks.every((block) =>
    block.type === 'paragraph'
      ? block.content.every((inline) => inline.type !== 'text' || inline.text.trim() === '')
      : block.items.every(isBlank),
  )
}

/**
 * The address if it may be a link, else `null`. It is judged as written and never rewritten, because two browsers
 * normalize addresses differently and the result is signed.
 */
export function safeHref(href: unknown): string | null {
  if (typeof href !== 'string' || href.length > 2048) return null
  const address = href.trim().normalize('NFC')
  if (unsafeInAddress.test(address)) return null
  if (/^mailto:[^@]+@[^@]+$/i.test(address)) return address
  const authority = /^https?:\/\/([^/?#]+)/i.exec(address)?.[1]
  // A name before an @ makes one site look like another.
  return authority && !authority.includes('@') ? address : null
}

/** Words for a short field: composed, line ends as `\n`, trimmed. */
export function settleWords(words: string): string {
  return plainCharacters(words).normalize('NFC').trim()
}

/** Whole characters only, one kind of line end, nothing that is neither seen nor a space. */
function plainCharacters(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(controlCharacters, '')
}

/** Control characters are invisible where they are read, and Postgres refuses some of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
const controlCharacters = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff]/g

/** White space, controls, invisible and direction-changing characters, quotes, brackets and the backslash. */
const unsafeInAddress =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  /[\s\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd"'<>`\\{}|^]/u

function settleBlock(block: Block): Block[] {
  if (block.type === 'paragraph') return [{ type: 'paragraph', content: settleInline(block.content) }]
  const items = block.items.map((item) => {
    const settled = item.flatMap((inner) => settleBlock(inner))
    return settled.length > 0 ? settled : [{ type: 'paragraph' as const, content: [] }]
  })
  if (items.length === 0) return []
  return block.type === 'bulletList'
    ? [{ type: 'bulletList', items }]
    : [{ type: 'orderedList', start: block.start, items }]
}

function settleInline(content: readonly Inline[]): Inline[] {
  const settled: Inline[] = []
  for (const inline of content.flatMap(splitAtLineEnds)) {
    const last = settled.at(-1)
    if (inline.type === 'text' && last?.type === 'text' && sameMarks(last, inline)) last.text += inline.text
    else settled.push(inline.type === 'text' ? marked(inline.text, inline) : { type: 'hardBreak' })
  }
  return settled.map((inline) =>
    inline.type === 'text' ? { ...inline, text: inline.text.normalize('NFC') } : inline,
  )
}

function splitAtLineEnds(inline: Inline): Inline[] {
  if (inline.type === 'hardBreak') return [inline]
  const lines = plainCharacters(inline.text).split('\n')
  return lines.flatMap((line, index) => [
    ...(index > 0 ? [{ type: 'hardBreak' as const }] : []),
    ...(line === '' ? [] : [marked(line, inline)]),
  ])
}

function marked(text: string, marks: Omit<TextRun, 'type' | 'text'>): TextRun {
  return {
    type: 'text',
    text,
    ...(marks.bold && { bold: true }),
    ...(marks.italic && { italic: true }),
    ...(marks.link !== undefined && { link: marks.link }),
  }
}

function sameMarks(one: TextRun, other: TextRun): boolean {
  return one.bold === other.bold && one.italic === other.italic && one.link === other.link
}
