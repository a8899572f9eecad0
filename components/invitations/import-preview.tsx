import { CircleAlert } from 'lucide-react'
import { recordDay } from '@/lib/dates'
import type { Row } from '@/lib/invitations/csv'
import { counted, countedInWords } from '@/lib/words'

/** What would happen with each row, before anything does. */
export function ImportPreview({ rows }: { rows: readonly Row[] }) {
  const good = rows.filter(({ client }) => client).length
  return (
    <section aria-labelledby="preview" aria-live="polite" className="mt-4">
      <h2 id="preview" className="text-h2">
        {countedInWords(good, 'client', 'clients', true)} can be invited. Nobody is yet.
      </h2>
      <table className="mt-3 w-full border-collapse text-left text-14">
        <thead className="max-sm:hidden">
          <tr className="border-line border-b text-ink-2">
            {['Line', 'Client', 'What happens'].map((title) => (
              <th key={title} scope="col" className="py-2 pr-4 font-normal">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, name, email, client, trouble }) => (
            <tr
              key={line}
              className="border-line border-b align-top max-sm:grid max-sm:grid-cols-[2.5rem_minmax(0,1fr)] max-sm:py-2"
            >
              <td className="py-2 pr-4 text-ink-3">{line}</td>
              <td className="py-2 pr-4 [overflow-wrap:anywhere]">
                <span className="block font-semibold">{name || 'No name'}</span>
                <span className="block text-13 text-ink-3">{email || 'No address'}</span>
              </td>
              <td className="py-2 max-sm:col-start-2 max-sm:pt-0">
                {client ? (
                  <span className="text-ink-2">
                    {client.purpose}, from {recordDay(client.startsOn)},{' '}
                    {counted(client.sessionsAgreed, 'session')}
                  </span>
                ) : (
                  <span className="flex gap-1.5 font-medium text-danger">
                    <CircleAlert aria-hidden="true" strokeWidth={1.75} className="mt-0.5 size-4 shrink-0" />
                    {trouble}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
