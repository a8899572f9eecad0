import { type Hostile, hostile } from './strings'

export type Way = 'raw update' | 'action' | 'page'

/** What one number stands for: which string, in which field, written which way. */
export type Planted = { string: number; field: string; way: Way }

/** Hands out hostile words for fields, each string in turn, and remembers what every number stands for. */
export class Words {
  readonly planted: Planted[] = []
  private readonly turns = new Map<string, number>()

  constructor(private readonly strings: readonly Hostile[] = hostile) {}

  /** One string that fits; for a field that holds one thing. */
  one(way: Way, field: string, most = 60): string {
    for (let tried = 0; tried < this.strings.length; tried++) {
      const words = this.next(way, field)
      if (words.length <= most) return words
      this.planted.pop()
    }
    throw new Error(`No hostile string fits into ${most} letters of ${field}.`)
  }

  /** As many as there is room for, one after the other. */
  many(way: Way, field: string, most: number, between = ' '): string {
    let words = ''
    for (let each = 0; each < this.strings.length; each++) {
      const next = this.next(way, field)
      if (words.length + between.length + next.length > most) {
        this.planted.pop()
        this.turns.set(`${way} ${field}`, (this.turns.get(`${way} ${field}`) ?? 1) - 1)
        break
      }
      words += (words === '' ? '' : between) + next
    }
    return words
  }

  /** Every string, each on its own. */
  all(way: Way, field: string): string[] {
    return this.strings.map(() => this.next(way, field))
  }

  private next(way: Way, field: string): string {
    const key = `${way} ${field}`
    const string = (this.turns.get(key) ?? 0) % this.strings.length
    this.turns.set(key, string + 1)
    const id = this.planted.length
    const words = this.strings[string]?.(id) ?? ''
    // Forms refuse what is no writing, and with it everything beside it.
    if (way !== 'raw update' && /[\p{C}\u2028\u2029]/u.test(words)) return this.next(way, field)
    this.planted.push({ string, field, way })
    return words
  }
}
