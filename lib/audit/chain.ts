import { createHash } from 'node:crypto'
import { type Head, hashedText, type Link } from './link'

/**
 * The record of a practice, as anybody can check it without a database. Each event is hashed together with the hash of
 * the event before, so that a byte changed, a row taken out, put in or moved shows from there on. What this cannot show
 * by itself is a record rewritten from some row to the end by somebody who may do anything to the database: for that,
 * compare with a hash noted earlier.
 */
export type Verdict = { intact: true; head: Head } | { intact: false; seq: number; problem: string }

export const nothingYet: Head = { seq: 0, hash: '0'.repeat(64) }

/** SHA-256 of an event. The database computes the same. */
export function hashOf(link: Omit<Link, 'hash'>): string {
  return createHash('sha256').update(hashedText(link)).digest('hex')
}

/** Follows a record link by link, so that a long one need not be in memory. */
export class Follower {
  private last: Head = nothingYet
  private broken: Extract<Verdict, { intact: false }> | null = null
  private readonly noted: Map<number, string>

  constructor(
    private readonly practiceId: string,
    noted: readonly Head[] = [],
  ) {
    this.noted = new Map(noted.map(({ seq, hash }) => [seq, hash]))
  }

  follow(link: Link): void {
    if (this.broken) return
    const problem = this.problemWith(link)
    if (problem) this.broken = { intact: false, seq: link.seq, problem }
    this.last = link
  }

  /** `head` is what the database, or the file, says is the newest. */
  verdict(head: Head): Verdict {
    if (this.broken) return this.broken
    const { seq, hash } = this.last
    if (seq !== head.seq) return { intact: false, seq: seq + 1, problem: missingAtTheEnd(seq, head.seq) }
    if (hash !== head.hash)
      return { intact: false, seq, problem: 'The newest event is not the one the record ends with.' }
    const lost = [...this.noted.keys()].find((each) => each > seq)
    if (lost !== undefined)
      return { intact: false, seq: lost, problem: `Event ${lost} was noted earlier and is gone.` }
    return { intact: true, head: { seq, hash } }
  }

  private problemWith(link: Link): string | null {
    const { seq, hash } = this.last
    if (link.practiceId !== this.practiceId) return `Event ${link.seq} belongs to another practice.`
    if (link.seq !== seq + 1) return `After event ${seq} comes ${link.seq}: one is missing, moved or put in.`
    if (link.prevHash !== hash) return `Event ${link.seq} does not follow from the one before it.`
    if (link.hash !== hashOf(link)) return `Event ${link.seq} was changed after it was written.`
    const noted = this.noted.get(link.seq)
    if (noted !== undefined && noted !== link.hash)
      return `Event ${link.seq} is not the one that was noted earlier: the record was rewritten.`
    return null
  }
}

export function verifyChain(
  practiceId: string,
  links: Iterable<Link>,
  head: Head,
  noted: readonly Head[] = [],
): Verdict {
  const follower = new Follower(practiceId, noted)
  for (const link of links) follower.follow(link)
  return follower.verdict(head)
}

function missingAtTheEnd(seq: number, expected: number): string {
  return seq < expected
    ? `The record should end with event ${expected}, and ends with ${seq}.`
    : `The record should end with event ${expected}, and goes on to ${seq}.`
}
