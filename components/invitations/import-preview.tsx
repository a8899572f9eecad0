import { CircleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { recordDay } from '@/lib/dates'
import type { Row } from '@/lib/invitations/csv'
import { counted, countedInWords } from '@/lib/words'

/** What would happen with each row, before anything does; what needs mending first. */
export function ImportPreview({ rows }: { rows: readonly Row[] }) {
  const good = rows.filter(({ client }) => client)
  const bad = rows.filter(({ client }) => !client)
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever pressed the button reads on from here, by eye or by ear.
  useEffect(() => heading.current?.focus(), [])
  return (
    <section aria-labelledby="preview" className="mt-4">
      <h2 ref={heading} id="preview" tabIndex={-1} className="text-h2">
        {countedInWords(good.length, 'client', 'clients', true)} can be invited. Nobody is yet.
      </h2>
      {bad.length > 0 && (
        <Lines
          caption={`${countedInWords(bad.length, 'row', 'rows', true)} ${bad.length === 1 ? 'is' : 'are'} left out.`}
          rows={bad}
        />
      )}
      {good.length > 0 && <Lines caption={bad.length > 0 ? 'All of these are invited.' : null} rows={good} />}
    </section>
  )
}

function Lines({ caption, rows }: { caption: string | null; rows: readonly Row[] }) {
  return (
    <table className="mt-4 w-full table-fixed border-collapse text-left text-14">
      {caption && <caption className="pb-1 text-left font-semibold text-15">{caption}</caption>}
      <thead className="max-sm:hidden">
        <tr className="border-line border-b text-ink-2">
          <th scope="col" className="w-14 py-2 pr-4 font-normal">
            Line
          </th>
          <th scope="col" className="py-2 pr-4 font-normal">
            Client
          </th>
          <th scope="col" className="py-2 font-normal">
            What happens
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.line} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ row: { line, name, email, client, trouble } }: { row: Row }) {
  return (
    <tr className="border-line border-b align-top max-sm:grid max-sm:grid-cols-[2.5rem_minmax(0,1fr)] max-sm:py-2">
      <td className="py-2 pr-4 text-ink-3">{line}</td>
      <td className="py-2 pr-4 [overflow-wrap:anywhere]">
        <span className="block font-semibold">{name || 'No name'}</span>
        <span className="block text-13 text-ink-3">{email || 'No address'}</span>
      </td>
      <td className="py-2 [overflow-wrap:anywhere] max-sm:col-start-2 max-sm:pt-0">
        {client ? (
          <span className="text-ink-2">
            {client.purpose}, from {recordDay(client.startsOn)}, {counted(client.sessionsAgreed, 'session')}
          </span>
        ) : (
          <span className="flex gap-1.5 font-medium text-danger">
            <CircleAlert aria-hidden="true" strokeWidth={1.75} className="mt-0.5 size-4 shrink-0" />
            {trouble}
          </span>
        )}
      </td>
    </tr>
  )
}
