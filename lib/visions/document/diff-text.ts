import { align } from '@/lib/visions/document/align'
import { canonicalJson } from '@/lib/visions/document/canonical'
import {
  asRuns,
  type DiffRun,
  diffInline,
  inlineKey,
  lengthOf,
  likeness,
  wordsOf,
} from '@/lib/visions/document/diff-words'
import type { Block, Inline } from '@/lib/visions/document/rich-text'

/** A paragraph or a list item's paragraph, beside its earlier wording. */
export type DiffLine = {
  /** Position of the block of the section that it stands in; in the earlier text for what was removed. */
  block: number
  /** The lists around it, outermost first. */
  lists: ListKind[]
  /** The lists that were around it, where they differ. */
  wasIn?: ListKind[]
  runs: DiffRun[]
}

export type ListKind = 'bulletList' | 'orderedList'

export type TextChange =
  | { kind: 'reworded'; lines: [DiffLine] }
  | { kind: 'moved'; lines: [DiffLine] }
  /** Neighboring lines are one change. `whole`: there was nothing before, or nothing is left. */
  | { kind: 'added' | 'removed'; whole: boolean; lines: DiffLine[] }
  /** The same lines, but lists begin elsewhere, count from another number or have blank lines between them. */
  | { kind: 'relaid' }

/** What happened to the text of one section. Empty exactly when both are equal. */
export function diffBlocks(from: readonly Block[], to: readonly Block[]): TextChange[] {
  const before = linesOf(from)
  const after = linesOf(to)
  if (before.length === 0 && after.length > 0) {
    return [{ kind: 'added', whole: true, lines: after.map((line) => entire(line, 'ins')) }]
  }
  if (after.length === 0 && before.length > 0) {
    return [{ kind: 'removed', whole: true, lines: before.map((line) => entire(line, 'del')) }]
  }
  const changes = asChanges(withMoves(pairsOf(before, after)))
  if (changes.length > 0) return changes
  return canonicalJson(from) === canonicalJson(to) ? [] : [{ kind: 'relaid' }]
}

type Line = { block: number; lists: ListKind[]; content: Inline[]; key: string }

/** A line and what it was; one side is missing for what came or went. */
type Pair = { from?: Line; to?: Line; moved?: boolean }

/** Blank lines are layout, not writing. */
function linesOf(blocks: readonly Block[]): Line[] {
  return blocks.flatMap((block, index) => linesIn(block, index, []))
}

function linesIn(block: Block, index: number, lists: ListKind[]): Line[] {
  if (block.type !== 'paragraph') {
    return block.items.flatMap((item) =>
      item.flatMap((inner) => linesIn(inner, index, [...lists, block.type])),
    )
  }
  const blank = block.content.every((inline) => inline.type !== 'text' || inline.text.trim() === '')
  if (blank) return []
  return [
    {
      block: index,
      lists,
      content: block.content,
      key: [...lists, ...block.content.map(inlineKey)].join('\u0000\u0000'),
    },
  ]
}

function pairsOf(before: readonly Line[], after: readonly Line[]): Pair[] {
  const pairs: Pair[] = []
  let gone: Line[] = []
  let come: Line[] = []
  const closeGap = () => {
    for (const pair of pairInGap(gone, come)) pairs.push(pair)
    gone = []
    come = []
  }
  const steps = align(
    before.map((line) => line.key),
    after.map((line) => line.key),
  )
  for (const step of steps) {
    if (step.op === 'same') closeGap()
    const from = step.op === 'ins' ? undefined : before[step.from]
    const to = step.op === 'del' ? undefined : after[step.to]
    if (step.op === 'same') pairs.push({ from, to })
    else if (from) gone.push(from)
    else if (to) come.push(to)
  }
  closeGap()
  return pairs
}

