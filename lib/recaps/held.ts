import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import type { Held } from './draft'
import { noEdits, type Recap, type RecapEdits } from './recap'

/** A session and its recap, as far as there is one and this person may know of it. */
export type HeldSession = {
  held: Held | null
  engagement: {
    id: string
    coachId: string
    clientId: string
    status: 'invited' | 'active' | 'paused' | 'ended'
  }
  number: number
  visionId: string
  coach: Held['coach'] & { timeZone: string }
  client: Held['client'] & { timeZone: string }
  edits: RecapEdits
  sent: { recap: Recap; digest: string; at: Date; readAt: Date | null } | null
}

type Row = Omit<HeldSession, 'held' | 'edits' | 'sent'> & {
  of: number
  openedAt: string | null
  endedAt: string | null
  edits: RecapEdits | null
  content: string | null
  digest: string | null
  sentAt: string | null
  readAt: string | null
}

/** Undefined where the session is not the asker's to see; whether they sit at it is asked by whoever calls. */
export async function findHeld({ db, actor }: Practice, sessionId: string): Promise<HeldSession | undefined> {
  const [row] = await db.execute<Row>(sql`
    select s.number, e.sessions_agreed as "of", s.opened_at as "openedAt", s.ended_at as "endedAt", v.id as "visionId",
      jsonb_build_object('id', e.id, 'coachId', e.coach_id, 'clientId', e.client_id, 'status', e.status) as engagement,
      jsonb_build_object('memberId', coach.id, 'name', coach.name, 'timeZone', coach.time_zone) as coach,
      jsonb_build_object('memberId', client.id, 'name', client.name, 'timeZone', client.time_zone) as client,
      d.edits, r.content, r.digest, r.sent_at as "sentAt", seen.read_at as "readAt"
    from sessions s
    join engagements e on e.practice_id = s.practice_id and e.id = s.engagement_id
    join visions v on v.practice_id = e.practice_id and v.engagement_id = e.id
    join members coach on coach.practice_id = e.practice_id and coach.id = e.coach_id
    join members client on client.practice_id = e.practice_id and client.id = e.client_id
    left join recap_drafts d on d.practice_id = s.practice_id and d.session_id = s.id
    left join recaps r on r.practice_id = s.practice_id and r.session_id = s.id
    left join recap_reads seen on seen.practice_id = s.practice_id and seen.session_id = s.id
      and seen.member_id = e.client_id
    where s.practice_id = ${actor.practiceId} and s.id = ${sessionId}`)
  if (!row) return undefined
  const { engagement, visionId, number, coach, client, of, openedAt, endedAt } = row
  return {
    engagement,
    number,
    visionId,
    coach,
    client,
    held:
      openedAt && endedAt
        ? {
            id: sessionId,
            engagementId: engagement.id,
            visionId,
            number,
            of,
            openedAt: new Date(openedAt),
            endedAt: new Date(endedAt),
            coach: { memberId: coach.memberId, name: coach.name },
            client: { memberId: client.memberId, name: client.name },
          }
        : null,
    // Written by `editRecap` from parsed input.
    edits: row.edits ?? noEdits,
    sent:
      row.content !== null && row.digest !== null && row.sentAt !== null
        ? {
            // Written by `sendRecap` as canonical JSON of a recap; its hash is the column beside it.
            recap: JSON.parse(row.content) as Recap,
            digest: row.digest,
            at: new Date(row.sentAt),
            readAt: row.readAt === null ? null : new Date(row.readAt),
          }
        : null,
  }
}
