import type { DocumentKind } from '@/lib/visions/document/roots'
import type { Hat } from './people'
import { type May, type Row, type Seat, seatAt, seats, underWay } from './rule'

/** Who the words of a document are for, at any time. */
const readers: Record<DocumentKind, readonly Seat[]> = {
  vision: ['coach', 'client'],
  private_draft: ['client'],
  shared_notes: ['coach', 'client'],
  coach_notes: ['coach'],
  client_notes: ['client'],
}

/** Who may have the document itself open now, letters appearing: the coach at the vision only while a session is open. */
export const mayOpen: May = (hat, row) => {
  const seat = seatAt(hat, row)
  if (!row.kind || !readers[row.kind].includes(seat)) return false
  return row.kind !== 'vision' || seat === 'client' || row.engagement?.sessionIsOpen === true
}

/** What has ended is kept as it is: the work, and of shared notes their session. */
export const mayWrite: May = (hat, row) =>
  mayOpen(hat, row) &&
  row.engagement?.underWay === true &&
  (row.kind !== 'shared_notes' || row.engagement.sessionIsOpen)

/** The plan is begun by the coach, with the engagement; notes by whoever they are for. */
export const mayBegin: May = (hat, row) =>
  row.kind === 'vision' || row.kind === 'private_draft'
    ? seats('coach')(hat, row)
    : row.kind !== null && underWay(hat, row) && readers[row.kind].includes(seatAt(hat, row))

/** Documents one may know of, whether or not they are open. */
export function mayKnow(hat: Hat, row: Row) {
  return row.kind !== null && readers[row.kind].includes(seatAt(hat, row))
}
