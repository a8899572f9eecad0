import type { Passage } from '@/lib/visions/document/letters'

/** What is known of a passage besides its positions, all of it in letters. */
export type Remembered = {
  quote: string
  /** What the passage was when it was chosen; its quote is what it has become since. */
  first: string
  /** What stood beside it. */
  before: string
  after: string
  /** How many letters stood before it. */
  at: number
  /** How often the same, or nearly the same, stood elsewhere in the section. */
  others: number
}

/** Where the positions lead. `whole` when the first and the last letter are still the ones that were chosen. */
export type Kept = Passage & { whole: boolean }

/** How much of the neighborhood is remembered, in letters. */
export const remembered = 32

/**
 * Finds a passage again, or says that it is gone. The positions are believed where both ends of the passage live; the
 * words where they stand exactly once more; likeness and neighborhood where neither is to be had. Never the nearest
 * best: a comment beside words it was not about is worse than one that says that they are gone.
 */
export function findPassage(text: string, known: Remembered, kept: Kept | null): Passage | null {
  const found = known.quote === '' ? null : likeliest(text, known, kept)
  return found && isStillIt(text, known, found, kept) ? found : null
}

/**
 * What was found has to be the words that were chosen, not what they have become step by step: a passage that is written
 * anew around two letters of it is another one. Where the words are not the same, something else has to speak for them.
 */
function isStillIt(text: string, known: Remembered, found: Passage, kept: Kept | null): boolean {
  const words = text.slice(found.from, found.to)
  const left = shareLeft(words, known.first)
  if (left < enough) return false
  // In so much that came in between, its words may stand by chance.
  if (words.length > 2 * known.first.length + shortest) return false
  if (words === known.quote) return true
  // Said more than once, something like it is as likely the other one.
  if (known.others > 0 && !(kept?.whole && left >= most)) return false
  if (known.first.length >= sentence && left >= nearlyAll) return true
  return likenessOfPlace(text, known, found) >= sameSurroundings
}

function likeliest(text: string, known: Remembered, kept: Kept | null): Passage | null {
  const { quote } = known
  const left = kept && kept.to > kept.from ? kept : null
  if (left && text.slice(left.from, left.to) === quote) return asPassage(left)

  const same = occurrences(text, quote)
  const within = left ? same.filter(({ from, to }) => from < left.to && to > left.from) : []
  if (within.length > 0) return best(text, known, within, left?.from ?? known.at)?.passage ?? null
  if (left?.whole) return asPassage(left)

  const moved = best(text, known, same, kept?.from ?? known.at)
  // A few letters are written again by chance; a sentence is not.
  const oneMore = same.length > known.others && quote.length >= telling
  if (moved && (oneMore || moved.likeness >= knownAgain)) return moved.passage

  const rest = left && overlapping(text, quote, left)
  if (rest) return rest
  const near = alike(text, quote)
  if (near && (isTelling(near, known) || likenessOfPlace(text, known, near) >= knownAgain))
    return asPassage(near)
  return null
}

/** How much of what was chosen has to be left of it. */
const enough = 0.65
const most = 0.75
const nearlyAll = 0.85

/** So many letters, nearly all of them there, speak for themselves. */
const sentence = 24

/** How much of the neighborhood has to be the same where the words are not. */
const sameSurroundings = 0.25

/** From 0 to 1: how many letters of a quote still stand in a text, in runs that are no accident. */
function shareLeft(text: string, quote: string): number {
  const size = Math.min(run, quote.length)
  const runs = new Set(Array.from({ length: text.length }, (_, at) => text.slice(at, at + size)))
  let left = 0
  let counted = 0
  for (let at = 0; at + size <= quote.length; at++) {
    if (!runs.has(quote.slice(at, at + size))) continue
    left += at + size - Math.max(at, counted)
    counted = at + size
  }
  // A word that is said twice and stands once is left once.
  return Math.min(left, text.length) / quote.length
}

const run = 3

/** How often the passage, or something that could be taken for it, stands elsewhere. */
export function countOthers(text: string, { from, to }: Passage): number {
  const quote = text.slice(from, to)
  const same = occurrences(text, quote).filter((each) => each.from >= to || each.to <= from)
  if (same.length > 0) return same.length
  return alike(text.slice(0, from), quote) || alike(text.slice(to), quote) ? 1 : 0
}

/** How much of the neighborhood has to be the same where there is doubt. */
const knownAgain = 0.5

/** No more than this many places are looked at: whoever comments on an "e" is told by its positions. */
const placesAtMost = 200

function occurrences(text: string, quote: string): Passage[] {
  const found: Passage[] = []
  for (
    let at = text.indexOf(quote);
    at >= 0 && found.length < placesAtMost;
    at = text.indexOf(quote, at + 1)
  ) {
    found.push({ from: at, to: at + quote.length })
  }
  return found
}

/** Of several places the one whose neighborhood is most like the remembered one; of equals the nearest. */
function best(text: string, known: Remembered, places: readonly Passage[], near: number) {
  const [first] = places
    .map((passage) => ({ passage, likeness: likenessOfPlace(text, known, passage) }))
    .sort(
      (one, other) =>
        other.likeness - one.likeness ||
        Math.abs(one.passage.from - near) - Math.abs(other.passage.from - near),
    )
  return first
}

/** From 0 to 1: how much of what stood beside the passage stands beside this place. */
function likenessOfPlace(text: string, { before, after }: Remembered, { from, to }: Passage): number {
  const ahead = text.slice(Math.max(0, from - remembered), from)
  const behind = text.slice(to, to + remembered)
  return (sameEnd(ahead, before) + sameStart(behind, after)) / 2
}

