import { type Sql, undone } from '../matrix/attempt'
import type { Gap } from '../matrix/tables'

// Row-level policies, as they stand in the catalog: each one loosened in turn.

type Policy = {
  table: string
  name: string
  restrictive: boolean
  /** Of people's work, and not of sign-in, jobs or the wall's own functions. */
  ours: boolean
  using: string | null
  check: string | null
  /** Whether people's work has been granted anything on the table at all. */
  granted: boolean
}

export type PolicyMutants = {
  gaps: Gap[]
  /** Loosening these changes nothing, and why that is known. */
  equivalent: string[]
}

/** Taken down where it restricts, `true` where it opens, opened to people's work where it is somebody else's. */
export async function policyMutants(sql: Sql): Promise<PolicyMutants> {
  const policies = await policiesOf(sql)
  const behindGrants = policies.filter(({ ours, granted }) => !ours && !granted)
  return {
    gaps: policies.filter((policy) => !behindGrants.includes(policy)).flatMap(loosened),
    equivalent: behindGrants.map(
      ({ name }) => `${name}, opened to people’s work: which holds no grant on the table`,
    ),
  }
}

/** Rows of the business as the superuser would have to see them changed: the mutant is really in place. */
export async function isInPlace(sql: Sql, { careless }: Gap): Promise<boolean> {
  let changed = false
  await undone(sql, async () => {
    const before = await fingerprint(sql)
    await sql.unsafe(careless)
    changed = (await fingerprint(sql)) !== before
  })
  return changed
}

function loosened({ table, name, restrictive, ours, using, check }: Policy): Gap[] {
  const on = `policy "${name}" on ${table}`
  const gap = (how: string, careless: string): Gap => ({ name: `${name}: ${how}`, place: table, careless })
  if (restrictive) return [gap('taken down', `drop ${on}`)]
  if (!ours) return [gap('opened to people’s work', `alter ${on} to waymark_app`)]
  return [
    ...(using === null ? [] : [gap('using true', `alter ${on} using (true)`)]),
    ...(check === null ? [] : [gap('with check true', `alter ${on} with check (true)`)]),
  ]
}

async function policiesOf(sql: Sql): Promise<Policy[]> {
  return sql<Policy[]>`
    select tablename as table, policyname as name, permissive = 'RESTRICTIVE' as restrictive,
      'waymark_app' = any (roles) or 'public' = any (roles) as ours, qual as using, with_check as check,
      has_any_column_privilege('waymark_app', format('%I.%I', schemaname, tablename)::regclass, 'select, insert, update')
        or has_table_privilege('waymark_app', format('%I.%I', schemaname, tablename)::regclass, 'delete, truncate') as granted
    from pg_policies where schemaname = 'public' order by tablename, policyname`
}

async function fingerprint(sql: Sql): Promise<string> {
  const [row] = await sql<{ print: string }[]>`
    select md5(string_agg(p::text, '' order by p.tablename, p.policyname)) as print from pg_policies p`
  return row?.print ?? ''
}
