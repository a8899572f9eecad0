import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { mayMarkReached, mayPlanAgenda } from '@/lib/agenda/policy'
import { agendaWithin } from '@/lib/agenda/queries'
import type { Topic } from '@/lib/agenda/topic'
import { now } from '@/lib/clock'
import { mayAnswer, mayNoteToSelf, maySayReady } from '@/lib/preparation/policy'
import {
  type CoachPreparation,
  coachPreparation,
  type OwnAnswers,
  ownAnswers,
} from '@/lib/preparation/queries'
import { seatOf } from '@/lib/visions/policy'
import { markWithin } from './mark'
import { mayChangeSession, mayLinkCall, mayOpenSession } from './policy'
import { isNear } from './session'

/** The page of one session, for either of its two people. */
export type SessionScreen = {
  id: string
  /** What all of this stands on, in one word. */
  mark: string
  engagementId: string
  visionId: string
  number: number
  sessionsAgreed: number
  startsAt: Date
  minutes: number
  link: string | null
  openedAt: Date | null
  endedAt: Date | null
  cancelledAt: Date | null
  /** The other one of the two. */
  withWhom: { memberId: string; name: string; timeZone: string; place: string | null }
  topics: Topic[]
  may: {
    plan: boolean
    reach: boolean
    answer: boolean
    sayReady: boolean
    noteToSelf: boolean
    /** It is about its hour. */
    open: boolean
    /** Move it, call it off. */
    change: boolean
    /** Say where the call is. */
    link: boolean
  }
} & ({ seat: 'coach'; preparation: CoachPreparation } | { seat: 'client'; own: OwnAnswers })

type Stored = {
  id: string
  engagementId: string
  visionId: string
  number: number
  sessionsAgreed: number
  startsAt: string
  minutes: number
  link: string | null
  openedAt: string | null
  endedAt: string | null
  cancelledAt: string | null
  coachId: string
  clientId: string
  status: 'invited' | 'active' | 'paused' | 'ended'
  withWhom: SessionScreen['withWhom']
}

/** Within an open transaction; null where it is not the asker's. */
export async function sessionScreenWithin(
  practice: Practice,
  sessionId: string,
): Promise<SessionScreen | null> {
  const { db, actor } = practice
  const [row] = await db.execute<Stored>(sql`
    select s.id, s.engagement_id as "engagementId", v.id as "visionId", s.number,
      e.sessions_agreed as "sessionsAgreed", s.starts_at as "startsAt", s.minutes, s.link, s.opened_at as "openedAt",
      s.ended_at as "endedAt", s.cancelled_at as "cancelledAt", e.coach_id as "coachId", e.client_id as "clientId",
      e.status, jsonb_build_object('memberId', other.id, 'name', other.name, 'timeZone', other.time_zone,
        'place', other.place) as "withWhom"
    from sessions s
    join engagements e on e.practice_id = s.practice_id and e.id = s.engagement_id
    join visions v on v.practice_id = e.practice_id and v.engagement_id = e.id
    join members other on other.practice_id = s.practice_id
      and other.id = case when e.client_id = ${actor.memberId} then e.coach_id else e.client_id end
    where s.practice_id = ${actor.practiceId} and s.id = ${sessionId}`)
  if (!row) return null
  const { coachId, clientId, status, ...rest } = row
  const engagement = { coachId, clientId, status }
  const seat = seatOf(actor, engagement)
  if (!seat) return null
  const marked = await markWithin(practice, sessionId)
  const session = {
    ...rest,
    mark: marked?.mark ?? '',
    startsAt: new Date(row.startsAt),
    openedAt: dateOrNull(row.openedAt),
    endedAt: dateOrNull(row.endedAt),
    cancelledAt: dateOrNull(row.cancelledAt),
  }
  const change = mayChangeSession(actor, engagement, session)
  const screen = {
    ...session,
    topics: await agendaWithin(practice, sessionId),
    may: {
      plan: mayPlanAgenda(actor, engagement, session),
      reach: mayMarkReached(actor, engagement, session),
      answer: mayAnswer(actor, engagement, session),
      sayReady: maySayReady(actor, engagement, session),
      noteToSelf: mayNoteToSelf(actor, engagement),
      open: mayOpenSession(actor, engagement) && change && isNear(session, now()),
      change,
      link: mayLinkCall(actor, engagement, session),
    },
  }
  return seat === 'coach'
    ? { ...screen, seat, preparation: await coachPreparation(practice, session) }
    : { ...screen, seat, own: await ownAnswers(practice, sessionId) }
}

const dateOrNull = (instant: string | null) => (instant === null ? null : new Date(instant))
