import { type Actor, withPractice } from '@/db/practice'
import { commitmentsOfSession } from '@/lib/commitments/queries'
import { markWithin } from '@/lib/sessions/mark'
import { hashOfText } from '@/lib/signoffs/seal'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { seatOf } from '@/lib/visions/policy'
import { draftOf } from './draft'
import { findHeld } from './held'
import { recapAddress } from './input'
import { mayDraft } from './policy'
import { edited, type Recap, type RecapEdits } from './recap'

export type RecapScreen = {
  sessionId: string
  engagementId: string
  visionId: string
  number: number
  /** The other one of the two. */
  other: string
  otherZone: string
} /** `mark` is what the page of the session stands on. */ & (
  | { state: 'none'; seat: 'coach' | 'client'; mark: string }
  /** For the coach alone: what was drafted, what they made of it, and what would be sent, with its hash. */
  | { state: 'draft'; seat: 'coach'; drafted: Recap; edits: RecapEdits; digest: string }
  | {
      state: 'sent'
      seat: 'coach' | 'client'
      mark: string
      recap: Recap
      digest: string
      sentAt: Date
      readAt: Date | null
      /** What has become of the commitments since, by their ids. */
      kept: string[]
      settled: string[]
    }
)

/** The recap of a session, for either of its two people; null for everybody else. */
export async function recapScreen(actor: Actor, sessionId: string): Promise<RecapScreen | null> {
  const { data: id } = recapAddress.safeParse(sessionId)
  if (!id) return null
  return withPractice(actor, async (practice) => {
    const row = await findHeld(practice, id)
    const seat = row && seatOf(actor, row.engagement)
    if (!row || !seat) return null
    const { engagement, held, sent, edits, visionId, number } = row
    const { name: other, timeZone: otherZone } = seat === 'coach' ? row.client : row.coach
    const mark = async () => (await markWithin(practice, id))?.mark ?? ''
    const head = { sessionId: id, engagementId: engagement.id, visionId, number, other, otherZone }
    if (sent) {
      const became = (await commitmentsOfSession(practice, id)).filter(({ outcome }) => outcome !== null)
      return {
        ...head,
        state: 'sent',
        seat,
        mark: await mark(),
        recap: sent.recap,
        digest: sent.digest,
        sentAt: sent.at,
        readAt: sent.readAt,
        kept: became.filter(({ outcome }) => outcome?.kind === 'kept').map((each) => each.id),
        settled: became.map((each) => each.id),
      }
    }
    if (!held || seat === 'client' || !mayDraft(actor, engagement, { endedAt: held.endedAt, sentAt: null }))
      return { ...head, state: 'none', seat, mark: await mark() }
    const drafted = await draftOf(practice, held)
    const digest = await hashOfText(canonicalJson(edited(drafted, edits)))
    return { ...head, state: 'draft', seat, drafted, edits, digest }
  })
}
