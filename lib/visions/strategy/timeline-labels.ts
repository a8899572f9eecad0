/** Where the words beside a mark may stand, so that nothing is written over anything else. */
export type Label = {
  /** Where the words begin or end. */
  x: number
  /** The first baseline, which is the date's. */
  y: number
  anchor: 'start' | 'end'
  date: string
  lines: string[]
  /** From the mark to the words, where they stand further away. */
  stem: { x: number; from: number; to: number } | null
}

export type Box = { left: number; right: number; top: number; bottom: number }

/** In the frame's units, as the chart writes them: 13 for the date, 17 for the words. */
const letter = 7.9
const dateLetter = 7
const dateHeight = 19
const lineHeight = 21
/** Further than this a stem leads to the words. */
const near = 30
const longestLine = 19
const mostLines = 3

/** Near the mark first, then further away; the other side before the far end. */
export function labelPlaces(
  { x, y, lines, date }: { x: number; y: number; lines: string[]; date: string },
  prefers: 'above' | 'below',
): Label[] {
  const sides = prefers === 'above' ? (['above', 'below'] as const) : (['below', 'above'] as const)
  return [near, 64, 98, 130, 156].flatMap((away) =>
    sides.flatMap((side) =>
      (['start', 'end'] as const).map((anchor): Label => {
        const height = dateHeight + lines.length * lineHeight
        const top = side === 'above' ? y - away - height + 4 : y + away
        const stem =
          side === 'above' ? { x, from: top + height - 2, to: y - 18 } : { x, from: y + 18, to: top - 4 }
        return {
          x: anchor === 'start' ? x - 4 : x + 4,
          y: top + 13,
          anchor,
          date,
          lines,
          stem: away > near ? stem : null,
        }
      }),
    ),
  )
}

export function labelBox({ x, y, anchor, date, lines }: Label): Box {
  const width = Math.max(date.length * dateLetter, ...lines.map((line) => line.length * letter))
  const left = anchor === 'start' ? x : x - width
  const top = y - 13
  return { left, right: left + width, top, bottom: top + dateHeight + lines.length * lineHeight }
}

export function fitsAmong(
  taken: readonly Box[],
  box: Box,
  frame: { width: number; height: number },
): boolean {
  if (box.left < margin || box.right > frame.width - margin) return false
  if (box.top < margin || box.bottom > frame.height - margin) return false
  return taken.every(
    (other) =>
      box.right + margin <= other.left ||
      other.right + margin <= box.left ||
      box.bottom + 2 <= other.top ||
      other.bottom + 2 <= box.top,
  )
}

const margin = 6

/** Up to three lines of about nineteen letters; what does not fit is said by the list beside the drawing. */
export function wrap(words: string): string[] {
  const lines: string[] = []
  for (const word of words.trim().split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= longestLine)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word.length > longestLine + 5 ? `${word.slice(0, longestLine + 4)}…` : word)
  }
  if (lines.length <= mostLines) return lines
  const kept = lines.slice(0, mostLines)
  return [...kept.slice(0, -1), `${(kept.at(-1) ?? '').replace(/[,;:.]$/, '')}…`]
}
