/**
 * What was frozen, signed, sent back, asked and written down stays as it is, whoever tries.
 *
 * Every column of every permanent row is updated, rows are deleted and tables emptied, plainly and by detours (upsert,
 * merge, cascades from what holds them, triggers switched off), as every role that serves, as each person of a practice,
 * and as the owner of the tables. Then every command of the product that comes near a version is run on one that both
 * have signed. After each attempt the rows are compared with those of before, so that an answer of the database is not
 * taken for the truth.
 *
 * The control grants what nobody has been granted and takes the triggers away: the same attempts must succeed.
 */
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { type CastName, cast, castEngagements, ids } from '@/db/cast'
import { type Practice, withPractice } from '@/db/practice'
import { endEngagement } from '@/lib/engagements/commands'
import { Refusal } from '@/lib/refusal'
import { openUnbooked } from '@/lib/sessions/commands'
import { proposeVersion, sendBackVersion, withdrawVersion } from '@/lib/signoffs/propose'
import { answerReview, askForReview, takeReviewBack } from '@/lib/signoffs/review'
import { signVersion } from '@/lib/signoffs/sign'
import type { Variables } from '@/ops/run.mjs'
import { freshSignIn } from './signoffs/story'
import { isProgram, type Outcome, prove, say } from './stage/frame'

const tables = [
  'versions',
  'sign_offs',
  'version_endings',
  'review_requests',
  'review_answers',
  'recaps',
  'recap_reads',
  'events',
] as const
const roles = ['waymark_app', 'waymark_system', 'waymark_queue', 'waymark_owner'] as const
const people = ['maya', 'daniel', 'ingrid', 'jonas'] as const

type Who = { role: (typeof roles)[number]; person: (typeof people)[number] | null }

const whoever: Who[] = roles.flatMap((role): Who[] =>
  role === 'waymark_app' ? people.map((person) => ({ role, person })) : [{ role, person: null }],
)

export async function permanence(env: Variables): Promise<Outcome> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  try {
    const statements = await statementsFor(admin)
    const real = await tryAll(admin, whoever, statements)
    say(
      `${real.attempts} statements as ${whoever.length} of whom there are: ${real.succeeded.length} succeeded.`,
    )
    const paths = await tryCommands()
    say(`${paths.attempts} commands near a signed version: ${paths.succeeded.length} changed it.`)
    const control = await tryAll(admin, [{ role: 'waymark_app', person: 'maya' }], statements, careless)
    say(`With grants and without triggers ${control.succeeded.length} of ${control.attempts} succeeded.`)
    const succeeded = [...real.succeeded, ...paths.succeeded]
    for (const each of succeeded.slice(0, 10)) say(`  SUCCEEDED  ${each}`)
    return {
      holds: succeeded.length === 0 && control.succeeded.length > 0 && paths.attempts > 0,
      counts: {
        attempts: real.attempts + paths.attempts,
        succeeded: succeeded.length,
        control: control.succeeded.length,
        names: succeeded.slice(0, 10),
      },
    }
  } finally {
    await admin.end()
    const { closePools } = await import('@/db/client')
    await closePools()
  }
}

/** What somebody careless would have to add for a permanent row to be altered by people's work. */
const careless = tables
  .map(
    (table) => `alter table ${table} disable trigger user;
      grant update, delete, truncate on ${table} to waymark_app;
      create policy "careless" on ${table} for all to waymark_app using (true) with check (true)`,
  )
  .join(';\n')

type Statement = { name: string; text: string }

