import type { PlanContent } from '@/lib/visions/document/content'
import type { GoneSince } from '@/lib/visions/document/gone-since'
import type { Template } from '@/lib/visions/document/template'
import type { Participant, Seat } from '@/lib/visions/screen'
import type { Places, SectionPlace } from '@/lib/visions/vision'

type Head = {
  visionId: string
  engagementId: string
  seat: Seat
  client: Participant
  coach: Participant
  template: Template
}

/** What happened to a plan, newest first: for its client every sitting, for the coach what settled of them. */
export type HistoryScreen = Head & {
  entries: Entry[]
  /** The moment before which there is more; null at the beginning. */
  earlier: string | null
}

export type Entry = {
  /** The address of the plan as it stood at the end of it. */
  moment: string
  from: Date
  through: Date
  /** Those who wrote; a name that is not the reader's to know is null. */
  by: { memberId: string; name: string | null }[]
  /** The session it was in. */
  session: number | null
  sections: { key: string; place: SectionPlace }[]
}

/** A plan as it stood at an earlier moment, read only. */
export type MomentScreen = Head & {
  at: Date
  practiceId: string
  content: PlanContent
  /** Where the sections lay then, as far as the reader may know. */
  places: Places
  /** What has gone since, by section; for whoever may bring it back. */
  since: Record<string, GoneSince>
  /** Where the sections are written today; null where the reader writes nothing. */
  writing: Writing | null
}

export type Writing = { documents: { shared: string; private: string }; placesNow: Places }
