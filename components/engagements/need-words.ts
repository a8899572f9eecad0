import { coachWords } from '@/components/drift/signal-words'
import { clock, dayOf, longDay, monthDay, type Reader, since } from '@/lib/dates'
import type { ClientRow, Need, Needing } from '@/lib/engagements/needs'
import { capital, counted, countedInWords } from '@/lib/words'

/** What a client needs, in one line, and when it began. */
export function needWords(need: Need, reader: Reader): { line: string; detail?: string } {
  const today = dayOf(reader.now, reader.zone)
  switch (need.kind) {
    case 'session open':
      return { line: `Session ${need.number} is open`, detail: `Since ${clock(need.since, reader.zone)}` }
    case 'signature':
      return {
        line: need.signedByClient
          ? `Signed version ${need.version}, needs your signature`
          : `Version ${need.version} waits for your signature`,
        detail: capital(since(need.since, reader)),
      }
    case 'review':
      return {
        line: `Asked you to review version ${need.version}`,
        detail: capital(since(need.since, reader)),
      }
    case 'changes to read':
      return {
        line: `${counted(need.sections, 'section')} changed, ${need.comments > 0 ? counted(need.comments, 'new comment') : 'not read yet'}`,
        detail: need.since ? `Last change ${since(need.since, reader)}` : undefined,
      }
    case 'comments':
      return {
        line: counted(need.comments, 'new comment'),
        detail: need.since ? capital(since(need.since, reader)) : undefined,
      }
    case 'quiet':
      return {
        line: `No movement for ${need.weeks} weeks`,
        detail: need.said
          ? `Said: “${need.said}”`
          : `Last change ${monthDay(dayOf(need.since, reader.zone), { today })}`,
      }
    case 'signal':
      return coachWords(need.signal, need.facts, need.alike, today)
    case 'few sessions left':
      return { line: `${countedInWords(need.left, 'session', 'sessions', true)} left in the agreement` }
    default:
      return { line: quietWords[need.kind] }
  }
}

/** How far the plan is: "Version 5, signed", "Draft after version 2"; `short` in a narrow column: "Draft after v2". */
export function planWords(
  { agreement, lastSettledAt }: Pick<ClientRow, 'agreement' | 'lastSettledAt'>,
  { short = false } = {},
): string {
  const { open, agreed } = agreement
  if (open) return `Version ${open.number}, frozen`
  if (!lastSettledAt) return 'No plan yet'
  if (!agreed) return 'Draft, first version'
  return lastSettledAt > agreed.at
    ? `Draft after ${short ? 'v' : 'version '}${agreed.number}`
    : `Version ${agreed.number}, signed`
}

/** Where the line about a client leads: to what it asks for. */
export const needHref = ({ need, visionId }: Needing, address: string) =>
  need.kind === 'recap not sent'
    ? `${address}/sessions/${need.sessionId}/recap`
    : needPage(need, `${address}/visions/${visionId}`)

export function needPage(need: Need, plan: string): string {
  if (need.kind === 'signature') return `${plan}/versions/${need.version}`
  return need.kind === 'review' ? `${plan}/changes` : plan
}

const quietWords = {
  invited: 'Invited, not begun yet',
  paused: 'Paused',
  'not begun': 'Nothing written yet',
  read: 'Moved this week, and you have read it',
  'recap not sent': 'Recap not sent yet',
  nothing: 'Nothing waiting',
} as const

/** The news of the coach's home: who waits, or what comes next when nobody does. */
export function coachHeadline(clients: readonly Needing[], { zone, now }: Reader): string {
  if (clients.length === 0) return 'Who are you starting with?'
  const waiting = clients.filter(({ need }) => need.group === 'waiting').length
  if (waiting > 0) {
    const who = countedInWords(waiting, 'client', 'clients', true)
    return `${who} ${waiting === 1 ? 'is' : 'are'} waiting on you.`
  }
  const [next] = clients
    .flatMap(({ nextSession }) => (nextSession && nextSession.startsAt > now ? [nextSession.startsAt] : []))
    .sort((one, other) => one.getTime() - other.getTime())
  if (!next) return 'Nobody is waiting on you.'
  return `Nobody is waiting on you. Your next session is ${weekdayOrToday(next, { zone, now })} at ${clock(next, zone)}.`
}

/** "today", "Tuesday", and from a week on "Tuesday, June 23". */
export function weekdayOrToday(instant: Date, { zone, now }: Reader): string {
  const day = dayOf(instant, zone)
  const today = dayOf(now, zone)
  if (day === today) return 'today'
  const named = longDay(day, { today })
  const withinTheWeek = instant.getTime() - now.getTime() < 6 * 86_400_000
  return withinTheWeek ? (named.split(',')[0] ?? named) : named
}
