import type { DocumentState } from '@/components/ui/document-bar'
import { settledWhen } from '@/components/visions/settled-words'
import { clock, dayOf, monthDay, type Reader, recordDay, zoneAbbreviation } from '@/lib/dates'
import { agreedAt, stateOf, type Version } from '@/lib/signoffs/version'
import { counted, countedInWords } from '@/lib/words'

/** "Six changes since version 2, signed April 30." */
export function changesSentence(
  count: number,
  against: { number: number; signedAt: Date | null },
  reader: Reader,
): string {
  const signed = against.signedAt ? `, signed ${dayInWords(against.signedAt, reader)}` : ''
  if (count === 0) return `Nothing differs from version ${against.number}${signed}.`
  return `${countedInWords(count, 'change', 'changes', true)} since version ${against.number}${signed}.`
}

/** The legal state of a draft: "Draft · 4 changes since version 2 was signed". Null where they are not counted yet. */
export function draftState(agreed: number | null, changes: number | null): DocumentState {
  if (agreed === null) return { word: 'Draft', more: 'first version', mark: 'attend' }
  if (changes === null) return { word: 'Draft', more: `after version ${agreed}`, mark: 'attend' }
  if (changes === 0) return { word: `Version ${agreed}`, rest: ', as both signed it', mark: 'accent' }
  return {
    word: 'Draft',
    more: `${counted(changes, 'change')} since version ${agreed} was signed`,
    mark: 'attend',
  }
}

/** The legal state of one version, for the bar above it. */
export function versionState(version: Version, names: Record<string, string>, reader: Reader): DocumentState {
  const signed = agreedAt(version)
  switch (stateOf(version)) {
    case 'agreed':
      return {
        word: 'Signed by both',
        rest: `, ${signed ? recordDay(dayOf(signed, reader.zone)) : ''}`,
        mark: 'accent',
      }
    case 'withdrawn':
      return { word: 'Withdrawn', rest: ` ${endedWhen(version, reader)}`, mark: 'plain', form: 'outline' }
    case 'sent back':
      return {
        word: 'Sent back',
        rest: ` by ${names[version.ending?.memberId ?? ''] ?? 'the other'} ${endedWhen(version, reader)}`,
        mark: 'plain',
        form: 'outline',
      }
    case 'waiting':
      return {
        word: 'Frozen',
        rest: ` ${settledWhen(version.frozenAt, reader)}. Nobody can edit it.`,
        mark: 'plain',
        form: version.signatures.length > 0 ? 'half' : 'full',
      }
  }
}

/** "today, 6:58 am"; "June 12, 8:41 pm". */
export function signedWhen(at: Date, reader: Reader): string {
  const today = dayOf(reader.now, reader.zone)
  const day = dayOf(at, reader.zone)
  return `${day === today ? 'today' : monthDay(day, { today })}, ${clock(at, reader.zone)}`
}

/** As it stands in a record: "Jun 12, 2026, 8:41 pm MDT". */
export function recordWhen(at: Date, zone: string): string {
  const day = monthDay(dayOf(at, zone), { today: '0000-01-01' })
  return `${day}, ${clock(at, zone)} ${zoneAbbreviation(at, zone)}`
}

/** "2026-06-12 12:52:07 UTC" */
export const utc = (at: Date) => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`

/** Sixty-four digits in eights, as people read them to each other. */
export const inEights = (digest: string) => digest.match(/.{8}/g) ?? [digest]

const endedWhen = ({ ending }: Version, reader: Reader) => (ending ? settledWhen(ending.at, reader) : '')

function dayInWords(at: Date, reader: Reader): string {
  const day = recordDay(dayOf(at, reader.zone))
  const year = `, ${dayOf(reader.now, reader.zone).slice(0, 4)}`
  return day.endsWith(year) ? day.slice(0, -year.length) : day
}
