import type { DocumentKind } from '@/lib/visions/document/roots'
import type { Hat } from './people'

// What a rule is, and the words it is put together from.

/** What a row is about. */
export type Row = {
  practiceId: string
  engagement: { coachId: string; clientId: string; underWay: boolean; sessionIsOpen: boolean } | null
  kind: DocumentKind | null
  /** Whose row, where a row is somebody's: who wrote it, who has read, who keeps it, or the member itself. */
  member: { id: string; role: string; worksWith: readonly string[] } | null
  /** Whom it is about, beyond that. */
  subjectId: string | null
  /**
   * Settled after the work had ended; of a thread, that it was resolved; of a notice, that it tells somebody outside; of an
   * invitation, that it was accepted; of what ended a question, that whoever asked took it back.
   */
  late: boolean
  /** About what only the client may know. */
  privately: boolean
}

/** What somebody is to the engagement that a row is about. */
export type Seat = 'coach' | 'client' | 'owner' | 'nobody'

export function seatAt(hat: Hat, row: Row): Seat {
  const { member } = hat
  if (!member || member.practiceId !== row.practiceId || !row.engagement) return 'nobody'
  if (member.id === row.engagement.coachId) return 'coach'
  if (member.id === row.engagement.clientId) return 'client'
  return member.role === 'owner' ? 'owner' : 'nobody'
}

export type Verb = 'select' | 'insert' | 'update' | 'delete'

export type May = (hat: Hat, row: Row) => boolean

/** A change that only some values of the columns make, with `set` as SQL. */
export type Act = { name: string; set: (hat: Hat, row: Row) => string; may: May }

export type Rule = {
  /** The promise in a sentence, or why a table of which nothing is promised is as it is. */
  says: string
  select: May
  insert?: May
  /** Setting what may be set to what it was. */
  update?: May
  acts?: readonly Act[]
  /** The columns a person may fill and change. Everything else is the database's or the system's word. */
  columns?: { insert?: readonly string[]; update?: readonly string[] }
}

export const seats =
  (...allowed: Seat[]): May =>
  (hat, row) =>
    allowed.includes(seatAt(hat, row))

export const never: May = () => false
export const own: May = (hat, row) => hat.member !== null && hat.member.id === row.member?.id
export const within: May = (hat, row) => hat.member?.practiceId === row.practiceId
/** Is told of it. */
export const tells: May = (hat, row) => hat.member !== null && hat.member.id === row.subjectId
/** Runs the practice of this row, whether or not it is about an engagement. */
export const runs: May = (hat, row) => within(hat, row) && hat.member?.role === 'owner'
/** Coaches in the practice of this row, or runs it. */
export const coachesHere: May = (hat, row) => within(hat, row) && hat.member?.role !== 'client'
export const either =
  (...some: May[]): May =>
  (hat, row) =>
    some.some((may) => may(hat, row))
export const both =
  (...all: May[]): May =>
  (hat, row) =>
    all.every((may) => may(hat, row))
export const underWay: May = (_hat, row) => row.engagement?.underWay === true
export const self = (hat: Hat) => (hat.member ? `'${hat.member.id}'` : 'null')
