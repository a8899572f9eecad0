import { clock, dayOf, type Reader, shortDay } from '@/lib/dates'
import type { BusinessRow } from '@/lib/engagements/queries'

/** The owner's list: who works with whom, how much of it is used, when they meet next. */
export function EngagementTable({
  engagements,
  reader,
}: {
  engagements: readonly BusinessRow[]
  reader: Reader
}) {
  const today = dayOf(reader.now, reader.zone)
  return (
    <div className="mt-8 overflow-x-auto">
      <table className="w-full border-collapse text-left text-14">
        <thead>
          <tr className="border-line border-b text-ink-2">
            {['Client', 'Coach', 'Status', 'Sessions', 'Next session'].map((title) => (
              <th key={title} scope="col" className="px-3 py-2 font-normal first:pl-0">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {engagements.map((row) => (
            <tr key={row.engagementId} className="border-line border-b">
              <th scope="row" className="py-2.5 pr-3 font-semibold text-15">
                {row.client}
              </th>
              <td className="px-3">{row.coach}</td>
              <td className="px-3 text-ink-2">{statusWords[row.status]}</td>
              <td className="px-3 text-ink-2">
                {row.sessionsHeld} of {row.sessionsAgreed} used
              </td>
              <td className="px-3 text-ink-2">
                {row.nextStartsAt ? (
                  <time dateTime={row.nextStartsAt.toISOString()}>
                    {shortDay(dayOf(row.nextStartsAt, reader.zone), { today })},{' '}
                    {clock(row.nextStartsAt, reader.zone)}
                  </time>
                ) : (
                  'None booked'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const statusWords = { invited: 'Invited', active: 'Active', paused: 'Paused', ended: 'Ended' } as const
