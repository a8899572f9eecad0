import { isVerb, type Verb } from '@/lib/audit/verbs'
import { clockRange, dayOf, longDay } from '@/lib/dates'

/** A notice with what its sentence needs. No word of a plan or a note is among it. */
export type Told = {
  verb: string
  /** Who did it, and whom the recipient works with there. */
  from: string
  other: string
  seat: 'coach' | 'client' | 'neither'
  engagementId: string
  visionId: string | null
  section: string | null
  /** In a conversation: what waits for the recipient there. */
  asks: boolean
  suggests: boolean
  version: number | null
  agreed: boolean
  session: { id: string; number: number; startsAt: Date; minutes: number } | null
}

type Reader = { zone: string; now: Date }

/** One sentence in the bell, on the page and in a digest; null for what is not told any more. */
export function sentence(told: Told, reader: Reader): string | null {
  if (told.seat === 'neither' && told.verb !== 'handover accepted') return handedOver
  return isVerb(told.verb) ? (sentences[told.verb]?.(told, reader) ?? null) : null
}

/** For whoever was told while the work was theirs, and looks when it is not. */
const handedOver = 'This was about work that has been handed over since.'

/** Where it leads, below the address of the practice. */
export function leadsTo(told: Told): string {
  const { seat, engagementId, visionId, section, version } = told
  if (seat === 'neither') return '/coach'
  const plan = visionId ? `/${seat}/visions/${visionId}` : `/${seat}`
  if (section !== null) return `${plan}#${section}`
  if (version !== null) return `${plan}/versions/${version}`
  if (told.verb === 'session opened') return plan
  if (told.session) return sessionPath(seat, told.verb, told.session.id)
  if (told.verb.startsWith('review') || told.verb.startsWith('changes')) return `${plan}/changes`
  if (told.verb.startsWith('section') || told.verb.startsWith('vision')) return plan
  return seat === 'client' ? `/client/engagement/${engagementId}` : `/coach/engagements/${engagementId}`
}

function sessionPath(seat: 'coach' | 'client', verb: string, id: string): string {
  if (verb === 'session cancelled') return seat === 'client' ? '/client/sessions' : '/coach/calendar'
  return `/${seat}/sessions/${id}${verb === 'recap sent' ? '/recap' : ''}`
}

type Say = (told: Told, reader: Reader) => string

const conversation: Say = (told) => {
  const plan = told.seat === 'client' ? 'your plan' : 'the plan'
  if (told.asks) return `${first(told.from)} asked you a question in ${plan}.`
  if (told.suggests) return `${first(told.from)} suggested other words in ${plan}.`
  return `${first(told.from)} wrote to you in ${plan}.`
}

const sentences: Readonly<Partial<Record<Verb, Say>>> = {
  'session booked': (told, reader) => `${first(told.from)} booked ${sessionWords(told, reader)}`,
  'session moved': (told, reader) => `${first(told.from)} moved ${sessionWords(told, reader)}`,
  'session cancelled': (told) =>
    `${first(told.from)} cancelled session ${told.session?.number ?? ''}`.trim().concat('.'),
  'answers ready': (told) =>
    `${first(told.from)} answered the three questions for session ${told.session?.number ?? ''}`
      .trim()
      .concat('.'),
  'recap sent': (told) =>
    `${first(told.from)} sent you the recap of session ${told.session?.number ?? ''}`.trim().concat('.'),
  'session opened': (told) => `${first(told.from)} opened your session. Both of you can write.`,

  'version proposed': (told) => `${first(told.from)} asks you to sign version ${told.version}.`,

  'comment written': conversation,
  'question asked': conversation,
  'suggestion made': conversation,
  'suggestion applied': (told) => `${first(told.from)} took up the words you suggested.`,
  'suggestion declined': (told) => `${first(told.from)} kept the words as they were.`,

  'review asked': (told) => `${first(told.from)} asks you to review the plan.`,
  'changes asked': (told) => `${first(told.from)} has read your plan, and asks for changes first.`,
  'review passed': (told) => `${first(told.from)} has read your plan. It is ready for a version.`,
  'version withdrawn': (told) => `${first(told.from)} took version ${told.version} back.`,
  'version sent back': (told) =>
    `${first(told.from)} asks for a change instead of signing version ${told.version}.`,
  'version signed': (told) =>
    told.agreed
      ? `${first(told.from)} signed version ${told.version}. It is agreed.`
      : `${first(told.from)} signed version ${told.version}.`,

  'section shared': (told) => `${first(told.from)} shared a section with you.`,
  'topic added': (told) =>
    `${first(told.from)} added to the agenda of session ${told.session?.number ?? ''}`.trim().concat('.'),
  'vision begun from file': (told) => `${first(told.from)} began the plan from an earlier one.`,

  'commitment made': (told) => `${first(told.from)} wrote down a commitment.`,
  'commitment kept': (told) => `${first(told.from)} kept a commitment.`,
  'commitment let go': (told) => `${first(told.from)} let a commitment go.`,
  'commitment changed': (told) => `${first(told.from)} changed a commitment.`,

  'checked in': (told) => `${first(told.from)} checked in.`,

  'invitation accepted': (told) => `${told.from} accepted your invitation.`,
  'engagement paused': (told) => `${first(told.from)} paused your work together.`,
  'engagement resumed': (told) => `${first(told.from)} resumed your work together.`,
  'engagement ended': (told) => `${first(told.from)} ended your work together.`,
  'handover proposed': (told) =>
    told.seat === 'client'
      ? `${first(told.from)} asks whether another coach may take over.`
      : `${told.from} proposed another coach for ${told.other}.`,
  'handover withdrawn': (told) => `${first(told.from)} took the question of another coach back.`,
  'handover declined': (told) => `${first(told.from)} would rather stay with you.`,
  'handover accepted': (told) => `${told.from} said yes: another coach has taken over.`,
}

function sessionWords({ session }: Told, { zone, now }: Reader): string {
  if (!session) return 'a session.'
  const { number, startsAt, minutes } = session
  const day = longDay(dayOf(startsAt, zone), { today: dayOf(now, zone) })
  const hours = clockRange(startsAt, new Date(startsAt.getTime() + minutes * 60_000), zone)
  return `session ${number}: ${day}, ${hours}.`
}

const first = (name: string) => name.split(' ')[0] ?? name
