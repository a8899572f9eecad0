import { fullForm, type Reader, since } from '@/lib/dates'
import type { Notice } from './queries'

/** As a page shows it: plain, and decided in the zone of whoever reads. */
export type ShownNotice = {
  id: string
  sentence: string
  href: string
  seen: boolean
  /** "8 min ago", the full form behind it, and the instant for machines. */
  when: { said: string; full: string; iso: string }
}

export function shownNotices(notices: readonly Notice[], address: string, reader: Reader): ShownNotice[] {
  return notices.map(({ id, sentence, path, at, seen }) => ({
    id,
    sentence,
    href: `${address}${path}`,
    seen,
    when: { said: since(at, reader), full: fullForm(at, reader.zone), iso: at.toISOString() },
  }))
}
