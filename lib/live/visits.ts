import type { Admission } from './admit'
import type { Socket } from './sockets'
import type { Closing, Word } from './wire'

/** One person at one document on one socket. */
export type Visit = {
  admission: Admission
  readonly socket: Socket
  /** What messages to and from this document carry, once they have fully arrived. */
  address: string | null
  /** Set as soon as they have been turned away, which may be before they have fully arrived. */
  gone: Closing | null
  /** Closes the document and the socket it came over. */
  turnAway(why: Closing): void
  say(word: Word): void
  setWritable(writable: boolean): void
  /** Makes room for the same page on a newer socket. */
  leave(): void
}

/** Who is where, right now. */
export class Visits {
  private readonly all = new Set<Visit>()

  add(visit: Visit): void {
    this.all.add(visit)
  }

  remove(visit: Visit): void {
    this.all.delete(visit)
  }

  where(matches: (admission: Admission) => boolean): Visit[] {
    return [...this.all].filter((visit) => matches(visit.admission))
  }

  on(socket: Socket): Visit[] {
    return [...this.all].filter((visit) => visit.socket === socket)
  }

  arrived(socket: Socket, address: string): boolean {
    return this.on(socket).some((visit) => visit.address === address)
  }

  at(documentId: string): Visit[] {
    return this.where((admission) => admission.documentId === documentId)
  }
}
