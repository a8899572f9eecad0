import { createHash } from 'node:crypto'
import type postgres from 'postgres'
import * as Y from 'yjs'

type Sql = postgres.Sql | postgres.TransactionSql

/** What a database says, part by part: rows of each table, each live document, and what stands around them. */
export type Fingerprint = Map<string, string>

/** Everything that must be the same elsewhere. */
export async function fingerprint(sql: Sql): Promise<Fingerprint> {
  return new Map([...(await ofTables(sql)), ...(await ofDocuments(sql)), ...(await ofWalls(sql))])
}

/** Names of the parts that are not the same in both. */
export function differences(one: Fingerprint, other: Fingerprint): string[] {
  const parts = new Set([...one.keys(), ...other.keys()])
  return [...parts].filter((part) => one.get(part) !== other.get(part))
}

const hash = (words: string | Uint8Array) => createHash('sha256').update(words).digest('hex')

async function ofTables(sql: Sql): Promise<[string, string][]> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'drizzle')`
  const said: [string, string][] = []
  for (const { schema, name } of tables) {
    // When the queue's own tables were made differs from one database to the next.
    if (schema === 'graphile_worker' && name === 'migrations') continue
    const [all] = await sql<{ rows: string; said: string | null }[]>`
      select count(*)::text as rows, md5(string_agg(md5(t::text), '' order by md5(t::text))) as said
      from ${sql(schema)}.${sql(name)} t`
    said.push([`table ${schema}.${name}`, `${all?.rows} ${all?.said}`])
  }
  return said
}

/** Each document as the log says it, from the first row on, and as its snapshot and what came after say it. */
async function ofDocuments(sql: Sql): Promise<[string, string][]> {
  const documents = await sql<{ id: string; bytes: Buffer[] | null; state: Buffer | null }[]>`
    select d.id, s.state, (
      select array_agg(u.bytes order by u.seq) from document_updates u
      where u.practice_id = d.practice_id and u.document_id = d.id) as bytes
    from documents d left join document_snapshots s on s.practice_id = d.practice_id and s.document_id = d.id`
  return documents.map(({ id, bytes, state }) => {
    const doc = new Y.Doc()
    doc.transact(() => {
      for (const part of [...(state ? [state] : []), ...(bytes ?? [])]) Y.applyUpdate(doc, part)
    })
    return [`document ${id}`, hash(Y.encodeStateAsUpdate(doc))]
  })
}

/** Policies, grants, functions, triggers and constraints. */
async function ofWalls(sql: Sql): Promise<[string, string][]> {
  const rows = await sql<{ part: string; said: string }[]>`
    select 'policy ' || c.relname || ': ' || p.polname as part,
      concat_ws(' ', p.polpermissive, p.polcmd, p.polroles::regrole[]::text, pg_get_expr(p.polqual, p.polrelid),
        pg_get_expr(p.polwithcheck, p.polrelid)) as said
    from pg_policy p join pg_class c on c.oid = p.polrelid
    union all
    select 'table ' || c.relname || ' and who may', concat_ws(' ', c.relrowsecurity, c.relforcerowsecurity,
      c.relowner::regrole, c.relacl::text, (
        select string_agg(a.attname || a.attacl::text, ' ' order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attacl is not null))
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
    union all
    select 'function ' || p.oid::regprocedure, concat_ws(' ', p.proowner::regrole, p.proacl::text, pg_get_functiondef(p.oid))
    from pg_proc p where p.pronamespace in (select oid from pg_namespace where nspname in ('wall', 'queue', 'public'))
    union all
    select 'trigger ' || t.tgrelid::regclass || ' ' || t.tgname, concat_ws(' ', t.tgenabled, pg_get_triggerdef(t.oid))
    from pg_trigger t where not t.tgisinternal
    union all
    select 'constraint ' || k.conrelid::regclass || ' ' || k.conname, concat_ws(' ', k.convalidated, pg_get_constraintdef(k.oid))
    from pg_constraint k where k.connamespace = 'public'::regnamespace`
  return rows.map(({ part, said }) => [part, said])
}

/** Where the sequences stand, which no transaction sees as of another moment: elsewhere they may be further, never behind. */
export async function sequences(sql: Sql): Promise<Map<string, bigint>> {
  const rows = await sql<{ name: string; value: string | null }[]>`
    select schemaname || '.' || sequencename as name, last_value::text as value from pg_sequences
    where schemaname in ('public', 'graphile_worker')`
  return new Map(rows.map(({ name, value }) => [`sequence ${name}`, BigInt(value ?? 0)]))
}