async function statementsFor(admin: postgres.Sql): Promise<Statement[]> {
  const columns = await admin<{ table: string; column: string; type: string }[]>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relname = any (${[...tables]}) and c.relnamespace = 'public'::regnamespace
      and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum`
  const updates = columns.flatMap(({ table, column, type }) => {
    const value = otherValue(type, column)
    return [
      { name: `update ${table}.${column}`, text: `update ${table} set ${column} = ${value}` },
      {
        name: `merge into ${table}.${column}`,
        text: `merge into ${table} t using (select 1) one on true when matched then update set ${column} = ${value}`,
      },
    ]
  })
  const wholes = tables.flatMap((table) => [
    { name: `delete from ${table}`, text: `delete from ${table}` },
    { name: `truncate ${table}`, text: `truncate ${table}` },
    { name: `truncate ${table} cascade`, text: `truncate ${table} cascade` },
    {
      name: `delete ${table} under a lock`,
      text: `with gone as (delete from ${table} returning 1) select count(*) from gone`,
    },
    {
      name: `upsert into ${table}`,
      text: `insert into ${table} select * from ${table} on conflict (${table === 'version_endings' ? 'practice_id, version_id' : table === 'review_answers' ? 'practice_id, request_id' : table === 'recaps' ? 'practice_id, session_id' : table === 'recap_reads' ? 'practice_id, session_id, member_id' : 'practice_id, id'}) do update set practice_id = excluded.practice_id, ${changeable[table]}`,
    },
  ])
  const detours = ['engagements', 'visions', 'documents', 'members', 'practices'].map((table) => ({
    name: `delete from ${table}, which holds them`,
    text: `delete from ${table}`,
  }))
  const replica = {
    name: 'delete as a replica',
    text: `do $$ begin set local session_replication_role = replica; delete from sign_offs; end $$`,
  }
  return [...updates, ...wholes, ...detours, replica]
}

const changeable: Record<(typeof tables)[number], string> = {
  versions: `content = '{}'`,
  sign_offs: `typed_name = 'Somebody Else'`,
  version_endings: `reason = 'Another reason.'`,
  review_requests: `note = 'Another note.'`,
  review_answers: `words = 'Other words.'`,
  recaps: `content = '{}'`,
  recap_reads: `read_at = now()`,
  events: `verb = 'something else'`,
}

function otherValue(type: string, column: string): string {
  if (type === 'uuid') return 'uuidv7()'
  if (type.startsWith('timestamp')) return `${column} + interval '1 second'`
  if (type === 'integer' || type === 'bigint') return `${column} + 1`
  if (type === 'bytea') return `${column} || '\\x00'::bytea`
  return `${column} || '.'`
}

type Tried = { attempts: number; succeeded: string[] }

class Undo extends Error {}

/** Each statement in a transaction that is rolled back, whatever it did; the rows are looked at in between. */
async function tryAll(
  admin: postgres.Sql,
  as: readonly Who[],
  statements: readonly Statement[],
  before = '',
): Promise<Tried> {
  const tried: Tried = { attempts: 0, succeeded: [] }
  for (const { role, person } of as) {
    await admin
      .begin(async (tx) => {
        if (before) await tx.unsafe(before)
        const kept = await rowsNow(tx)
        for (const { name, text } of statements) {
          tried.attempts++
          if (await changes(tx, { role, person }, text, kept))
            tried.succeeded.push(`${role} ${person ?? ''}: ${name}`)
        }
        throw new Undo()
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undo)) throw error
      })
  }
  return tried
}

async function changes(
  tx: postgres.TransactionSql,
  { role, person }: Who,
  text: string,
  kept: string,
): Promise<boolean> {
  let changed = false
  await tx
    .savepoint(async (inner) => {
      const member = person && cast[person]
      await inner`select set_config('app.practice_id', ${member ? member.practiceId : ''}, true),
        set_config('app.member_id', ${member ? member.id : ''}, true)`
      await inner.unsafe(`set local role ${role}`)
      await inner.unsafe(text)
      await inner`reset role`
      changed = (await rowsNow(inner)) !== kept
      throw new Undo()
    })
    // A refusal is what is hoped for; what counts is whether the rows are others.
    .catch(() => {})
  return changed
}

/** Every permanent row, as the superuser sees it, in one hash. New rows are none of these. */
async function rowsNow(tx: postgres.TransactionSql): Promise<string> {
  const parts = await Promise.all(
    tables.map(
      (table) => tx<{ hash: string }[]>`
        select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as hash from ${tx(table)} t`,
    ),
  )
  return parts.map(([row]) => row?.hash).join()
}

const { daniel } = castEngagements

/** The commands that come near a version, each tried by both of its people on one that both have signed. */
async function tryCommands(): Promise<Tried> {
  const tried: Tried = { attempts: 0, succeeded: [] }
  const paths: Record<string, (practice: Practice, versionId: string) => Promise<unknown>> = {
    'signing again': async (practice, versionId) =>
      signVersion(
        practice,
        {
          versionId,
          digest: await digestOf(practice, versionId),
          statementHash: '0'.repeat(64),
          typedName: 'Daniel Reyes',
        },
        freshSignIn(),
      ),
    'signing other words': (practice, versionId) =>
      signVersion(
        practice,
        { versionId, digest: '0'.repeat(64), statementHash: '0'.repeat(64), typedName: 'Maya Okafor' },
        freshSignIn(),
      ),
    withdrawing: withdrawVersion,
    'sending back': (practice, versionId) =>
      sendBackVersion(practice, { versionId, reason: 'Not any more.' }),
    'proposing another': (practice) => proposeVersion(practice, daniel.visionId),
    'asking for a review': (practice) => askForReview(practice, { visionId: daniel.visionId, note: '' }),
    'taking a review back': (practice) => takeReviewBack(practice, { visionId: daniel.visionId }),
    'answering a review': (practice, versionId) =>
      answerReview(practice, { requestId: versionId, answer: 'ready', words: '' }),
    'opening a session': (practice) => openUnbooked(practice, daniel.id),
    'ending the work': (practice) => endEngagement(practice, daniel.id),
  }
  for (const name of ['maya', 'daniel'] as const)
    for (const [path, run] of Object.entries(paths)) {
      const changed = await afterCommand(name, run)
      tried.attempts++
      if (changed) tried.succeeded.push(`${name}: ${path}`)
    }
  return tried
}

class Curtain extends Error {}

async function afterCommand(
  name: Extract<CastName, 'maya' | 'daniel'>,
  run: (practice: Practice, versionId: string) => Promise<unknown>,
): Promise<boolean> {
  let changed = false
  const { id: memberId, role } = cast[name]
  await withPractice({ practiceId: ids.harbor, memberId, role }, async (practice) => {
    const { versionId, kept } = await signedRows(practice)
    await run(practice, versionId).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
    })
    changed = (await signedRows(practice, kept)).hash !== kept.hash
    throw new Curtain()
  }).catch((error: unknown) => {
    if (!(error instanceof Curtain)) throw error
  })
  return changed
}

type Kept = { versions: string[]; hash: string }

/** The versions of one plan and what hangs on them, those that were there before. */
async function signedRows(
  practice: Practice,
  before?: Kept,
): Promise<{ versionId: string; kept: Kept; hash: string }> {
  const { db } = practice
  const rows = await db.execute<{ id: string; row: string; signed: string; ended: string }>(sql`
    select v.id, v::text as row,
      (select string_agg(s::text, '' order by s.id) from sign_offs s where s.version_id = v.id) as signed,
      (select string_agg(n::text, '') from version_endings n where n.version_id = v.id) as ended
    from versions v where v.engagement_id = ${daniel.id} order by v.number desc`)
  const known = rows.filter(({ id }) => before === undefined || before.versions.includes(id))
  const hash = JSON.stringify(known)
  return { versionId: rows[0]?.id ?? '', kept: { versions: known.map(({ id }) => id), hash }, hash }
}

async function digestOf({ db }: Practice, versionId: string): Promise<string> {
  const [row] = await db.execute<{ digest: string }>(sql`select digest from versions where id = ${versionId}`)
  return row?.digest ?? ''
}

if (isProgram(import.meta.filename)) await prove('permanence', () => permanence(process.env))
