import { align } from '@/lib/visions/document/align'
import type { Inline, TextRun } from '@/lib/visions/document/rich-text'

type Marks = Omit<TextRun, 'type' | 'text'>

/** A stretch of words that stayed, came or went. A line end inside a paragraph is the text `\n`. */
export type DiffRun = { op: 'same' | 'ins' | 'del'; text: string } & Marks

/** Nobody reads a longer paragraph word by word; comparing one would hold up everybody else. */
const longestCompared = 50_000

/** Word by word, so that a reader sees what was meant to change and not single letters. */
export function diffInline(from: readonly Inline[], to: readonly Inline[]): DiffRun[] {
  if (lengthOf(from) + lengthOf(to) > longestCompared) return [...asRuns(from, 'del'), ...asRuns(to, 'ins')]
  const before = tokensOf(from)
  const after = tokensOf(to)
  const steps = align(
    before.map((token) => token.key),
    after.map((token) => token.key),
  )
  const stretches: Stretch[] = []
  for (const step of steps) {
    const changes = step.op !== 'same'
    let stretch = stretches.at(-1)
    if (!stretch || stretch.changes !== changes) {
      stretch = { changes, gone: [], come: [] }
      stretches.push(stretch)
    }
    if (step.op !== 'ins') stretch.gone.push(before[step.from] ?? lineEnd)
    if (step.op !== 'del') stretch.come.push(after[step.to] ?? lineEnd)
  }
  return joinAcrossSpaces(stretches).flatMap(({ changes, gone, come }) =>
    changes ? [...runs('del', gone), ...runs('ins', come)] : runs('same', come),
  )
}

/** Two plain texts, word by word. */
export function diffText(from: string, to: string): DiffRun[] {
  return diffInline([{ type: 'text', text: from }], [{ type: 'text', text: to }])
}

export function asRuns(content: readonly Inline[], op: DiffRun['op']): DiffRun[] {
  return content.map((inline): DiffRun => {
    if (inline.type === 'hardBreak') return { op, text: '\n' }
    const { type: _, ...run } = inline
    return { op, ...run }
  })
}

export function lengthOf(content: readonly Inline[]): number {
  return content.reduce((length, inline) => length + (inline.type === 'text' ? inline.text.length : 1), 0)
}

/** From 0, nothing in common, to 1, the same words in any order. */
export function likeness(from: readonly string[], to: readonly string[]): number {
  if (from.length + to.length === 0) return 1
  const left = new Map<string, number>()
  for (const word of from) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of to) {
    const count = left.get(word) ?? 0
    if (count > 0) {
      shared++
      left.set(word, count - 1)
    }
  }
  return (2 * shared) / (from.length + to.length)
}

export function wordsOf(content: readonly Inline[]): string[] {
  return tokensOf(content)
    .map((token) => token.text)
    .filter((text) => text.trim() !== '')
}

/** Tells words with other marks apart: a word that became bold went and came. */
export function inlineKey(inline: Inline): string {
  return inline.type === 'text' ? inline.text + marksKey(inline) : '\n'
}

type Token = { text: string; marks: Marks; key: string }
type Stretch = { changes: boolean; gone: Token[]; come: Token[] }

/** A word, a stretch of white space, or one other character; scripts without spaces character by character. */
const tokenPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}_]+(?:['’-][\p{L}\p{N}\p{M}_]+)*|\n|[^\S\n]+|[\s\S]/gu

const lineEnd: Token = { text: '\n', marks: {}, key: '\n' }

function tokensOf(content: readonly Inline[]): Token[] {
  return content.flatMap((inline): Token[] => {
    if (inline.type === 'hardBreak') return [lineEnd]
    const { type: _, text, ...marks } = inline
    const suffix = marksKey(marks)
    return (text.match(tokenPattern) ?? []).map((token) => ({ text: token, marks, key: token + suffix }))
  })
}

function marksKey({ bold, italic, link }: Marks): string {
  return `\u0000${bold ? 'b' : ''}${italic ? 'i' : ''}${link ?? ''}`
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
      before.gone = [...before.gone, ...stretch.gone, ...after.gone]
      before.come = [...before.come, ...stretch.come, ...after.come]
      at++
    } else joined.push({ ...stretch })
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
  let marks: Marks | undefined
  for (const token of tokens) {
    const last = joined.at(-1)
    if (last && marks && marksKey(marks) === marksKey(token.marks)) last.text += token.text
    else joined.push({ op, text: token.text, ...token.marks })
    marks = token.marks
  }
  return joined
}