/** Half a neighborhood in one piece is as good as all of it; that nothing stands there either says half as much. */
function sameStart(one: string, other: string): number {
  if (other === '') return one === '' ? 0.5 : 0
  let run = 0
  while (run < one.length && run < other.length && one[run] === other[run]) run++
  return Math.min(1, run / Math.min(other.length, remembered / 2))
}

const sameEnd = (one: string, other: string) => sameStart(reversed(one), reversed(other))
const reversed = (text: string) => text.split('').reverse().join('')
const asPassage = ({ from, to }: Passage): Passage => ({ from, to })

/** One end of the passage is gone. What lies at the other is taken where it is still a piece of the quote. */
function overlapping(text: string, quote: string, left: Passage): Passage | null {
  const from = Math.max(0, left.from - quote.length)
  const near = alike(text.slice(from, left.to + quote.length), quote)
  const found = near && { from: near.from + from, to: near.to + from }
  if (found && found.from < left.to && found.to > left.from) return found
  const rest = text.slice(left.from, left.to)
  // A letter or two of a passage are no passage: they would be followed as if they were all of it.
  if (rest.length < shortest && rest.length * 2 < quote.length) return null
  if (quote.includes(rest)) return asPassage(left)
  const piece = alike(quote, rest)
  return piece && rest.length >= shortest ? asPassage(left) : null
}

type Alike = Passage & { wrong: number; length: number }

/** So many letters are said once. */
const telling = 16

/** Fewer letters than this are alike by accident. */
const shortest = 8

/** Letters that may differ, in a hundred. */
const tolerance = 0.3

/** Long, and hardly changed, where nothing else was like it: there is no doubt which words these were. */
const isTelling = (found: Alike, { others }: Remembered) =>
  others === 0 && found.length >= telling && found.wrong <= found.length * tolerance

/** The stretch of the text that is most like the quote, if any is like it enough; its longest whole piece otherwise. */
function alike(text: string, quote: string): Alike | null {
  if (quote.length < shortest || text.length < shortest) return null
  const found = candidates(text, quote)
    .map((window) => nearest(text, quote, window))
    .filter((each) => each !== null)
    .sort((one, other) => one.wrong - other.wrong || one.from - other.from)
  return found[0] ?? longestPiece(text, quote)
}

/** Where pieces of the quote lie in the text as far apart as in the quote: the likeliest windows to look in. */
function candidates(text: string, quote: string): Passage[] {
  const size = seedSize(quote)
  const seeds = new Map<string, number[]>()
  for (let at = 0; at + size <= quote.length; at++) {
    const seed = quote.slice(at, at + size)
    const places = seeds.get(seed)
    if (places) places.push(at)
    else seeds.set(seed, [at])
  }
  const slack = Math.max(shortest, Math.ceil(quote.length * tolerance))
  const votes = new Map<number, number>()
  for (let at = 0; at + size <= text.length; at++) {
    for (const place of seeds.get(text.slice(at, at + size)) ?? []) {
      const bin = Math.floor((at - place) / slack)
      votes.set(bin, (votes.get(bin) ?? 0) + 1)
    }
  }
  return [...votes]
    .map(([bin, count]) => ({ bin, count: count + (votes.get(bin + 1) ?? 0) }))
    .sort((one, other) => other.count - one.count || one.bin - other.bin)
    .slice(0, 3)
    .map(({ bin }) => ({
      from: Math.max(0, (bin - 1) * slack),
      to: Math.min(text.length, (bin + 3) * slack + quote.length),
    }))
}

const seedSize = (quote: string) => (quote.length >= 24 ? 5 : 4)

/** The end of the window with the fewest letters wrong, and where it begins: approximate search after Sellers. */
function nearest(text: string, quote: string, { from, to }: Passage): Alike | null {
  const most = Math.floor(quote.length * tolerance)
  let wrong = Array.from({ length: quote.length + 1 }, (_, index) => index)
  let begin = new Array<number>(quote.length + 1).fill(from)
  let found: Alike | null = null
  for (let at = from; at < to; at++) {
    const wrongHere = [0]
    const beginHere = [at + 1]
    for (let index = 1; index <= quote.length; index++) {
      const replaced = (wrong[index - 1] ?? 0) + (text[at] === quote[index - 1] ? 0 : 1)
      const added = (wrong[index] ?? 0) + 1
      const left = (wrongHere[index - 1] ?? 0) + 1
      const least = Math.min(replaced, added, left)
      wrongHere.push(least)
      const from =
        least === replaced ? begin[index - 1] : least === added ? begin[index] : beginHere[index - 1]
      beginHere.push(from ?? at)
    }
    wrong = wrongHere
    begin = beginHere
    const least = wrong[quote.length] ?? Infinity
    if (least <= most && least < (found?.wrong ?? Infinity)) {
      found = { from: begin[quote.length] ?? at, to: at + 1, wrong: least, length: quote.length }
    }
  }
  return found
}

/** A good part of the quote that stands there in one piece, and nowhere else. */
function longestPiece(text: string, quote: string): Alike | null {
  const enough = Math.max(16, Math.ceil(quote.length * 0.4))
  let longest = ''
  for (let from = 0; from + enough <= quote.length; from++) {
    let to = from + Math.max(enough, longest.length + 1)
    while (to <= quote.length && text.includes(quote.slice(from, to))) {
      longest = quote.slice(from, to)
      to++
    }
  }
  const at = longest === '' ? -1 : text.indexOf(longest)
  if (at < 0 || text.includes(longest, at + 1)) return null
  return { from: at, to: at + longest.length, wrong: quote.length - longest.length, length: quote.length }
}
