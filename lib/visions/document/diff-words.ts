import { align } from '@/lib/visions/document/align'
import type { Inline, TextRun } from '@/lib/visions/document/rich-text'

type Marks = Omit<TextRun, 'type' | 'text'>

/** A stretch of words that stayed, came or went. A line end inside a paragraph is the text `\n`. */
export type DiffRun = { op: 'same' | 'ins' | 'del'; text: string } & Marks

/** Word by word, so that a reader sees what was meant to change and not single letters. */
export function diffInline(from: readonly Inline[], to: readonly Inline[]): DiffRun[] {
  const before = tokensOf(from)
  const after = tokensOf(to)
  const stretches: Stretch[] = []
  for (const step of align(before.map(keyOf), after.map(keyOf))) {
    const changes = step.op !== 'same'
    let stretch = stretches.at(-1)
    if (!stretch || stretch.changes !== changes) {
      stretch = { changes, gone: [], come: [] }
      stretches.push(stretch)
    }
    if (step.op !== 'ins') stretch.gone.push(before[step.from] ?? { text: '' })
    if (step.op !== 'del') stretch.come.push(after[step.to] ?? { text: '' })
  }
  return joinAcrossSpaces(stretches).flatMap(({ changes, gone, come }) =>
    changes ? [...runs('del', gone), ...runs('ins', come)] : runs('same', come),
  )
}

export function diffText(from: string, to: string): DiffRun[] {
  return diffInline([{ type: 'text', text: from }], [{ type: 'text', text: to }])
}

/** From 0, nothing in common, to 1, the same words in any order. */
export function likeness(from: readonly Inline[], to: readonly Inline[]): number {
  const before = wordsOf(from)
  const after = wordsOf(to)
  if (before.length + after.length === 0) return 1
  const counts = new Map<string, number>()
  for (const word of before) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of after) {
    const left = counts.get(word) ?? 0
    if (left > 0) {
      shared++
      counts.set(word, left - 1)
    }
  }
  return (2 * shared) / (before.length + after.length)
}

type Token = { text: string } & Marks
type Stretch = { changes: boolean; gone: Token[]; come: Token[] }

/** A word, a stretch of white space, or one other character; scripts without spaces character by character. */
const tokenPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}_]+(?:['’-][\p{L}\p{N}\p{M}_]+)*|\n|[^\S\n]+|[\s\S]/gu

function tokensOf(content: readonly Inline[]): Token[] {
  return content.flatMap((inline): Token[] => {
    if (inline.type === 'hardBreak') return [{ text: '\n' }]
    const { type: _, text, ...marks } = inline
    return Array.from(text.matchAll(tokenPattern), ([token]) => ({ text: token, ...marks }))
  })
}

function wordsOf(content: readonly Inline[]): string[] {
  return tokensOf(content)
    .map((token) => token.text)
    .filter((text) => text.trim() !== '')
}

function keyOf({ text, ...marks }: Token): string {
  return JSON.stringify([text, marksKey(marks)])
}

function marksKey({ bold, italic, link }: Marks): string {
  return JSON.stringify([bold === true, italic === true, link ?? null])
}

/** "old one" replaced by "new two" reads better as one exchange than as two with a space standing between them. */
function joinAcrossSpaces(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = []
  for (let at = 0; at < stretches.length; at++) {
    const stretch = stretches[at]
    const before = joined.at(-1)
    const after = stretches[at + 1]
    if (!stretch) continue
    if (before && after && !stretch.changes && isSpace(stretch) && exchanges(before, after)) {
      before.gone.push(...stretch.gone, ...after.gone)
      before.come.push(...stretch.come, ...after.come)
      at++
    } else joined.push({ changes: stretch.changes, gone: [...stretch.gone], come: [...stretch.come] })
  }
  return joined
}

function isSpace(stretch: Stretch): boolean {
  return stretch.come.every((token) => /^[^\S\n]+$/.test(token.text))
}

function exchanges(before: Stretch, after: Stretch): boolean {
  return before.gone.length + after.gone.length > 0 && before.come.length + after.come.length > 0
}

function runs(op: DiffRun['op'], tokens: readonly Token[]): DiffRun[] {
  const joined: DiffRun[] = []
  for (const { text, ...marks } of tokens) {
    const last = joined.at(-1)
    if (last && marksKey(last) === marksKey(marks)) last.text += text
    else joined.push({ op, text, ...marks })
  }
  return joined
}
