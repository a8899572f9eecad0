import { attempt, attemptFunction, type Sql, type Try, undone } from '../matrix/attempt'
import { catalog } from '../matrix/catalog'
import { type Cell, wrongIn } from '../matrix/cells'
import { engagementsAsked, hats } from '../matrix/people'
import { about, arrange, type Found, findRows, openTable } from '../matrix/rows'
import { inserting, quoted, selecting, updating } from '../matrix/statements'

/**
 * Whether the wall between practices stands by itself. Where the policies behind it say `true`, and somebody careless
 * grants what nobody has, nothing of another practice is read, changed or written.
 */
export async function leaksPastTheWall(sql: Sql, only: string): Promise<number> {
  let cells: Cell[] = []
  await undone(sql, async () => {
    await sql.unsafe(attemptFunction)
    await arrange(sql)
    const { known } = await catalog(sql)
    const found = await findRows(
      sql,
      known.filter(({ full }) => full === only).flatMap(openTable),
      engagementsAsked,
    )
    for (const { table } of found) await letEverythingThrough(sql, quoted(table))
    cells = await tryNextDoor(sql, found)
  })
  return wrongIn(cells).length
}

async function letEverythingThrough(sql: Sql, table: string) {
  await sql.unsafe(`grant select, insert, update on ${table} to waymark_app;
    create policy "let through" on ${table} for all to waymark_app using (true) with check (true)`)
}

async function tryNextDoor(sql: Sql, found: readonly Found[]): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const hat of hats) {
    const tries = found.flatMap(({ table, targets }) =>
      targets
        .filter(({ practiceId }) => practiceId !== hat.member?.practiceId)
        .flatMap((row): Try[] => {
          const shut = (verb: string, statement: string, counts: Try['counts']): Try => ({
            what: `${hat.identity} (${hat.name}): ${verb} ${table.full} ${about(row)}, with the wall alone`,
            place: table.full,
            expected: false,
            statement,
            counts,
          })
          return [
            shut('select', selecting(table, row), 'rows'),
            shut('update', updating(table, row), 'rows'),
            shut('insert', inserting(table, row), 'no refusal'),
          ]
        }),
    )
    cells.push(...(await attempt(sql, hat, tries)))
  }
  return cells
}
