/** A few words of a text around what was looked for. */
export type Excerpt = { before: string; match: string; after: string }

const before = 48
const after = 96

/** The first place where one of these words begins; the beginning of the text where only a stem of it stands there. */
export function excerptOf(text: string, folded: readonly string[]): Excerpt {
  const line = text.replace(/\s+/g, ' ').trim()
  const match = [...line.matchAll(/[\p{L}\p{N}]+/gu)].find(([word]) =>
    folded.some((each) => fold(word).startsWith(each)),
  )
  if (!match) return { before: '', match: '', after: cut(line, before + after) }
  const end = match.index + match[0].length
  return {
    before: cutStart(line.slice(0, match.index), before),
    match: match[0],
    after: cut(line.slice(end), after),
  }
}

/** As the database folds what it compares: small letters without accents. */
export const fold = (word: string) =>
  word
    .toLocaleLowerCase('en-US')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')

function cut(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most).replace(/\s+\S*$/, '')}…`
}

function cutStart(text: string, most: number): string {
  if (text.length <= most) return text
  return `…${text.slice(-most).replace(/^\S*\s+/, '')}`
}
