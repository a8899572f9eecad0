import type postgres from 'postgres'

export type Gap = { table: string; problem: string }

/** Tables that belong to no practice, each with its reason. The serving role of people's work has no grant on them. */
const withoutPractice = new Map([
  ['logins', 'one identity across practices'],
  ['sign_ins', 'belongs to a login'],
  ['sign_on_accounts', 'belongs to a login'],
  ['sign_in_requests', 'asked before anybody is known'],
  ['attempts', 'counts tries across practices'],
  ['emails', 'sign-in mail belongs to no practice'],
])

/** Walks the catalog of a migrated database and names every table that has no wall, or one with a gap. */
export async function gapsInTheWalls(sql: postgres.Sql | postgres.TransactionSql): Promise<Gap[]> {
  const tables = await sql<TableRow[]>`
    select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      pg_get_userbyid(c.relowner) as owner,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'practice_id' and a.attnotnull)
        or c.relname = 'practices' as tenant,
      exists (select 1 from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polcmd = '*'
        and 'waymark_app'::regrole = any (p.polroles)
        and pg_get_expr(p.polqual, p.polrelid) like '%app.practice_id%') as restricted,
      has_any_column_privilege('waymark_app', c.oid, 'select, insert, update')
        or has_table_privilege('waymark_app', c.oid, 'delete, truncate') as reachable
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p')`
  return [
    ...tables.flatMap(gapsOfTable),
    ...(await foreignKeysOutOfThePractice(sql)),
    ...(await uniqueAcrossPractices(sql)),
    ...(await viewsAsTheirOwner(sql)),
    ...(await rolesAboveTheWall(sql)),
    ...(await permanentButGranted(sql)),
  ]
}

type TableRow = {
  name: string
  enabled: boolean
  forced: boolean
  owner: string
  tenant: boolean
  restricted: boolean
  reachable: boolean
}

function gapsOfTable(table: TableRow): Gap[] {
  const gap = (problem: string) => ({ table: table.name, problem })
  const gaps: Gap[] = []
  if (!table.enabled) gaps.push(gap('row-level security is not enabled'))
  if (!table.forced) gaps.push(gap('row-level security is not forced'))
  if (table.owner !== 'waymark_owner') gaps.push(gap(`is owned by ${table.owner}`))
  if (withoutPractice.has(table.name)) {
    if (table.reachable) gaps.push(gap('belongs to no practice, yet waymark_app has a grant'))
    return gaps
  }
  if (!table.tenant) gaps.push(gap('has no practice_id, not null'))
  if (!table.restricted)
    gaps.push(gap('has no restrictive policy for waymark_app that asks for the practice'))
  return gaps
}

/** A plain foreign key ignores row-level security, so a key between tenant tables carries the practice. */
async function foreignKeysOutOfThePractice(sql: postgres.Sql | postgres.TransactionSql): Promise<Gap[]> {
  return sql<Gap[]>`
    select conrelid::regclass::text as table, 'the foreign key ' || conname || ' does not carry practice_id' as problem
    from pg_constraint k
    where contype = 'f' and connamespace = 'public'::regnamespace
      and exists (select 1 from pg_attribute a where a.attrelid = confrelid and a.attname = 'practice_id')
      and not exists (
        select 1 from unnest(k.conkey, k.confkey) as pair(mine, theirs)
        join pg_attribute m on m.attrelid = k.conrelid and m.attnum = pair.mine and m.attname = 'practice_id'
        join pg_attribute t on t.attrelid = k.confrelid and t.attnum = pair.theirs and t.attname = 'practice_id')`
}

async function uniqueAcrossPractices(sql: postgres.Sql | postgres.TransactionSql): Promise<Gap[]> {
  return sql<Gap[]>`
    select i.indrelid::regclass::text as table, 'the unique index ' || i.indexrelid::regclass || ' does not start with practice_id' as problem
    from pg_index i join pg_class c on c.oid = i.indrelid
    where i.indisunique and c.relnamespace = 'public'::regnamespace
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'practice_id')
      and not exists (select 1 from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'practice_id' and a.attnum = i.indkey[0])`
}

async function viewsAsTheirOwner(sql: postgres.Sql | postgres.TransactionSql): Promise<Gap[]> {
  return sql<Gap[]>`
    select c.relname as table, 'is a view that reads as its owner: security_invoker is off' as problem
    from pg_class c
    where c.relkind in ('v', 'm') and c.relnamespace = 'public'::regnamespace
      and not coalesce('security_invoker=true' = any (c.reloptions), false)`
}

async function rolesAboveTheWall(sql: postgres.Sql | postgres.TransactionSql): Promise<Gap[]> {
  return sql<Gap[]>`
    select rolname as table, 'is a serving role that can go around the wall' as problem
    from pg_roles
    where rolname in ('waymark_app', 'waymark_system', 'waymark_queue')
      and (rolsuper or rolbypassrls or pg_has_role(rolname, 'waymark_owner', 'member'))`
}

/** Records that promise permanence are insert-only for every serving role. */
async function permanentButGranted(sql: postgres.Sql | postgres.TransactionSql): Promise<Gap[]> {
  return sql<Gap[]>`
    select t.name as table, r.name || ' may alter a permanent record' as problem
    from unnest(array['document_updates', 'checkpoints', 'events', 'event_chains', 'acceptances', 'template_versions', 'session_changes',
        'drift_answers', 'check_ins', 'plan_reminders',
        'review_requests', 'review_answers', 'commitments', 'commitment_outcomes', 'versions', 'sign_offs', 'version_endings', 'recaps', 'recap_reads']) as t(name),
      unnest(array['waymark_app', 'waymark_system', 'waymark_queue']) as r(name)
    where has_any_column_privilege(r.name, t.name, 'update')
      or has_table_privilege(r.name, t.name, 'delete') or has_table_privilege(r.name, t.name, 'truncate')`
}
