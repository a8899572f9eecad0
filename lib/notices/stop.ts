import { stopSaidBy, stopTokenFor } from '@/lib/auth/token'
import { env } from '@/lib/env'
import { kindWords } from './kind-words'
import { isKind, type Kind } from './kinds'
import type { Recipient } from './recipients'
import type { MessageSettings } from './settings'

/** What a link in a mail stops: one kind, everything that is bundled, or reminders. */
export type Stoppable = Kind | 'digest' | 'reminders'

export type Stop = { page: string; post: string; words: string }

/** The link below a mail and what goes into its headers, for mail programs that offer to unsubscribe. */
export function stopping(
  { practiceId, memberId }: Pick<Recipient, 'practiceId' | 'memberId'>,
  what: Stoppable,
): Stop {
  const token = stopTokenFor(practiceId, memberId, what)
  return {
    page: new URL(`/stop/${token}`, env().AUTH_URL).href,
    post: new URL(`/api/stop/${token}`, env().AUTH_URL).href,
    words: `Stop emails about ${stopWords(what)}`,
  }
}

export const stopWords = (what: Stoppable) =>
  what === 'digest' ? 'what is bundled' : what === 'reminders' ? 'what is ahead' : kindWords[what].about

/** What a token says, if it is one of ours. */
export function stoppableIn(token: string): { practiceId: string; memberId: string; what: Stoppable } | null {
  const said = stopSaidBy(token)
  if (!said) return null
  const { kind, ...whom } = said
  if (kind === 'digest' || kind === 'reminders') return { ...whom, what: kind }
  return isKind(kind) ? { ...whom, what: kind } : null
}

export const isStopped = (settings: MessageSettings, what: Stoppable) =>
  JSON.stringify(stoppedIn(settings, what)) === JSON.stringify(settings)

/** The settings without it. */
export function stoppedIn(settings: MessageSettings, what: Stoppable): MessageSettings {
  if (what === 'digest') return { ...settings, rhythm: 'never' }
  if (what === 'reminders') return { ...settings, dayBefore: false, hourBefore: false, whenDue: false }
  return { ...settings, choices: { ...settings.choices, [what]: 'off' } }
}
