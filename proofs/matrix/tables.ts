import {
  attempt,
  attemptFunction,
  become,
  type Claims,
  claimsOf,
  type Sql,
  stopBeing,
  type Try,
  Undo,
  undone,
} from './attempt'
import { callableFunctions, catalog, type Relation } from './catalog'
import { type Cell, inWords, wrongIn } from './cells'
import { functions } from './functions'
import { engagementsAsked, type Hat, hats, practiceIds } from './people'
import { about, arrange, type Found, findRows, inNameOf, inNameOfAnother, openTable } from './rows'
import type { Verb } from './rule'
import { rules } from './rules'
import { deleting, inserting, keyOf, list, quoted, selecting, setting, updating } from './statements'

// Tables x verbs x hats x the states of the work. Everything happens in one transaction that is rolled back: arranged
// by the superuser, then tried as the role that serves people's work, with the settings that the one door sets.

/** What the work between the two is like when they ask. */
const states = {
  'between sessions': `update sessions set ended_at = coalesce(ended_at, now()), ended_by = coalesce(ended_by, opened_by)
    where opened_at is not null`,
  'session open': `update sessions set ended_at = now(), ended_by = opened_by
      where opened_at is not null and ended_at is null and engagement_id in (${list(engagementsAsked)});
    update sessions s set opened_at = now(), opened_by = e.coach_id from engagements e
      where e.id = s.engagement_id and s.minutes = 100 and e.id in (${list(engagementsAsked)})`,
  'work ended': `update engagements set status = 'ended' where id in (${list(engagementsAsked)});
    insert into checkpoints (practice_id, engagement_id, document_id, through_seq, reason, content, changed_sections, ready_sections, made_at)
    select practice_id, engagement_id, id, 2000000, 'pause', '{}', '{}', '{}', now() + interval '1 minute' from documents
    where kind = 'vision' and engagement_id in (${list(engagementsAsked)});
    insert into search_texts (practice_id, engagement_id, kind, source_id, section, text, at)
    select practice_id, id, 'settled', uuidv7(), 'why', 'proved', settled from engagements,
      unnest(array[now() - interval '1 day', now() + interval '1 minute']) as settled
    where id in (${list(engagementsAsked)})`,
} as const

/** Something careless, and the table where it must be seen. */
export type Gap = { name: string; place: string; careless: string }

export type Asked = {
  /** One table, otherwise all. */
  only?: string
  /** Whose rows are asked for one by one; read from end to end is every table. */
  engagements?: readonly { id: string }[]
}

/** The whole table of cells, or a part of it. Leaves the transaction as it found it. */
export async function tryTables(sql: Sql, asked: Asked = {}): Promise<Cell[]> {
  const cells: Cell[] = []
  await ask(sql, asked, (some) => cells.push(...some))
  return cells
}

/** Opens a gap on purpose, asks again where it is, and closes it. True when a cell is wrong that was not before. */
export async function findsGap(
  sql: Sql,
  { place, careless }: Gap,
  wrongBefore: ReadonlySet<string> = new Set(),
): Promise<boolean> {
  let seen = false
  await undone(sql, async () => {
    await sql.unsafe(careless)
    await ask(sql, { only: place }, (some) => {
      seen ||= wrongIn(some).some((cell) => !wrongBefore.has(inWords(cell)))
      if (seen) throw new Undo()
    })
  })
  return seen
}

/** Asks everything there is to ask, and hands over what was found, part by part. */
async function ask(
  sql: Sql,
  { only, engagements = engagementsAsked }: Asked,
  take: (some: readonly Cell[]) => void,
): Promise<void> {
  const known = (await catalog(sql)).known.filter(({ full }) => only === undefined || full === only)
  const tables = known.flatMap(openTable)
  take(tryGrants(known))
  await undone(sql, async () => {
    await sql.unsafe(attemptFunction)
    await arrange(sql)
    take(await tryClosed(sql, known))
    for (const [state, arrangement] of Object.entries(states)) {
      await undone(sql, async () => {
        await sql.unsafe(arrangement)
        const found = await findRows(sql, tables, engagements)
        for (const hat of hats) {
          take(await tryRows(sql, hat, found, state))
          take(await trySweep(sql, hat, found, state))
          take(await tryFunctions(sql, hat, found, state))
        }
        if (state !== 'session open') return
        take(await tryForgedClaims(sql, found))
        take(await tryEndedSignIns(sql, found))
        take(await tryAsNobody(sql, found))
        take(await tryTwoIds(sql, found))
        take(await tryDeleted(sql, found))
      })
    }
  })
}

