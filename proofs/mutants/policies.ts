import type { Sql } from '../matrix/attempt'
import type { Gap } from '../matrix/tables'

// Row-level policies, as they stand in the catalog: each one loosened in turn.

type Policy = {
  table: string
  name: string
  restrictive: boolean
  roles: string
  /** Of people's work, and not of sign-in, jobs or the wall's own functions. */
  ours: boolean
  using: string | null
  check: string | null
  /** Whether people's work has been granted what the policy is about. */
  granted: boolean
}

export type PolicyMutants = {
  mutants: Gap[]
  /** What loosening does not change, and why that is known. */
  equivalent: string[]
}

/** Taken down where it restricts, `true` where it opens, opened to people's work where it is somebody else's. */
export async function policyMutants(sql: Sql): Promise<PolicyMutants> {
  const policies = await policiesOf(sql)
  const behindGrants = policies.filter(({ ours, granted }) => !ours && !granted)
  const uncheckable = policies.filter((policy) => policy.ours && policy.check !== null && !policy.granted)
  return {
    mutants: policies.filter((policy) => !behindGrants.includes(policy)).flatMap(loosened),
    equivalent: [
      ...behindGrants.map(({ name }) => `${name}: opened to people’s work, which has not been granted this`),
      ...uncheckable.map(({ name }) => `${name}: with check true, where people’s work may write nothing`),
    ],
  }
}

function loosened({ table, name, restrictive, roles, ours, granted, using, check }: Policy): Gap[] {
  const on = `policy "${name}" on ${table}`
  const gap = (how: string, careless: string): Gap => ({ name: `${name}: ${how}`, place: table, careless })
  const down = restrictive ? [gap('taken down', `drop ${on}`)] : []
  if (!ours) return [gap('opened to people’s work', `alter ${on} to ${roles}, waymark_app`)]
  return [
    ...down,
    ...(using === null ? [] : [gap('using true', `alter ${on} using (true)`)]),
    ...(check === null || !granted ? [] : [gap('with check true', `alter ${on} with check (true)`)]),
  ]
}

async function policiesOf(sql: Sql): Promise<Policy[]> {
  return sql<Policy[]>`
    select tablename as table, policyname as name, permissive = 'RESTRICTIVE' as restrictive,
      array_to_string(roles, ', ') as roles, 'waymark_app' = any (roles) or 'public' = any (roles) as ours,
      qual as using, with_check as check,
      case when cmd = 'ALL' then has_any_column_privilege('waymark_app', tablename::regclass, 'select, insert, update')
          or has_table_privilege('waymark_app', tablename::regclass, 'delete')
        when cmd = 'DELETE' then has_table_privilege('waymark_app', tablename::regclass, 'delete')
        else has_any_column_privilege('waymark_app', tablename::regclass, cmd) end as granted
    from pg_policies where schemaname = 'public' order by tablename, policyname`
}
