import { TextLink } from '@/components/ui/text-link'
import { dayOf, type Reader } from '@/lib/dates'
import { isStillTrueDue } from '@/lib/drift/rhythm'
import type { ClientHome } from '@/lib/engagements/client-home'

type Props = { home: ClientHome; plan: string; checkIn: string; reader: Reader }

/** What the rhythm of the work asks of the client today: a check-in, or once a quarter the whole plan. Else absent. */
export function Asks({ home, plan, checkIn, reader }: Props) {
  if (home.status !== 'active' || home.openSession) return null
  const day = (at: Date | null) => at && dayOf(at, reader.zone)
  const today = dayOf(reader.now, reader.zone)
  const { pulse } = home
  const asks = [
    {
      key: 'check-in',
      isDue: home.lastSettledAt !== null && pulse.checkInDueOn <= today,
      what: 'Three short questions, two minutes.',
      href: checkIn,
      verb: 'Check in',
    },
    {
      key: 'still-true',
      isDue: isStillTrueDue(
        { firstSettledOn: day(home.firstSettledAt), affirmedOn: day(pulse.affirmedAt) },
        today,
      ),
      what: 'A quarter has gone by. Is your plan still true?',
      href: `${plan}/still-true`,
      verb: 'Go through it',
    },
  ].filter(({ isDue }) => isDue)
  if (asks.length === 0) return null
  return (
    <ul className="mt-6">
      {asks.map(({ key, what, href, verb }) => (
        <li
          key={key}
          className="flex min-h-11 flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-line border-b py-2.5 text-15"
        >
          {what} <TextLink href={href}>{verb}</TextLink>
        </li>
      ))}
    </ul>
  )
}