/** Each hat at each sort of row, four verbs; insert in one's own name and in that of another. */
async function tryRows(sql: Sql, hat: Hat, found: readonly Found[], state: string): Promise<Cell[]> {
  const tries = found.flatMap(({ table, targets }) => {
    const { rule, full: place } = table
    const refused = new Set<string | null>()
    return targets.flatMap((row): Try[] => {
      // What is opened to nobody by no rule is asked once for each engagement, not for every sort of row.
      const first = !refused.has(row.engagementId)
      refused.add(row.engagementId)
      const what = (how: string) => `${state}, ${hat.identity} (${hat.name}): ${how} ${place} ${about(row)}`
      const mine = inNameOf(hat.member?.id, table, row)
      const other = inNameOfAnother(hat, table, row)
      const insert = (as: typeof row): Omit<Try, 'what'> => ({
        place,
        expected: rule.insert?.(hat, as) ?? false,
        statement: inserting(table, as),
        counts: 'no refusal',
      })
      const met = (how: string, expected: boolean, statement: string): Try => ({
        what: what(how),
        place,
        expected,
        statement,
        counts: 'rows',
      })
      return [
        met('select', rule.select(hat, row), selecting(table, row)),
        ...(rule.update || first
          ? [met('update', rule.update?.(hat, row) ?? false, updating(table, row))]
          : []),
        ...(first ? [met('delete', false, deleting(table, row))] : []),
        ...(rule.insert || first ? [{ what: what('insert'), ...insert(mine) }] : []),
        ...(other && rule.insert ? [{ what: what('insert, as another,'), ...insert(other) }] : []),
        ...(rule.acts ?? []).map(({ name, may, set }) =>
          met(name, may(hat, row), setting(table, row, set(hat, row))),
        ),
      ]
    })
  })
  return attempt(sql, hat, tries)
}

/** Every table read from end to end: exactly the rows that the rule opens, no row more and none less. */
async function trySweep(sql: Sql, hat: Hat, found: readonly Found[], state: string): Promise<Cell[]> {
  const cells: Cell[] = []
  await become(sql, claimsOf(hat))
  for (const { table, rows } of found) {
    const seen = await sql.unsafe<{ key: string }[]>(`select ${keyOf(table)} as key from ${quoted(table)} t`)
    const expected = rows.filter((row) => table.rule.select(hat, row)).map(({ key }) => key)
    cells.push({
      what: `${state}, ${hat.identity} (${hat.name}): all of ${table.full}, ${seen.length} rows for ${expected.length}`,
      place: table.full,
      expected: true,
      seen:
        new Set([...seen.map(({ key }) => key), ...expected]).size === expected.length &&
        seen.length === expected.length,
    })
  }
  await stopBeing(sql)
  return cells
}

/** The functions that may be called, about each row of the sort they are for. */
async function tryFunctions(sql: Sql, hat: Hat, found: readonly Found[], state: string): Promise<Cell[]> {
  const tries = new Map<string, Try>()
  const there = await callableFunctions(sql)
  for (const [place, { about: from, asks }] of Object.entries(functions)) {
    if (!there.includes(place)) continue
    for (const row of found.find(({ table }) => table.full === from)?.targets ?? []) {
      for (const { what, sql: statement, may } of asks?.(row, String(row.columns.id)) ?? []) {
        const words = `${state}, ${hat.identity} (${hat.name}): ${place}, ${what}, ${about(row)}`
        tries.set(statement, { what: words, place, expected: may(hat, row), statement, counts: 'rows' })
      }
    }
  }
  return attempt(sql, hat, [...tries.values()])
}

