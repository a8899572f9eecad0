/** As a credential asks for it: whether the hours were paid for, in money or in kind, or given. */
export type Pay = 'paid' | 'pro bono'

/** Hours with one client, or with one group. */
export type HoursRow = {
  id: string
  /** A name, or initials. */
  client: string
  people: number
  beganOn: string
  endedOn: string
  /** Null for what was held elsewhere. */
  sessions: number | null
  minutes: number
  pay: Pay
  /** The engagement they were held in; null elsewhere. */
  engagementId: string | null
  naming: Naming
}

export type Naming = 'initials' | 'name'

/** In minutes; `clients` counts people, of whom a group is several. */
export type Totals = { minutes: number; paid: number; proBono: number; clients: number }

export function totalsOf(rows: readonly HoursRow[]): Totals {
  const sum = (some: readonly HoursRow[]) => some.reduce((total, { minutes }) => total + minutes, 0)
  return {
    minutes: sum(rows),
    paid: sum(rows.filter(({ pay }) => pay === 'paid')),
    proBono: sum(rows.filter(({ pay }) => pay === 'pro bono')),
    clients: rows.reduce((total, { people }) => total + people, 0),
  }
}

/** Minutes as hours with two places, as logs are added up: "12.50". */
export const inHours = (minutes: number) => (minutes / 60).toFixed(2)

/** "D. R." of "Daniel Reyes". */
export const initialsOf = (name: string) =>
  name
    .trim()
    .split(/\s+/)
    .map((word) => `${[...word][0] ?? ''}.`)
    .join(' ')

/** A spreadsheet of the log: one line for each client, in the columns that credentials ask for. */
export function hoursCsv(rows: readonly HoursRow[]): string {
  const head = [
    'Client',
    'Individual or group',
    'People',
    'Start date',
    'End date',
    'Sessions',
    'Paid hours',
    'Pro bono hours',
  ]
  const lines = rows.map(({ client, people, beganOn, endedOn, sessions, minutes, pay }) => [
    client,
    people > 1 ? 'Group' : 'Individual',
    String(people),
    beganOn,
    endedOn,
    sessions === null ? '' : String(sessions),
    pay === 'paid' ? inHours(minutes) : '0.00',
    pay === 'pro bono' ? inHours(minutes) : '0.00',
  ])
  const { paid, proBono } = totalsOf(rows)
  const total = ['Total', '', '', '', '', '', inHours(paid), inHours(proBono)]
  return `\uFEFF${[head, ...lines, total].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`
}

/** What begins like a formula would be one, in the spreadsheet of whoever opens it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
