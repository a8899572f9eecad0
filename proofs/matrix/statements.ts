import type { Relation } from './catalog'
import type { FoundRow, Table } from './rows'

// The statements that are tried, as a person with a SQL prompt and the serving role's password would write them.

export const selecting = (table: Table, row: FoundRow) =>
  `select from ${quoted(table)} where ${at(table, row)}`

export const deleting = (table: Table, row: FoundRow) =>
  `delete from ${quoted(table)} where ${at(table, row)}`

/** What may be set at all, to what it was; where nothing may, anything. */
export function updating(table: Table, row: FoundRow) {
  const columns = table.rule.columns?.update ?? writable(table).slice(0, 1)
  return setting(table, row, columns.map((name) => `"${name}" = "${name}"`).join())
}

export const setting = (table: Table, row: FoundRow, what: string) =>
  `update ${quoted(table)} set ${what} where ${at(table, row)}`

/** The same row once more under a new id. */
export function inserting(table: Table, { columns: values }: FoundRow) {
  const columns = (table.rule.columns?.insert ?? writable(table)).map((name) => `"${name}"`)
  const fresh = { ...values, ...(table.key.includes('id') ? { id: crypto.randomUUID() } : {}) }
  return `insert into ${quoted(table)} (${columns})
    select ${columns} from jsonb_populate_record(null::${quoted(table)}, ${literal(JSON.stringify(fresh))})`
}

const writable = ({ columns }: Relation) =>
  columns.flatMap(({ name, generated }) => (generated ? [] : [name]))

const at = ({ key }: Relation, { columns }: FoundRow) =>
  key.map((column) => `"${column}" = ${literal(columns[column])}`).join(' and ')

export const keyOf = ({ key }: Relation) => `concat_ws('/', ${key.map((column) => `t."${column}"`)})`

export const quoted = ({ schema, name }: Pick<Relation, 'schema' | 'name'>) => `"${schema}"."${name}"`

export function literal(value: unknown) {
  return `'${String(value).replaceAll("'", "''")}'`
}

export function list(of: readonly { id: string }[]) {
  return of.map(({ id }) => literal(id)).join()
}
