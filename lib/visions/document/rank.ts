/**
 * Ranks are fractions written in base 62, so that something can always be put between two neighbors without touching
 * either. They compare as plain strings, and never end in the digit for zero.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE = DIGITS.length
const LONGEST = 48

export function isRank(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST && /^[0-9A-Za-z]*[1-9A-Za-z]$/.test(value)
}

/**
 * A rank strictly between two others; `null` means the open end. Answers `null` when there is no room: two people
 * put something in the same place at once, or a gap was halved too often. Then the list needs `evenRanks`.
 */
export function rankBetween(low: string | null, high: string | null): string | null {
  if (low !== null && !isRank(low)) return null
  if (high !== null && !isRank(high)) return null
  if (low !== null && high !== null && low >= high) return null
  const rank = fractionBetween(low ?? '', high)
  return isRank(rank) ? rank : null
}

/** Ranks for a whole list, evenly spread. */
export function evenRanks(count: number): string[] {
  let width = 1
  while (BASE ** width <= count * BASE) width++
  const step = Math.floor(BASE ** width / (count + 1))
  return Array.from({ length: count }, (_, index) => written((index + 1) * step, width))
}

function fractionBetween(low: string, high: string | null): string {
  let rank = ''
  let ceiling = high
  for (let place = 0; ; place++) {
    const from = place < low.length ? DIGITS.indexOf(low.charAt(place)) : 0
    const to = ceiling !== null && place < ceiling.length ? DIGITS.indexOf(ceiling.charAt(place)) : BASE
    if (to - from > 1) return rank + DIGITS.charAt(Math.floor((from + to) / 2))
    rank += DIGITS.charAt(from)
    // Below the ceiling by this digit already, so the rest is bounded from below only.
    if (to > from) ceiling = null
  }
}

function written(value: number, width: number): string {
  let rest = value
  let rank = ''
  for (let place = 0; place < width; place++) {
    rank = DIGITS.charAt(rest % BASE) + rank
    rest = Math.floor(rest / BASE)
  }
  return rank.replace(/0+$/, '')
}
