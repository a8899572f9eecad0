import { byWeight, type DriftKind, type SignalFacts } from '@/lib/drift/signals'
import type { Standing } from '@/lib/drift/standing'
import type { Agreement } from '@/lib/signoffs/agreement'
import type { EngagementScreen } from './screen'

/** Who needs the coach, and why: pure, from rows that were already read. */

/** One client as the coach's home knows them. */
export type ClientRow = {
  engagementId: string
  visionId: string
  clientId: string
  name: string
  purpose: string
  status: 'invited' | 'active' | 'paused'
  /** When the plan last settled, null before its first word. */
  lastSettledAt: Date | null
  firstSettledAt: Date | null
  /** Keys of shared sections that settled since the coach last read. */
  unreadSections: string[]
  /** What the client said and the coach has not had on the screen. */
  unreadComments: { n: number; last: Date | null }
  /** Weeks ago (0 to 11) in which the plan moved. */
  weeksMoved: number[]
  /** What of the plan was frozen, signed and asked. */
  agreement: Agreement
  sessionsHeld: number
  sessionsAgreed: number
  /** The session that was held last, and whether its recap was sent. */
  lastHeld: { id: string; endedAt: Date; recapSent: boolean } | null
  openSession: { id: string; number: number; openedAt: Date } | null
  nextSession: { id: string; number: number; startsAt: Date; minutes: number } | null
  /** What has drifted, as far as the coach reads it. */
  signals: Standing[]
}

export type Need =
  | { group: 'waiting'; kind: 'session open'; number: number; since: Date }
  | { group: 'waiting'; kind: 'signature'; version: number; signedByClient: boolean; since: Date }
  | { group: 'waiting'; kind: 'review'; version: number; since: Date }
  | { group: 'waiting'; kind: 'changes to read'; sections: number; comments: number; since: Date | null }
  | { group: 'waiting'; kind: 'comments'; comments: number; since: Date | null }
  | { group: 'drifting'; kind: 'quiet'; weeks: number; since: Date; said: string | null }
  | { group: 'drifting'; kind: 'signal'; signal: DriftKind; facts: SignalFacts; alike: number; since: Date }
  | { group: 'moving'; kind: 'invited' | 'paused' | 'not begun' | 'read' | 'nothing' }
  | { group: 'moving'; kind: 'recap not sent'; sessionId: string }
  | { group: 'moving'; kind: 'few sessions left'; left: number }

export type NeedGroup = Need['group']

/** Quiet long enough to mention, in weeks. */
const quietWeeks = 3

/** A recap that was not sent within these weeks is not about to be. */
const recapWeeks = 2

/** The first of their reasons that holds, the most pressing first; whoever has none is `moving`. */
export function needOf(row: ClientRow, now: Date): Need {
  if (row.openSession) {
    return {
      group: 'waiting',
      kind: 'session open',
      number: row.openSession.number,
      since: row.openSession.openedAt,
    }
  }
  const { open, reviewAskedAt, latest } = row.agreement
  // Whoever else has signed is the client, or a coach of before: in both cases it is the coach's turn.
  if (open && !signedByCoach(row)) {
    return {
      group: 'waiting',
      kind: 'signature',
      version: open.number,
      signedByClient: open.signedBy.includes(row.clientId),
      since: open.since,
    }
  }
  if (reviewAskedAt) return { group: 'waiting', kind: 'review', version: latest + 1, since: reviewAskedAt }
  if (row.unreadSections.length > 0) {
    return {
      group: 'waiting',
      kind: 'changes to read',
      sections: row.unreadSections.length,
      comments: row.unreadComments.n,
      since: row.lastSettledAt,
    }
  }
  const { n: comments, last } = row.unreadComments
  if (comments > 0) return { group: 'waiting', kind: 'comments', comments, since: last }
  if (row.status !== 'active') return { group: 'moving', kind: row.status }
  if (!row.lastSettledAt) return { group: 'moving', kind: 'not begun' }
  const weeks = weeksBetween(row.lastSettledAt, now)
  if (weeks >= quietWeeks) {
    const said = row.signals.find(({ kind }) => kind === 'plan quiet')?.said ?? null
    return { group: 'drifting', kind: 'quiet', weeks, since: row.lastSettledAt, said }
  }
  const drifted = driftOf(row.signals)
  if (drifted) return drifted
  const { lastHeld } = row
  if (lastHeld && !lastHeld.recapSent && weeksBetween(lastHeld.endedAt, now) < recapWeeks) {
    return { group: 'moving', kind: 'recap not sent', sessionId: lastHeld.id }
  }
  const left = row.sessionsAgreed - row.sessionsHeld
  if (left <= 2) return { group: 'moving', kind: 'few sessions left', left: Math.max(0, left) }
  return { group: 'moving', kind: weeks === 0 ? 'read' : 'nothing' }
}

