import type postgres from 'postgres'
import type { Cell } from './cells'
import type { Hat } from './people'

export type Sql = postgres.TransactionSql

/** A statement, and which answers to it mean that the way was open. */
export type Try = Omit<Cell, 'seen'> & { statement: string; counts: 'rows' | 'no refusal' | 'success' }

/** What the door tells Postgres of who asks. */
export type Claims = { practice: string; member: string; signIn?: string }

export const claimsOf = ({ member }: Hat): Claims => ({
  practice: member?.practiceId ?? '',
  member: member?.id ?? '',
})

export async function become(sql: Sql, { practice, member, signIn = '' }: Claims) {
  await sql`select set_config('app.practice_id', ${practice}, true), set_config('app.member_id', ${member}, true),
    set_config('app.sign_in_id', ${signIn}, true)`
  await sql`set local role waymark_app`
}

export async function stopBeing(sql: Sql) {
  await sql`reset role`
  // What triggers note of who acts must not be the one before.
  await sql`select set_config('app.practice_id', '', true), set_config('app.member_id', '', true)`
}

/** Tries each statement as somebody, and takes back whatever it did. */
export async function attempt(sql: Sql, who: Hat | Claims, tries: readonly Try[]): Promise<Cell[]> {
  if (tries.length === 0) return []
  await become(sql, 'identity' in who ? claimsOf(who) : who)
  const answers = await sql<{ answer: string }[]>`
    select proof.attempt(statement) as answer
    from unnest(${tries.map(({ statement }) => statement)}::text[]) with ordinality as asked(statement, at) order by at`
  await stopBeing(sql)
  return tries.map(({ what, place, expected, counts }, index) => {
    const answer = answers[index]?.answer ?? ''
    return { what: `${what} [${answer}]`, place, expected, seen: wasOpen(answer, counts) }
  })
}

/** An integrity error comes after the policies: whoever meets it was let through them. */
function wasOpen(answer: string, counts: Try['counts']): boolean {
  const rows = /^rows (\d+)$/.exec(answer)?.[1]
  if (counts === 'no refusal') return rows !== undefined || answer.startsWith('23')
  return Number(rows ?? 0) > 0
}

/** Runs a statement, undoes it, and says how many rows it met or why not. Gone with the transaction. */
export const attemptFunction = `
  create schema proof;
  create function proof.attempt(statement text) returns text language plpgsql as $$
  declare met bigint;
  begin
    begin
      if starts_with(statement, 'select') then execute 'select count(*) from (' || statement || ') as met' into met;
      else execute statement; get diagnostics met = row_count;
      end if;
      raise exception using errcode = 'WM001';
    exception when sqlstate 'WM001' then return 'rows ' || met; when others then return sqlstate;
    end;
  end $$;
  grant usage on schema proof to waymark_app;
  grant execute on function proof.attempt(text) to waymark_app`

/** Ends a part early. */
export class Undo extends Error {}

/** A part of the transaction that leaves nothing behind. */
export async function undone(sql: Sql, work: () => Promise<void>) {
  await sql
    .savepoint(async () => {
      await work()
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
}
