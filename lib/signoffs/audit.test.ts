import { drizzle } from 'drizzle-orm/postgres-js'
import { afterAll, expect, it } from 'vitest'
import { castEngagements, ids } from '@/db/cast'
import { adminBesideTheTests } from '@/proofs/stage/database'
import { type VersionsVerdict, verifyVersions } from './audit'

// As somebody who may do anything to the database, and takes it back each time.

const { admin, drop } = await adminBesideTheTests('audit')
afterAll(drop)

class TakenBack extends Error {}

async function after(statement: string): Promise<VersionsVerdict> {
  let verdict: VersionsVerdict | undefined
  await drizzle(admin)
    .transaction(async (db) => {
      await db.execute(`set local session_replication_role = replica`)
      await db.execute(statement)
      verdict = await verifyVersions(db, ids.harbor)
      throw new TakenBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error
    })
  if (!verdict) throw new Error('Nothing was verified.')
  return verdict
}

const daniels = `vision_id = '${castEngagements.daniel.visionId}' and number = 2`

it('every version and signature of a practice is whole as it was written', async () => {
  const verdict = await after('select 1')
  expect(verdict).toMatchObject({ intact: true })
  if (verdict.intact) expect(Math.min(verdict.versions, verdict.signatures)).toBeGreaterThan(10)
})

it.each([
  [
    'a signature taken away',
    `delete from sign_offs where version_id = (select id from versions where ${daniels})`,
  ],
  ['a version taken away', `delete from versions where ${daniels}`],
  [
    'an event taken away',
    `delete from events where verb = 'version signed' and subject_id in (
      select s.id from sign_offs s join versions v on v.id = s.version_id where ${daniels})`,
  ],
  [
    'a statement put differently',
    `alter table sign_offs drop constraint sign_offs_statement; update sign_offs set statement = statement || '.'
      where version_id = (select id from versions where ${daniels})`,
  ],
])('%s shows', async (_, statement) => {
  expect(await after(statement)).toMatchObject({ intact: false, problem: expect.any(String) })
})
