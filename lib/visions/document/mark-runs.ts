import { lettersOfBlocks } from '@/lib/visions/document/anchors'
import type { Passage } from '@/lib/visions/document/letters'
import type { Block, Inline, TextRun } from '@/lib/visions/document/rich-text'

/** A passage that is shown as such, by the id of whatever it belongs to. */
export type MarkedPassage = Passage & { id: string }

export type MarkedBlocks = {
  /** The same text, its runs cut where a mark begins or ends. */
  blocks: Block[]
  /** Whose passages a run of these blocks lies in. */
  marks: ReadonlyMap<TextRun, readonly string[]>
}

/** Only for showing: what is signed has no marks. */
export function markRuns(blocks: readonly Block[], passages: readonly MarkedPassage[]): MarkedBlocks {
  const letters = lettersOfBlocks(blocks)
  const marks = new Map<TextRun, readonly string[]>()
  const cut = new Map<Inline, TextRun[]>()
  letters.pieces.forEach(({ text, place, first }, index) => {
    if (place.type !== 'text') return
    const next = letters.pieces[index + 1]?.first ?? letters.text.length
    const within = passages
      .filter(({ from, to }) => from < next && to > first)
      .map(({ id, from, to }) => ({
        id,
        start: from <= first ? 0 : (letters.starts[from] ?? 0),
        end: to >= next ? text.length : (letters.ends[to - 1] ?? text.length),
      }))
    const edges = [...new Set([0, text.length, ...within.flatMap(({ start, end }) => [start, end])])]
    const runs = edges
      .sort((one, other) => one - other)
      .flatMap((start, at): TextRun[] => {
        const end = edges[at + 1]
        if (end === undefined) return []
        const run = { ...place, text: text.slice(start, end) }
        const ids = within.filter((each) => each.start <= start && each.end >= end).map(({ id }) => id)
        if (ids.length > 0) marks.set(run, ids)
        return [run]
      })
    cut.set(place, runs)
  })
  return { blocks: blocks.map((block) => cutBlock(block, cut)), marks }
}

function cutBlock(block: Block, cut: ReadonlyMap<Inline, TextRun[]>): Block {
  if (block.type === 'paragraph')
    return { type: 'paragraph', content: block.content.flatMap((inline) => cut.get(inline) ?? [inline]) }
  return { ...block, items: block.items.map((item) => item.map((inner) => cutBlock(inner, cut))) }
}
