/** One event of the record, as it is hashed. Pure: read by the server, the command line and the browser alike. */
export type Link = {
  practiceId: string
  /** From 1, without gaps. */
  seq: number
  id: string
  engagementId: string | null
  memberId: string
  verb: string
  subjectId: string | null
  /** UTC with microseconds, as written: "2026-06-11T16:00:00.123456Z". */
  at: string
  prevHash: string
  hash: string
}

/** A place in the record: the newest, or one noted earlier. */
export type Head = { seq: number; hash: string }

/** The text whose SHA-256 is the event's hash: the fields, one a line, in this order (function wall.event_hash). */
export function hashedText(link: Omit<Link, 'hash'>): string {
  const { practiceId, seq, prevHash, id, engagementId, memberId, verb, subjectId, at } = link
  const lines = ['waymark event 1', practiceId, seq, prevHash, id, engagementId ?? '-', memberId, verb]
  return [...lines, subjectId ?? '-', at].join('\n')
}
