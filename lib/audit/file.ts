import { z } from 'zod'
import { type Verdict, verifyChain } from './chain'
import type { Head, Link } from './link'

/** The record as a file: a line that says what it is and where it ends, then one line per event, all of it JSON. */
export const fileHeader = (practiceId: string, { seq, hash }: Head) =>
  `${JSON.stringify({ format: 'waymark record 1', practiceId, seq, hash })}\n`

/** Keys in a fixed order, so that the same record is the same file. */
export function fileLine(link: Link): string {
  const { practiceId, seq, id, engagementId, memberId, verb, subjectId, at, prevHash, hash } = link
  return `${JSON.stringify({ practiceId, seq, id, engagementId, memberId, verb, subjectId, at, prevHash, hash })}\n`
}

/** Checks a file that somebody kept. Needs no database and nothing else of Waymark. */
export function verifyFile(text: string, noted: readonly Head[] = []): Verdict {
  const [first = '', ...lines] = text.split('\n')
  const header = headerShape.safeParse(parsed(first))
  if (!header.success) return unreadable(0, 'This file does not begin as a record of Waymark.')
  // A file ends with a line end; what comes after it would be read by nobody.
  if (lines.pop() !== '') return unreadable(lines.length + 1, 'The last line is cut off.')
  const links: Link[] = []
  for (const [index, line] of lines.entries()) {
    const link = linkShape.safeParse(parsed(line))
    if (!link.success || fileLine(link.data) !== `${line}\n`)
      return unreadable(index + 1, `Line ${index + 2} is not written as an event is.`)
    links.push(link.data)
  }
  const { practiceId, seq, hash } = header.data
  if (fileHeader(practiceId, { seq, hash }) !== `${first}\n`)
    return unreadable(0, 'The first line is not written as it should be.')
  return verifyChain(practiceId, links, { seq, hash }, noted)
}

const hash = z.string().regex(/^[0-9a-f]{64}$/)

const headerShape = z.strictObject({
  format: z.literal('waymark record 1'),
  practiceId: z.uuid(),
  seq: z.int().min(0),
  hash,
})

const linkShape = z.strictObject({
  practiceId: z.uuid(),
  seq: z.int().min(1),
  id: z.uuid(),
  engagementId: z.uuid().nullable(),
  memberId: z.uuid(),
  verb: z.string().regex(/^[a-z]+( [a-z]+)*$/),
  subjectId: z.uuid().nullable(),
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
  prevHash: hash,
  hash,
})

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

const unreadable = (seq: number, problem: string): Verdict => ({ intact: false, seq, problem })
