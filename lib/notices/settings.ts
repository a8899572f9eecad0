import { addDays, dayOf, instantAt, mondayOf } from '@/lib/dates'
import { type Choice, choices, defaultChoices, type Kind } from './kinds'

export type Rhythm = 'daily' | 'weekly' | 'never'

/** How somebody is written to, in one practice. Hours are those of their own clock. */
export type MessageSettings = {
  choices: Record<Kind, Choice>
  rhythm: Rhythm
  /** Of the digest; `weekday` is 1 for Monday. */
  hour: number
  weekday: number
  /** Between these hours nothing arrives; null for whoever has none. */
  quiet: { from: number; until: number } | null
  dayBefore: boolean
  hourBefore: boolean
  whenDue: boolean
}

export const defaultSettings: MessageSettings = {
  choices: defaultChoices,
  rhythm: 'daily',
  hour: 8,
  weekday: 1,
  quiet: { from: 21, until: 7 },
  dayBefore: true,
  hourBefore: true,
  whenDue: true,
}

/** As a row of `message_settings` holds it; null where nobody chose anything. */
export type StoredSettings = {
  choices: unknown
  rhythm: string
  hour: number
  weekday: number
  quietFrom: number | null
  quietUntil: number | null
  dayBefore: boolean
  hourBefore: boolean
  whenDue: boolean
}

export function settingsOf(stored: StoredSettings | null): MessageSettings {
  if (!stored) return defaultSettings
  const { quietFrom, quietUntil, hour, weekday, dayBefore, hourBefore, whenDue } = stored
  const said = typeof stored.choices === 'object' && stored.choices !== null ? stored.choices : {}
  const chosen = new Map(Object.entries(said))
  const choiceFor = (kind: Kind) =>
    choices.find((choice) => choice === chosen.get(kind)) ?? defaultChoices[kind]
  return {
    choices: {
      sessions: choiceFor('sessions'),
      signing: choiceFor('signing'),
      recaps: choiceFor('recaps'),
      comments: choiceFor('comments'),
      reviews: choiceFor('reviews'),
      commitments: choiceFor('commitments'),
      plan: choiceFor('plan'),
      work: choiceFor('work'),
    },
    rhythm: rhythms.find((rhythm) => rhythm === stored.rhythm) ?? 'daily',
    hour,
    weekday,
    quiet: quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil },
    dayBefore,
    hourBefore,
    whenDue,
  }
}

/** When the quiet hours that hold at this instant end; null where it is not quiet. */
export function quietUntil(instant: Date, { quiet }: MessageSettings, zone: string): Date | null {
  if (!quiet || quiet.from === quiet.until) return null
  const day = dayOf(instant, zone)
  // Hours that go over midnight began the day before, or begin today and end tomorrow.
  for (const began of [addDays(day, -1), day]) {
    const from = instantAt(began, clockOf(quiet.from), zone)
    const until = instantAt(quiet.from < quiet.until ? began : addDays(began, 1), clockOf(quiet.until), zone)
    if (from <= instant && instant < until) return until
  }
  return null
}

/** The last instant at which a digest was due; null for whoever has none. What was told before it is in it. */
export function lastDigest(now: Date, { rhythm, hour, weekday }: MessageSettings, zone: string): Date | null {
  if (rhythm === 'never') return null
  const today = dayOf(now, zone)
  const day = rhythm === 'daily' ? today : addDays(mondayOf(today), weekday - 1)
  const due = instantAt(day, clockOf(hour), zone)
  return due <= now ? due : instantAt(addDays(day, rhythm === 'daily' ? -1 : -7), clockOf(hour), zone)
}

/** The hour at which this person is written to of what needs no hurry, on that day. */
export const digestHour = (day: string, { hour }: MessageSettings, zone: string) =>
  instantAt(day, clockOf(hour), zone)

export const rhythms = ['daily', 'weekly', 'never'] as const satisfies readonly Rhythm[]

const clockOf = (hour: number) => `${String(hour).padStart(2, '0')}:00`
