/** How wide words stand at a size, in the same units. A drawing for paper brings the measure of its own typeface. */
export type Measure = (words: string, size: number) => number

/**
 * A measure that needs no typeface: by kinds of letters, a little wider than Newsreader sets them, so that what fits
 * here fits on the page.
 */
export const roughly: Measure = (words, size) => {
  let width = 0
  for (const letter of words) width += widthOf(letter)
  return width * size
}

function widthOf(letter: string): number {
  if ("iljtfr.,:;!|’‘'()[] ".includes(letter)) return 0.31
  if ('mwMW—@%&'.includes(letter)) return 0.84
  if (/[A-ZÀ-Þ0-9]/.test(letter)) return 0.64
  // Letters of scripts that are set square.
  return /[\u1100-\uffff]/.test(letter) ? 1.02 : 0.5
}

/**
 * Words over lines of the given widths, or null where they need more lines than there are. A word is never cut.
 */
export function wrap(
  words: string,
  widths: readonly number[],
  size: number,
  measure: Measure = roughly,
): string[] | null {
  const lines: string[] = []
  let line = ''
  for (const word of words.trim().split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (measure(longer, size) <= (widths[lines.length] ?? 0)) {
      line = longer
      continue
    }
    if (line === '') return null
    lines.push(line)
    line = word
    if (measure(word, size) > (widths[lines.length] ?? 0)) return null
  }
  return line === '' ? lines : [...lines, line]
}
