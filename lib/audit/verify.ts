import { Follower, type Verdict } from './chain'
import type { Head, Link } from './link'

/** Where a record is read from, in pieces. */
export type Source = {
  practiceId: string
  linksAfter: (seq: number) => Promise<Link[]>
  head: () => Promise<Head>
}

/** Follows a record that may be growing while it is read; `each` sees every link on the way. */
export async function verifyRecord(
  source: Source,
  noted: readonly Head[] = [],
  each: (link: Link) => void = () => {},
): Promise<Verdict> {
  const follower = new Follower(source.practiceId, noted)
  let last = 0
  for (;;) {
    for (let links = await source.linksAfter(last); links.length > 0; links = await source.linksAfter(last)) {
      for (const link of links) {
        follower.follow(link)
        each(link)
        last = Math.max(last, link.seq)
      }
    }
    const head = await source.head()
    // Written since we looked: there is more to follow.
    if (head.seq > last && (await source.linksAfter(last)).length > 0) continue
    return follower.verdict(head)
  }
}

/** "412:3f9a…" as it is printed and shown, to be compared another day. */
export function notedHead(text: string): Head | null {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  return seq && hash ? { seq: Number(seq), hash } : null
}

export const headToNote = ({ seq, hash }: Head) => `${seq}:${hash}`
