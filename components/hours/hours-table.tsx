import { classes } from '@/components/ui/classes'
import { recordDay } from '@/lib/dates'
import { type HoursRow, inHours, initialsOf, totalsOf } from '@/lib/hours/hours'
import { HoursRemove } from './hours-remove'
import { HoursTerms } from './hours-terms'

type Props = { practice: string; rows: readonly HoursRow[]; open: boolean }

/** For these there is no room on a phone; paper and the file have them. */
const roomy = 'max-sm:not-print:hidden'

/** The log as a table: on paper without what can be pressed, and with initials where the name is not agreed. */
export function HoursTable({ practice, rows, open }: Props) {
  if (rows.length === 0) return null
  const { paid, proBono } = totalsOf(rows)
  return (
    <div className="relative mt-6 overflow-x-auto">
      <table className="w-full border-collapse text-14">
        <thead>
          <tr className="border-line border-b text-left text-ink-2">
            <Head>Client</Head>
            <Head className={roomy}>From</Head>
            <Head className={roomy}>Until</Head>
            <Head end className={roomy}>
              Sessions
            </Head>
            <Head end>Paid</Head>
            <Head end>Pro bono</Head>
            {open && <Head className="print:hidden">In the log</Head>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="border-line border-b align-baseline print:break-inside-avoid">
              <td className="py-2.5 pr-4">
                <Client row={row} />
              </td>
              <Cell className={roomy}>{recordDay(row.beganOn)}</Cell>
              <Cell className={roomy}>{recordDay(row.endedOn)}</Cell>
              <Cell end className={roomy}>
                {row.sessions ?? 'Elsewhere'}
              </Cell>
              <Cell end>{row.pay === 'paid' ? inHours(row.minutes) : ''}</Cell>
              <Cell end>{row.pay === 'pro bono' ? inHours(row.minutes) : ''}</Cell>
              {open && (
                <td className="py-1.5 print:hidden">
                  {row.engagementId === null ? (
                    <HoursRemove practice={practice} id={row.id} client={row.client} />
                  ) : (
                    <HoursTerms
                      practice={practice}
                      engagementId={row.engagementId}
                      client={row.client}
                      pay={row.pay}
                      naming={row.naming}
                    />
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <th scope="row" className="py-3 pr-4 text-left font-semibold">
              Total
            </th>
            <td className={roomy} />
            <td className={roomy} />
            <td className={roomy} />
            <Cell end>{inHours(paid)}</Cell>
            <Cell end>{inHours(proBono)}</Cell>
            {open && <td className="print:hidden" />}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Client({ row: { client, naming, people } }: { row: HoursRow }) {
  return (
    <>
      <span className={classes('font-semibold', naming === 'initials' && 'print:hidden')}>{client}</span>
      {naming === 'initials' && (
        <span className="hidden font-semibold print:inline">{initialsOf(client)}</span>
      )}
      {people > 1 && <span className="text-ink-2">, a group of {people}</span>}
    </>
  )
}

function Head({ end, className, children }: { end?: boolean; className?: string; children: string }) {
  return (
    <th scope="col" className={classes('py-2 pr-4 font-normal', end && 'text-right', className)}>
      {children}
    </th>
  )
}

function Cell({
  end,
  className,
  children,
}: {
  end?: boolean
  className?: string
  children: string | number
}) {
  return (
    <td className={classes('py-2.5 pr-4 whitespace-nowrap', end && 'text-right', className)}>{children}</td>
  )
}
