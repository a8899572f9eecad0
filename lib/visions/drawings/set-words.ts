/** How wide words stand at a size, in the same units. A drawing for paper brings the measure of its own typeface. */
export type Measure = (words: string, size: number) => number

/** A measure that needs no typeface at hand: the widths of Newsreader's letters, a little rounded up. */
export const roughly: Measure = (words, size) => {
  let width = 0
  for (const letter of words.normalize('NFD')) width += widthOf(letter)
  return width * size
}

/** In parts of the size. */
const letters: [width: number, those: string][] = [
  [0.2, "'"],
  [0.24, ' .'],
  [0.26, ',:j’'],
  [0.28, '!();l'],
  [0.3, 'i'],
  [0.34, 'f'],
  [0.36, '-It'],
  [0.4, 's'],
  [0.42, 'Jr'],
  [0.44, 'cz'],
  [0.46, '?'],
  [0.48, 'ae'],
  [0.52, 'gx'],
  [0.54, 'ovy'],
  [0.56, 'bdkqu'],
  [0.58, 'Shnp'],
  [0.6, '0123456789F'],
  [0.62, 'LP'],
  [0.64, 'Z'],
  [0.66, 'BE'],
  [0.68, 'RT—'],
  [0.7, 'VY'],
  [0.72, 'C'],
  [0.74, '&AKX'],
  [0.76, 'DGw'],
  [0.78, 'NOQU'],
  [0.82, 'H'],
  [0.84, 'm'],
  [1.0, 'MW'],
]
const widths = new Map(letters.flatMap(([width, those]) => [...those].map((letter) => [letter, width])))

function widthOf(letter: string): number {
  // An accent stands on its letter.
  if (/\p{Mark}/u.test(letter)) return 0
  // Letters of scripts that are set square.
  return widths.get(letter) ?? (/[\u1100-\uffff]/.test(letter) ? 1.02 : 0.64)
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
