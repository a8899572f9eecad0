import type { Topic } from '@/lib/agenda/topic'
import type { Conversation } from '@/lib/comments/thread'
import type { CommitmentsScreen } from '@/lib/commitments/screen'
import type { NoteDocuments } from '@/lib/notes/note'
import type { Stage } from '@/lib/signoffs/stage'
import type { PlanContent } from '@/lib/visions/document/content'
import type { Change } from '@/lib/visions/document/diff'
import type { Template } from '@/lib/visions/document/template'
import type { Places } from '@/lib/visions/vision'

/** Where somebody sits at a plan. Nobody else is at the table. */
export type Seat = 'client' | 'coach'

/** Everything the page of one vision needs, decided. */
export type VisionScreen = {
  practiceId: string
  visionId: string
  engagementId: string
  template: Template
  /** Sections that do not lie where the template starts them, as far as the viewer may know. */
  places: Places
  seat: Seat
  client: Participant
  coach: Participant
  /** The viewer's own. */
  timeZone: string
  /** The session that is open now. */
  session: OpenSession | null
  /** The session that ended within the hour, while none is open. */
  ended: EndedSession | null
  /** Ids of the documents the viewer may open on the socket now. The coach has none between sessions. */
  live: { vision: string; privateDraft: string | null } | null
  /** What the coach reads between sessions; never sent beside a live document. */
  settled: Settled | null
  /** Where the viewer wrote while a session was open and cannot any more; words may have stayed behind on their device. */
  leftBehind: LeftBehind[]
  /** A session has just ended and its last words are on their way into a checkpoint. */
  settling: boolean
  /** The newest checkpoint, and whether the coach has had it on the screen. */
  checkpoint: { id: string; madeAt: Date; readByCoach: boolean } | null
  /** Between a draft and an agreement: what was signed, what waits, what was asked. */
  stage: Stage
  /** Of that, one word: a page without a socket hears another when it changes. Null where there is a socket. */
  mark: string | null
  /** When the coach last read, and the sections of which that was the newest that has settled; for the client. */
  reading: { at: Date; sections: string[] } | null
  /** What is said about it; never kept on a device. */
  conversation: Conversation | null
  may: May
}

/** The page of somebody who may open the live documents. */
export type LiveScreen = VisionScreen & { live: NonNullable<VisionScreen['live']> }

export type Participant = { memberId: string; name: string }

export type OpenSession = {
  id: string
  number: number
  openedAt: Date
  /** The server's clock when this was asked, for whose own clock goes wrong. */
  askedAt: Date
  minutes: number
  /** Where they talk beside the plan. */
  link: string | null
  notes: NoteDocuments
  topics: Topic[]
  promised: CommitmentsScreen | null
}

/** One that has just ended, for a calm word about it. */
export type EndedSession = { id: string; number: number; minutes: number }

/** Shared notes of a session that is over, or the plan for its coach, who has no session of which it would be. */
export type LeftBehind = { documentId: string; session: number | null }

export type Settled = {
  content: PlanContent
  ready: string[]
  /** What differs from what the viewer had read before. Empty on a first reading. */
  changes: Change[]
  /** When they read this very checkpoint; null while it is new to them. */
  readAt: Date | null
}

export type May = {
  write: boolean
  /** Say that a section is ready; it is the client's word. */
  markReady: boolean
  /** Say that the coach may read now, without waiting for the pause. */
  handOver: boolean
  /** Move a section out of the private draft. */
  share: boolean
  /** Take it along as a file. */
  export: boolean
  openSession: boolean
  endSession: boolean
}
