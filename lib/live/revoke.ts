import * as z from 'zod'
import { type Judgement, judgeVisits } from '@/db/practice'
import { listen } from '@/db/system'
import { type LiveNotice, liveChannel } from '@/lib/announce'
import type { Admission } from './admit'
import { inTime } from './in-time'
import { logFailure } from './log'
import type { Visit, Visits } from './visits'
import type { Closing } from './wire'

const notice: z.ZodType<LiveNotice> = z.object({
  kind: z.enum([
    'session-opened',
    'session-ended',
    'engagement-changed',
    'plan-changed',
    'member-changed',
    'practice-changed',
    'sign-in-ended',
    'document-written',
    'comments-changed',
    'commitments-changed',
    'agenda-changed',
  ]),
  practiceId: z.uuid().optional(),
  engagementId: z.uuid().optional(),
  memberId: z.uuid().optional(),
  signInId: z.uuid().optional(),
  documentId: z.uuid().optional(),
  fromSeq: z.int().optional(),
})

export type Judging = { judge(visits: Visit[]): Promise<void>; stop(): Promise<void> }

/**
 * Keeps asking the database whether everybody may still be where they are: at once when it is told of a change, and
 * every few seconds in case a notice was lost. A notice is never believed, only looked up.
 */
export async function keepJudging(options: {
  visits: Visits
  everyMs: number
  onSessionEnded: (vision: { practiceId: string; documentId: string }) => void
  /** Edits that no page sent are in the log of this document, from that row on. */
  onWritten: (document: { practiceId: string; documentId: string }, fromSeq: number) => void
  /** Notices may have been missed. */
  onHearAgain: () => void
}): Promise<Judging> {
  const { visits } = options
  let underWay: Promise<unknown> | null = null
  let turn = 0

  const subscription = await listen(
    liveChannel,
    (payload) => {
      const heard = notice.safeParse(parsed(payload))
      if (heard.success) void heed(heard.data)
    },
    () => {
      void judgeAll(visits.where(() => true))
      options.onHearAgain()
    },
  )
  // A few at a time: everybody at once would be felt by those who write.
  const timer = setInterval(() => {
    if (underWay) return
    turn = (turn + 1) % turns
    underWay = judgeAll(visits.where(() => true).filter((_, at) => at % turns === turn)).finally(() => {
      underWay = null
    })
  }, options.everyMs / turns)

  return {
    judge: judgeAll,
    stop: async () => {
      clearInterval(timer)
      await subscription.unlisten().catch(() => {})
      await underWay
    },
  }

  async function heed(heard: LiveNotice): Promise<void> {
    const { kind, practiceId, documentId, fromSeq } = heard
    if (kind === 'document-written') {
      if (practiceId && documentId && fromSeq !== undefined)
        options.onWritten({ practiceId, documentId }, fromSeq)
      return
    }
    const concerned = visits.where((admission) => concerns(heard, admission))
    // Asked, frozen, signed, commented on, promised or planned: nobody's place has changed, but what the page says has.
    if (isOfThePage(heard.kind)) return tellVisions(concerned, heard.kind)
    await judgeAll(concerned)
    if (heard.kind !== 'session-opened' && heard.kind !== 'session-ended') return
    tellVisions(concerned, heard.kind)
    if (heard.kind === 'session-ended') {
      const visions = concerned.filter(({ admission }) => admission.kind === 'vision')
      const [first] = visions
      if (first) options.onSessionEnded(keyOf(first.admission))
    }
  }
}

const ofThePage = ['plan-changed', 'comments-changed', 'commitments-changed', 'agenda-changed'] as const

type OfThePage = (typeof ofThePage)[number]

const isOfThePage = (kind: LiveNotice['kind']): kind is OfThePage => ofThePage.some((each) => each === kind)

function tellVisions(visits: readonly Visit[], kind: 'session-opened' | 'session-ended' | OfThePage) {
  for (const { admission, gone, say } of visits) {
    if (gone === null && admission.kind === 'vision') say({ kind })
  }
}

/** Into how many parts one round is split. */
const turns = 100

const concerns = (heard: LiveNotice, admission: Admission) =>
  (heard.practiceId === undefined || heard.practiceId === admission.actor.practiceId) &&
  (heard.engagementId === undefined || heard.engagementId === admission.engagementId) &&
  (heard.memberId === undefined || heard.memberId === admission.actor.memberId) &&
  (heard.signInId === undefined || heard.signInId === admission.signInId)

const keyOf = ({ actor, documentId }: Admission) => ({ practiceId: actor.practiceId, documentId })

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return null
  }
}

/** A database that does not answer changes nothing: whoever was let in stays, and is judged at the next turn. */
async function judgeAll(visits: Visit[]): Promise<void> {
  if (visits.length === 0) return
  try {
    await inTime(judgeNow(visits))
  } catch (error) {
    logFailure('could not judge again', error)
  }
}

async function judgeNow(visits: Visit[]): Promise<void> {
  for (let from = 0; from < visits.length; from += visitsAtOnce) {
    const some = visits.slice(from, from + visitsAtOnce)
    const judged = await judgeVisits(some.map(({ admission }) => admission))
    some.forEach((visit, at) => {
      judgeVisit(visit, judged[at] ?? 'out')
    })
  }
}

const visitsAtOnce = 100

function judgeVisit(visit: Visit, judged: Judgement): void {
  if (judged === 'signed out') visit.turnAway('sign-in')
  else if (judged === 'out') visit.turnAway(whyClosed(visit.admission))
  else if ((judged === 'writes') !== visit.admission.writable) visit.setWritable(judged === 'writes')
}

/** A coach at a vision is there for the length of a session. */
export const whyClosed = ({ kind, actor }: Admission): Closing =>
  kind === 'vision' && actor.role === 'coach' ? 'session-ended' : 'no-longer-yours'