/** Between two lines that stayed: which of the new lines are rewordings of which old ones, order kept. */
function pairInGap(gone: readonly Line[], come: readonly Line[]): Pair[] {
  if (gone.length === 1 && come.length === 1) return [{ from: gone[0], to: come[0] }]
  const pairs: Pair[] = []
  let nextGone = 0
  let nextCome = 0
  for (const [at, other] of likePairs(gone, come)) {
    while (nextGone < at) pairs.push({ from: gone[nextGone++] })
    while (nextCome < other) pairs.push({ to: come[nextCome++] })
    pairs.push({ from: gone[nextGone++], to: come[nextCome++] })
  }
  while (nextGone < gone.length) pairs.push({ from: gone[nextGone++] })
  while (nextCome < come.length) pairs.push({ to: come[nextCome++] })
  return pairs
}

const alikeEnough = 0.4
/** Beyond this many comparisons or letters lines are not matched by likeness: such a text was pasted, not reworded. */
const mostComparisons = 2500
const mostLetters = 200_000

/** Pairs of positions whose likeness adds up to the most, without crossing. */
function likePairs(gone: readonly Line[], come: readonly Line[]): [number, number][] {
  const letters = [...gone, ...come].reduce((sum, line) => sum + lengthOf(line.content), 0)
  if (gone.length * come.length > mostComparisons || letters > mostLetters) return []
  const width = come.length + 1
  const best = new Float64Array((gone.length + 1) * width)
  const score = (at: number, other: number) => best[at * width + other] ?? 0
  const words = come.map((line) => wordsOf(line.content))
  const alike = gone.map((from) => {
    const fromWords = wordsOf(from.content)
    return words.map((toWords) => likeness(fromWords, toWords))
  })
  for (let at = gone.length - 1; at >= 0; at--) {
    for (let other = come.length - 1; other >= 0; other--) {
      const like = alike[at]?.[other] ?? 0
      const paired = like >= alikeEnough ? like + score(at + 1, other + 1) : 0
      best[at * width + other] = Math.max(score(at + 1, other), score(at, other + 1), paired)
    }
  }
  const pairs: [number, number][] = []
  let at = 0
  let other = 0
  while (at < gone.length && other < come.length) {
    if (score(at, other) === score(at + 1, other)) at++
    else if (score(at, other) === score(at, other + 1)) other++
    else pairs.push([at++, other++])
  }
  return pairs
}

/** A line that went in one place and came in another has moved. */
function withMoves(pairs: readonly Pair[]): Pair[] {
  const gone = new Map<string, Pair[]>()
  for (const pair of pairs) {
    if (pair.from && !pair.to) gone.set(pair.from.key, [...(gone.get(pair.from.key) ?? []), pair])
  }
  const taken = new Set<Pair>()
  const found = pairs.map((pair): Pair => {
    const origin = pair.to && !pair.from ? gone.get(pair.to.key)?.shift() : undefined
    if (!origin) return pair
    taken.add(origin)
    return { from: origin.from, to: pair.to, moved: true }
  })
  return found.filter((pair) => !taken.has(pair))
}

function asChanges(pairs: readonly Pair[]): TextChange[] {
  const changes: TextChange[] = []
  let open: Extract<TextChange, { whole: boolean }> | undefined
  for (const { from, to, moved } of pairs) {
    if (from && to) {
      open = undefined
      if (moved) changes.push({ kind: 'moved', lines: [entire(to, 'same')] })
      else if (from.key !== to.key) changes.push({ kind: 'reworded', lines: [reworded(from, to)] })
      continue
    }
    const kind = to ? 'added' : 'removed'
    if (open?.kind !== kind) {
      open = { kind, whole: false, lines: [] }
      changes.push(open)
    }
    if (to) open.lines.push(entire(to, 'ins'))
    else if (from) open.lines.push(entire(from, 'del'))
  }
  return changes
}

function reworded(from: Line, to: Line): DiffLine {
  const sameLists = from.lists.join() === to.lists.join()
  return {
    block: to.block,
    lists: to.lists,
    ...(!sameLists && { wasIn: from.lists }),
    runs: diffInline(from.content, to.content),
  }
}

function entire({ block, lists, content }: Line, op: DiffRun['op']): DiffLine {
  return { block, lists, runs: asRuns(content, op) }
}
