import { isVerb, type Verb } from '@/lib/audit/verbs'
import { clockRange, dayOf, longDay } from '@/lib/dates'
import { firstName } from '@/lib/people/name'

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
  /** Where that version stands by now, and whether the recipient has signed it. */
  signing: 'waiting' | 'signed' | 'agreed' | 'withdrawn' | 'sent back'
  session: {
    id: string
    number: number
    startsAt: Date
    minutes: number
    openedInsteadOf: Date | null
  } | null
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
  if (told.asks) return `${who(told)} asked you a question in ${plan}.`
  if (told.suggests) return `${who(told)} suggested other words in ${plan}.`
  return `${who(told)} wrote to you in ${plan}.`
}

/** Nobody is asked for what is done already, or cannot be done any more. */
const proposed: Readonly<Record<Told['signing'], (from: string, version: number | null) => string>> = {
  waiting: (from, version) => `${from} asks you to sign version ${version}.`,
  signed: (from, version) => `${from} asked you to sign version ${version}. You have signed.`,
  agreed: (from, version) => `${from} asked you to sign version ${version}. Both of you have signed.`,
  withdrawn: (from, version) => `${from} proposed version ${version}, and took it back.`,
  'sent back': (from, version) =>
    `${from} asked you to sign version ${version}. It was sent back for a change.`,
}

const sentences: Readonly<Partial<Record<Verb, Say>>> = {
  'session booked': (told, reader) => `${who(told)} booked ${sessionWords(told, reader)}`,
  'session moved': (told, reader) => `${who(told)} moved ${sessionWords(told, reader)}`,
  'session cancelled': (told) => `${who(told)} cancelled ${numbered(told)}.`,
  'answers ready': (told) => `${who(told)} answered the three questions for ${numbered(told)}.`,
  'recap sent': (told) => `${who(told)} sent you the recap of ${numbered(told)}.`,
  'session linked': (told) => `${who(told)} changed where you meet for ${numbered(told)}.`,
  'session opened': (told, reader) =>
    `${who(told)} opened ${openedWords(told, reader)} Both of you can write.`,

  'version proposed': (told) => proposed[told.signing](who(told), told.version),

  'comment written': conversation,
  'question asked': conversation,
  'suggestion made': conversation,
  'suggestion applied': (told) => `${who(told)} took up the words you suggested.`,
  'suggestion declined': (told) => `${who(told)} kept the words as they were.`,

  'review asked': (told) => `${who(told)} asks you to review the plan.`,
  'review withdrawn': (told) => `${who(told)} no longer asks you to review the plan.`,
  'changes asked': (told) => `${who(told)} has read your plan, and asks for changes first.`,
  'review passed': (told) => `${who(told)} has read your plan. It is ready for a version.`,
  'version withdrawn': (told) => `${who(told)} took version ${told.version} back.`,
  'version sent back': (told) => `${who(told)} asks for a change instead of signing version ${told.version}.`,
  'version signed': (told) =>
    told.signing === 'agreed'
      ? `${who(told)} signed version ${told.version}. It is agreed.`
      : `${who(told)} signed version ${told.version}.`,

  'section shared': (told) => `${who(told)} shared a section with you.`,
  'topic added': (told) => `${who(told)} added to the agenda of ${numbered(told)}.`,
  'vision begun from file': (told) => `${who(told)} began the plan from an earlier one.`,

  'commitment made': (told) => `${who(told)} wrote down a commitment.`,
  'commitment kept': (told) => `${who(told)} kept a commitment.`,
  'commitment let go': (told) => `${who(told)} let a commitment go.`,
  'commitment changed': (told) => `${who(told)} changed a commitment.`,

  'checked in': (told) => `${who(told)} checked in.`,

  'invitation accepted': (told) => `${told.from} accepted your invitation.`,
  'engagement paused': (told) =>
    told.seat === 'coach' || told.from === told.other
      ? `${who(told)} paused your work together.`
      : `${told.from} paused the work on your plan. You can go on writing.`,
  'engagement resumed': (told) => `${who(told)} resumed your work together.`,
  'engagement ended': (told) => `${who(told)} ended your work together.`,
  'handover proposed': (told) =>
    told.seat === 'client'
      ? `${who(told)} asks whether another coach may take over.`
      : `${told.from} proposed another coach for ${told.other}.`,
  'handover withdrawn': (told) =>
    told.seat === 'client'
      ? `${who(told)} took the question of another coach back.`
      : `${told.from} took back the question of another coach for ${told.other}.`,
  'handover declined': (told) => `${who(told)} would rather stay with you.`,
  'handover accepted': (told) => `${told.from} said yes: another coach has taken over.`,
}

function sessionWords({ session }: Told, reader: Reader): string {
  if (!session) return 'a session.'
  return `session ${session.number}: ${hours(session.startsAt, session.minutes, reader)}.`
}

/** One notice says both: that it is open, and that it is not held when it was to be. */
function openedWords({ session }: Told, reader: Reader): string {
  if (!session?.openedInsteadOf) return 'your session.'
  return `the session that was booked for ${hours(session.openedInsteadOf, session.minutes, reader)}.`
}

function hours(startsAt: Date, minutes: number, { zone, now }: Reader): string {
  const day = longDay(dayOf(startsAt, zone), { today: dayOf(now, zone) })
  return `${day}, ${clockRange(startsAt, new Date(startsAt.getTime() + minutes * 60_000), zone)}`
}

const numbered = ({ session }: Told) => (session ? `session ${session.number}` : 'a session')

/** A client has one coach; a coach reads which client it was. */
const who = ({ seat, from }: Told) => (seat === 'coach' ? from : firstName(from))
