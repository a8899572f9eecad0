import { Block } from '@/components/engagements/block'
import { LinkButton } from '@/components/ui/link-button'
import { dayOf, monthDay, type Reader, shortDay } from '@/lib/dates'
import type { Pulse } from '@/lib/drift/pulse'
import { counted } from '@/lib/words'

type Props = {
  pulse: Pulse
  reader: Reader
  /** Where the client checks in; the coach reads. */
  checkIn: string | null
  who: string
  /** The work has ended: none is asked for any more. */
  over?: boolean
  className?: string
}

/** How it goes between sessions, in the client's own line. */
export function CheckIns({ pulse, reader, checkIn, who, over = false, className }: Props) {
  const today = dayOf(reader.now, reader.zone)
  const isDue = pulse.checkInDueOn <= today
  if (pulse.checkIns.length === 0 && !checkIn) return null
  return (
    <Block
      id="check-ins"
      title="Check-ins"
      aside={isDue || over ? undefined : `next from ${monthDay(pulse.checkInDueOn, { today })}`}
      className={className}
    >
      <ul>
        {checkIn && (
          <li className="flex items-center gap-4 border-line border-b py-3 print:hidden">
            <p className="min-w-0 flex-1 text-15">
              {isDue && <strong className="mr-3 font-semibold text-attend">Today</strong>}
              Three short questions, two minutes.
            </p>
            <LinkButton href={checkIn} look="secondary">
              Check in
            </LinkButton>
          </li>
        )}
        {pulse.checkIns.map(({ id, going, atRisk, line, at }) => (
          <li
            key={id}
            className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-3 border-line border-b py-3 text-15"
          >
            <time dateTime={at.toISOString()} className="font-semibold text-14">
              {shortDay(dayOf(at, reader.zone), { today }).replace(/^\w+, /, '')}
            </time>
            <p>
              <strong className="font-semibold">{going} of 10.</strong> {line}
              {atRisk.length > 0 && (
                <span className="block text-14 text-ink-2">
                  {counted(atRisk.length, 'non-negotiable')} at risk
                </span>
              )}
            </p>
          </li>
        ))}
        {pulse.checkIns.length === 0 && !checkIn && <li className="py-3 text-15 text-ink-2">None yet.</li>}
      </ul>
      <p className="mt-2 text-13 text-ink-2">{who}</p>
    </Block>
  )
}
