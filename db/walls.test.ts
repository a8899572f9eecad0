import { afterAll, describe, expect, it } from 'vitest'
import { adminBesideTheTests } from '@/proofs/stage/database'
import { gapsInTheWalls } from './walls'

const { admin, drop } = await adminBesideTheTests('walls', { empty: true })
afterAll(drop)

class Undo extends Error {}

/** Builds something careless, looks at the walls, and takes it away again. */
async function gapsAfter(careless: string) {
  let gaps: Awaited<ReturnType<typeof gapsInTheWalls>> = []
  await admin
    .begin(async (sql) => {
      await sql.unsafe(careless)
      gaps = await gapsInTheWalls(sql)
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
  return gaps.map(({ table, problem }) => `${table}: ${problem}`)
}

describe('the walls between practices', () => {
  it('stand around every table', async () => {
    expect(await gapsInTheWalls(admin)).toEqual([])
  })

  it('are missed when a table is added without one', async () => {
    const gaps = await gapsAfter('create table diaries (practice_id uuid not null, words text)')
    expect(gaps).toContain('diaries: row-level security is not enabled')
    expect(gaps).toContain('diaries: row-level security is not forced')
    expect(gaps).toContain('diaries: has no restrictive policy for waymark_app that asks for the practice')
  })

  it('are missed when a table forgets its practice', async () => {
    expect(await gapsAfter('create table diaries (words text)')).toContain(
      'diaries: has no practice_id, not null',
    )
  })

  it.each([
    ['FORCE is taken off', 'alter table checkpoints no force row level security', 'checkpoints'],
    ['a policy is dropped', 'drop policy "visions: within the practice" on visions', 'visions'],
    ['a view reads as its owner', 'create view peek as select * from checkpoints', 'peek'],
    ['a key ignores the practice', 'create unique index loose on sessions (id)', 'sessions'],
    [
      'a foreign key ignores the practice',
      `create table scraps (practice_id uuid not null, vision_id uuid, other uuid);
       create unique index on visions (practice_id, id);
       alter table documents add column loose uuid;
       alter table visions add constraint visions_loose unique (id);
       alter table documents add foreign key (loose) references visions (id)`,
      'documents',
    ],
    ['the log may be rewritten', 'grant update on document_updates to waymark_system', 'document_updates'],
    ['sign-ins are opened to people’s work', 'grant select on sign_ins to waymark_app', 'sign_ins'],
    ['a role is lifted above the wall', 'alter role waymark_app bypassrls', 'waymark_app'],
  ])('are missed when %s', async (_what, careless, table) => {
    expect((await gapsAfter(careless)).some((gap) => gap.startsWith(`${table}: `))).toBe(true)
  })
})