/** What weighs most, once for all of its kind. A quiet plan has its own line, and what the client let rest asks nothing. */
function driftOf(signals: readonly Standing[]): Need | null {
  const open = byWeight(signals.filter(({ kind, said }) => kind !== 'plan quiet' && said === null))
  const [first] = open
  if (!first) return null
  const { kind: signal, facts, firedAt: since } = first
  const alike = open.filter(({ kind }) => kind === signal).length
  return { group: 'drifting', kind: 'signal', signal, facts, alike, since }
}

/** The seat is taken by one signature, whoever sat there. */
const signedByCoach = ({ agreement: { open }, clientId }: ClientRow) =>
  open?.signedBy.some((memberId) => memberId !== clientId) ?? false

export type Needing = ClientRow & { need: Need }

const order: NeedGroup[] = ['waiting', 'drifting', 'moving']

/**
 * Who needs me first. Waiting: an open session, my signature, changes for a session of the next hours, a review, then
 * the longest wait.
 * Drifting: the longest quiet. Moving: whoever comes next.
 */
export function whoNeedsMeFirst(rows: readonly ClientRow[], now: Date): Needing[] {
  return rows
    .map((row) => ({ ...row, need: needOf(row, now) }))
    .sort(
      (one, other) =>
        order.indexOf(one.need.group) - order.indexOf(other.need.group) ||
        pressing(one, now) - pressing(other, now) ||
        waitingSince(one, now) - waitingSince(other, now) ||
        nextAt(one) - nextAt(other) ||
        one.name.localeCompare(other.name, 'en'),
    )
}

export type WeekMark = 'm' | 's' | 'q' | 'd' | 'p'

/** How far back the trail beside the way goes; on a list it is twelve weeks. */
export const weeksOfTheWay = 18

/** One mark a week, oldest first: signed, moved, quiet, quiet long enough to mention (newest only), before the plan began. */
export function trailOf(
  {
    weeksMoved,
    weeksSigned = [],
    firstSettledAt,
  }: Pick<ClientRow, 'weeksMoved' | 'firstSettledAt'> & { weeksSigned?: number[] },
  now: Date,
  weeks = 12,
): WeekMark[] {
  const began = firstSettledAt ? weeksBetween(firstSettledAt, now) : -1
  const moved = new Set(weeksMoved)
  const latest = weeksMoved.length > 0 ? Math.min(...weeksMoved) : weeks
  return Array.from({ length: weeks }, (_, index) => {
    const week = weeks - 1 - index
    if (week > began) return 'p'
    if (weeksSigned.includes(week)) return 's'
    if (moved.has(week)) return 'm'
    return week === 0 && latest >= quietWeeks ? 'd' : 'q'
  })
}

/** Whole weeks that have passed; a time ahead is none. */
export function weeksBetween(past: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - past.getTime()) / (7 * 86_400_000)))
}

/** An open session, a signature, changes to read before a session within the day, a review, the rest. */
function pressing({ need, nextSession }: Needing, now: Date): number {
  if (need.kind === 'session open') return 0
  const hours = nextSession ? (nextSession.startsAt.getTime() - now.getTime()) / 3_600_000 : Infinity
  if (need.kind === 'signature') return 1
  if (need.kind === 'changes to read' && hours < 16) return 2
  return need.kind === 'review' ? 3 : 4
}

/** The day it began, so that whoever has waited longest comes first; those who do not wait are equal. */
function waitingSince({ need }: Needing, now: Date): number {
  const since = 'since' in need ? (need.since ?? now) : now
  return Math.floor(since.getTime() / 86_400_000)
}

function nextAt({ nextSession }: Needing): number {
  return nextSession?.startsAt.getTime() ?? Number.MAX_SAFE_INTEGER
}

/** The group named in an address, or null for all of them: anything else is not an error worth a page. */
export function needGroup(name: string | string[] | undefined): NeedGroup | null {
  return order.find((group) => group === name) ?? null
}

/** The same engagement as a row of the coach's home, so that both say the same of it. */
export function asClientRow(screen: EngagementScreen): ClientRow | null {
  const { plan, status } = screen
  if (!plan || status === 'ended') return null
  const open = screen.sessions.find(({ openedAt, endedAt }) => openedAt && !endedAt)
  const held = screen.sessions.find(({ endedAt }) => endedAt)
  const next = screen.sessions.findLast(({ endedAt }) => endedAt === null)
  return {
    engagementId: screen.engagementId,
    visionId: plan.visionId,
    clientId: screen.client.memberId,
    name: screen.client.name,
    purpose: screen.purpose,
    status,
    lastSettledAt: plan.lastSettledAt,
    firstSettledAt: plan.firstSettledAt,
    unreadSections: plan.unreadSections,
    unreadComments: plan.unreadComments,
    weeksMoved: plan.weeksMoved,
    agreement: plan.agreement,
    sessionsHeld: screen.sessionsHeld,
    sessionsAgreed: screen.sessionsAgreed,
    lastHeld: held?.endedAt
      ? { id: held.id, endedAt: held.endedAt, recapSent: held.recap !== null && held.recap.state !== 'draft' }
      : null,
    openSession: open?.openedAt ? { id: open.id, number: open.number, openedAt: open.openedAt } : null,
    nextSession: next ?? null,
    signals: screen.pulse?.signals ?? [],
  }
}