/** Settings that no door would set: empty, malformed, half of them, and one person's id in another's practice. */
async function tryForgedClaims(sql: Sql, found: readonly Found[]): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const hat of hats) {
    if (!hat.member) continue
    const { id, practiceId } = hat.member
    const other = practiceIds.find((each) => each !== practiceId) ?? ''
    const forged: Record<string, Claims> = {
      'no practice': { practice: '', member: id },
      'no member': { practice: practiceId, member: '' },
      'a practice that is not there': { practice: id, member: id },
      'a malformed practice': { practice: "' or true --", member: id },
      'a malformed member': { practice: practiceId, member: `${id}0` },
      'two ids, of two practices': { practice: other, member: id },
    }
    for (const [name, claims] of Object.entries(forged)) {
      const tries = found.flatMap((each) =>
        nothingOf(each, hat, `${hat.identity} (${hat.name}) with ${name}`),
      )
      cells.push(...(await attempt(sql, claims, tries)))
    }
  }
  return cells
}

/** Whatever somebody may write, they may not on a sign-in that has ended. */
async function tryEndedSignIns(sql: Sql, found: readonly Found[]): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const hat of hats) {
    const tries = found
      .filter(({ table }) => table.full === 'document_updates')
      .flatMap(({ table, targets }) =>
        targets.map(
          (row): Try => ({
            what: `${hat.identity} (${hat.name}), whose sign-in has ended: insert ${table.full} ${about(row)}`,
            place: table.full,
            expected: false,
            statement: inserting(table, inNameOf(hat.member?.id, table, row)),
            counts: 'no refusal',
          }),
        ),
      )
    cells.push(...(await attempt(sql, { ...claimsOf(hat), signIn: crypto.randomUUID() }, tries)))
  }
  return cells
}

/** Members who are not: who have left, who have not come yet, whose practice has been closed for a month. */
async function tryAsNobody(sql: Sql, found: readonly Found[]): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const hat of hats) {
    const { member } = hat
    if (!member) continue
    const ways: Record<string, string> = {
      'who has left': `update members set left_at = now() where id = '${member.id}'`,
      'who has not accepted yet': `update members set joined_at = null where id = '${member.id}'`,
      // The owner comes back to a closed practice.
      ...(member.role === 'owner'
        ? {}
        : { 'of a practice closed long ago': `update practices set closed_at = now() - interval '31 days'` }),
    }
    for (const [way, change] of Object.entries(ways)) {
      const tries = found.flatMap((each) => nothingOf(each, hat, `${hat.identity} (${hat.name}), ${way}`))
      await undone(sql, async () => {
        await sql.unsafe(change)
        cells.push(...(await attempt(sql, hat, tries)))
      })
    }
  }
  return cells
}

/** Two ids in one row: both one's own or neither. */
async function tryTwoIds(sql: Sql, found: readonly Found[]): Promise<Cell[]> {
  const [home, nextDoor] = practiceIds
  const cells: Cell[] = []
  for (const hat of hats) {
    const { member } = hat
    if (!member) continue
    const tries = found.flatMap(({ table, targets }) =>
      targets
        .filter((row) => row.engagementId && table.rule.select(hat, row))
        .flatMap((row) => {
          const ask = (how: string, statement: string): Try => ({
            what: `${hat.identity} (${hat.name}): ${table.full} ${about(row)}, ${how}`,
            place: table.full,
            expected: false,
            statement,
            counts: 'success',
          })
          const mine = inNameOf(member.id, table, row)
          const elsewhere = { ...mine.columns, practice_id: mine.practiceId === home ? nextDoor : home }
          const others = targets.filter((other) => other.engagementId !== row.engagementId)
          return [
            ask('in another practice', inserting(table, { ...mine, columns: elsewhere })),
            ...(table.full === 'checkpoint_reads' ? others : []).flatMap((other) => {
              const checkpoint = { checkpoint_id: other.columns.checkpoint_id }
              const mixed = { ...mine, columns: { ...mine.columns, ...checkpoint } }
              return [
                ask(`with the checkpoint ${about(other)}`, inserting(table, mixed)),
                ask(
                  `changed to the checkpoint ${about(other)}`,
                  setting(table, mine, `checkpoint_id = '${checkpoint.checkpoint_id}'`),
                ),
              ]
            }),
          ]
        }),
    )
    cells.push(...(await attempt(sql, hat, tries)))
  }
  return cells
}

