import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { type ClientInput, clientInput, mostAtOnce } from './input'

// A list of clients out of a spreadsheet. Pure: the page reads the file with it, and what it finds is checked again
// when it arrives.

/** Bytes. Far more than two hundred clients need; a browser should not be made to read more. */
export const largestList = 2 * 1024 * 1024

/** What a list may leave out, because it is the same for everybody in it. */
export type Defaults = { purpose: string; startsOn: string; sessionsAgreed: number }

export type Row = {
  /** Where it stands in the file, counted as a spreadsheet does. */
  line: number
  /** As it was written, for whoever looks for it. */
  name: string
  email: string
} & ({ client: ClientInput; trouble: null } | { client: null; trouble: string })

export type ClientList = { rows: Row[]; trouble: null } | { rows: []; trouble: string }

/**
 * Reads a list: one client in a line, columns named in the first. Commas, semicolons or tabs; quoted fields; a byte
 * order mark. A row that cannot be invited says why, and an address that stands twice is one of them.
 */
export function readClients(text: string, defaults: Defaults): ClientList {
  if (new TextEncoder().encode(text).length > largestList) return no('A list can have 2 MB at most.')
  if (text.trim() === '') return no('There is nothing in this list yet.')
  const records = recordsIn(text)
  if ('trouble' in records) return no(records.trouble)
  const [head, ...body] = records.lines
  const columns = head ? columnsIn(head.fields) : null
  if (!columns) return no(headNeeded)
  if (body.length === 0) return no('The list has column names and nobody under them.')
  if (body.length > mostAtOnce) {
    return no(`This list has ${body.length} clients. ${mostAtOnce} can be invited at once: split it.`)
  }
  const seen = new Map<string, number>()
  return { trouble: null, rows: body.map((line) => rowFrom(line, columns, defaults, seen)) }
}

/**
 * The words of a file. Spreadsheets save their lists in UTF-8, in UTF-16, or as Windows always has; read as another, a
 * Renée would be greeted as somebody else.
 */
export function wordsOfFile(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes.slice(0, 2))
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Whoever is invited already, or works here, is one more row that cannot be invited. */
export function withoutThose(rows: readonly Row[], taken: readonly string[]): Row[] {
  const known = new Set(taken)
  return rows.map((row) =>
    row.client && known.has(row.email.toLowerCase())
      ? { ...row, client: null, trouble: 'This person is your client, is invited already, or works here.' }
      : row,
  )
}

type Line = { line: number; fields: string[] }

function recordsIn(text: string): { lines: Line[] } | { trouble: string } {
  try {
    const lines: Line[] = []
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (fields: string[], { lines: line }) => {
        if (fields.some((field) => field !== '')) lines.push({ line, fields })
        return null
      },
    })
    return { lines }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? ` near line ${error.lines}` : ''
    return { trouble: `The quotation marks do not match up${line}. Check that each one is closed.` }
  }
}

/** Of the first line, outside of quotes: what separates most. */
function delimiterOf(text: string): string {
  const first = (text.replace(/^\uFEFF/, '').split(/\r\n?|\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const times = (mark: string) => first.split(mark).length - 1
  return [',', ';', '\t'].reduce((best, mark) => (times(mark) > times(best) ? mark : best))
}

type Column = 'name' | 'firstName' | 'lastName' | 'email' | 'purpose' | 'startsOn' | 'sessionsAgreed'

const names: Record<Column, readonly string[]> = {
  name: ['name', 'full name', 'client'],
  firstName: ['first name', 'firstname', 'given name', 'first'],
  lastName: ['last name', 'lastname', 'surname', 'family name', 'last'],
  email: ['email', 'e-mail', 'mail', 'email address', 'e-mail address'],
  purpose: ['purpose', 'goal', 'what for'],
  startsOn: ['start', 'starts', 'starts on', 'start date', 'begins'],
  sessionsAgreed: ['sessions', 'sessions agreed', 'number of sessions'],
}

type Columns = Partial<Record<Column, number>>

const headNeeded =
  'The first line names the columns: at least “first name”, “last name” and “email”, or “name” and “email”.'

function columnsIn(head: string[]): Columns | null {
  const columns: Columns = {}
  const titles = head.map((title) =>
    title
      .toLowerCase()
      .replace(/[\s_]+/g, ' ')
      .trim(),
  )
  for (const column of Object.keys(names) as Column[]) {
    const at = titles.findIndex((title) => names[column].includes(title))
    if (at >= 0) columns[column] = at
  }
  const named = columns.name !== undefined || columns.firstName !== undefined
  return named && columns.email !== undefined ? columns : null
}

function rowFrom(
  { line, fields }: Line,
  columns: Columns,
  defaults: Defaults,
  seen: Map<string, number>,
): Row {
  const field = (column: Column) => fields[columns[column] ?? -1] ?? ''
  const [first = '', ...rest] = field('name').split(/\s+/)
  const firstName = field('firstName') || first
  const lastName = field('lastName') || (field('firstName') ? '' : rest.join(' '))
  const common = { line, name: `${firstName} ${lastName}`.trim(), email: field('email') }
  const sessions = field('sessionsAgreed')
  const read = clientInput.safeParse({
    firstName,
    lastName,
    email: common.email,
    purpose: field('purpose') || defaults.purpose,
    startsOn: field('startsOn') || defaults.startsOn,
    sessionsAgreed: sessions === '' ? defaults.sessionsAgreed : Number(sessions),
  })
  if (!read.success) {
    return {
      ...common,
      client: null,
      trouble: read.error.issues[0]?.message ?? 'This row could not be read.',
    }
  }
  const address = read.data.email.toLowerCase()
  const before = seen.get(address)
  if (before) return { ...common, client: null, trouble: `The same address stands in line ${before}.` }
  seen.set(address, line)
  return { ...common, email: read.data.email, client: read.data, trouble: null }
}

const no = (trouble: string): ClientList => ({ rows: [], trouble })
