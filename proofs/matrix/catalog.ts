import type { Sql } from './attempt'
import { functions } from './functions'
import { closedSchemas, rules } from './rules'

/** A table or view as it stands in the catalog, with what the serving role has been granted. */
export type Relation = {
  schema: string
  name: string
  /** Without `public`. */
  full: string
  columns: { name: string; generated: boolean; insert: boolean; update: boolean }[]
  key: string[]
  mayDelete: boolean
  mayTruncate: boolean
}

/** Everything that stands in the catalog and holds rows or can be called, and what no rule speaks of. */
export async function catalog(sql: Sql): Promise<{ known: Relation[]; unknown: string[] }> {
  const all = await relations(sql)
  const known = all.filter(({ schema, name }) =>
    schema === 'public' ? name in rules : schema in closedSchemas,
  )
  const callable = await callableFunctions(sql)
  return {
    known,
    unknown: [
      ...all.filter((each) => !known.includes(each)).map(({ full }) => full),
      ...callable.filter((name) => !(name in functions)),
    ],
  }
}

async function relations(sql: Sql): Promise<Relation[]> {
  return sql<Relation[]>`
    select n.nspname as schema, c.relname as name,
      case when n.nspname = 'public' then c.relname else n.nspname || '.' || c.relname end as full,
      (select coalesce(jsonb_agg(jsonb_build_object('name', a.attname,
          'generated', a.attidentity <> '' or a.attgenerated <> '',
          'insert', has_column_privilege('waymark_app', c.oid, a.attname, 'insert'),
          'update', has_column_privilege('waymark_app', c.oid, a.attname, 'update')) order by a.attnum), '[]')
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select array_agg(a.attname::text order by a.attnum) from pg_index i
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary), array['practice_id', 'document_id']) as key,
      has_table_privilege('waymark_app', c.oid, 'delete') as "mayDelete",
      has_table_privilege('waymark_app', c.oid, 'truncate') as "mayTruncate"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    order by 1, 2`
}

/** By name, with their schema. */
export async function callableFunctions(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select distinct n.nspname || '.' || p.proname as name
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'proof')
      and has_schema_privilege('waymark_app', n.oid, 'usage')
      and has_function_privilege('waymark_app', p.oid, 'execute')`
  return rows.map(({ name }) => name)
}