/** What has been deleted is gone for everyone, also by the ids that somebody still knows. The record of it stays. */
async function tryDeleted(sql: Sql, found: readonly Found[]): Promise<Cell[]> {
  const cells: Cell[] = []
  const lasting = new Set(['events'])
  await undone(sql, async () => {
    // What was agreed holds its engagement; whoever takes both away goes past the triggers first.
    for (const kept of [
      'recap_reads',
      'recaps',
      'sign_offs',
      'version_endings',
      'versions',
      'review_answers',
      'review_requests',
    ]) {
      await sql.unsafe(`alter table ${kept} disable trigger user;
        delete from ${kept} where engagement_id in (${list(engagementsAsked)})`)
    }
    await sql.unsafe(`delete from engagements where id in (${list(engagementsAsked)})`)
    for (const hat of hats) {
      const tries = found.flatMap(({ table, targets }) =>
        targets
          .filter(({ engagementId }) => engagementId !== null && !lasting.has(table.full))
          .flatMap((row) => {
            const mine = inNameOf(hat.member?.id, table, row)
            const statements = [selecting(table, row)]
            if (table.rule.update) statements.push(updating(table, row))
            // Beginning an engagement anew is no access to the one that was deleted.
            if (table.rule.insert && table.full !== 'engagements') statements.push(inserting(table, mine))
            return statements.map(
              (statement): Try => ({
                what: `${hat.identity} (${hat.name}): ${statement.slice(0, 6)} ${table.full} ${about(row)}, deleted`,
                place: table.full,
                expected: false,
                statement,
                counts: 'success',
              }),
            )
          }),
      )
      cells.push(...(await attempt(sql, hat, tries)))
    }
  })
  return cells
}

/** Nothing of a table: no row read, none written. */
function nothingOf({ table, targets }: Found, hat: Hat, who: string): Try[] {
  const about = (verb: string, statement: string, counts: Try['counts']): Try => ({
    what: `${who}: ${verb} ${table.full}`,
    place: table.full,
    expected: false,
    statement,
    counts,
  })
  const row = targets.find((each) => table.rule.select(hat, each)) ?? targets[0]
  if (!row) throw new Error(`There is no row of ${table.full} to ask about.`)
  const insert = inserting(table, inNameOf(hat.member?.id, table, row))
  return [
    about('select', `select from ${quoted(table)}`, 'rows'),
    ...(table.rule.update ? [about('update', updating(table, row), 'rows')] : []),
    ...(table.rule.insert ? [about('insert', insert, 'no refusal')] : []),
  ]
}

/** What the serving role may touch at all, column by column. */
function tryGrants(asked: readonly Relation[]): Cell[] {
  return asked.flatMap((relation) => {
    const columns = relation.schema === 'public' ? rules[relation.name]?.columns : undefined
    const cell = (what: string, seen: boolean, expected = false): Cell => ({
      what: `grant: ${what} ${relation.full}`,
      place: relation.full,
      expected,
      seen,
    })
    return [
      cell('delete', relation.mayDelete),
      cell('truncate', relation.mayTruncate),
      ...relation.columns.flatMap(({ name, insert, update }) => [
        cell(`insert ${name}`, insert, columns?.insert?.includes(name)),
        cell(`update ${name}`, update, columns?.update?.includes(name)),
      ]),
    ]
  })
}

/** Tables of which people's work sees nothing: an answer without rows would already be an answer. */
async function tryClosed(sql: Sql, asked: readonly Relation[]): Promise<Cell[]> {
  const closed = asked.filter((relation) => openTable(relation).length === 0)
  const cells: Cell[] = []
  for (const hat of hats) {
    const tries = closed.flatMap((relation) => {
      const column = relation.columns.find(({ generated }) => !generated)?.name ?? 'id'
      const statements: Record<Verb, string> = {
        select: `select from ${quoted(relation)}`,
        insert: `insert into ${quoted(relation)} default values`,
        update: `update ${quoted(relation)} set "${column}" = "${column}"`,
        delete: `delete from ${quoted(relation)}`,
      }
      return Object.entries(statements).map(
        ([verb, statement]): Try => ({
          what: `${hat.identity} (${hat.name}): ${verb} ${relation.full}`,
          place: relation.full,
          expected: false,
          statement,
          counts: 'no refusal',
        }),
      )
    })
    cells.push(...(await attempt(sql, hat, tries)))
  }
  return cells
}
