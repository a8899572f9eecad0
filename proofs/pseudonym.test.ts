import { drizzle } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import { afterAll, describe, expect, it } from 'vitest'
import { cast, castEngagements, ids } from '@/db/cast'
import { pseudonymize } from '@/db/pseudonymize'
import { gapsInTheWalls } from '@/db/walls'
import { type Pack, writePack } from '@/lib/signoffs/pack'
import { packOf } from '@/lib/signoffs/packing'
import { type Names, verifyPack } from '@/lib/signoffs/verify'
import { adminBesideTheTests } from './stage/database'

const { admin, drop } = await adminBesideTheTests('pseudonym')
afterAll(drop)

class Undo extends Error {}

const { luca } = castEngagements
const { name, email } = cast.luca

/** With Luca's work ended and his name replaced; all of it is taken back. */
async function afterwards<Result>(look: (sql: postgres.TransactionSql) => Promise<Result>): Promise<Result> {
  let seen: { result: Result } | undefined
  await admin
    .begin(async (sql) => {
      await sql`update engagements set status = 'ended' where id = ${luca.id}`
      // The same connection and transaction, so that nothing of it stays.
      const within = Object.assign(sql, { begin: sql.savepoint.bind(sql) }) as unknown as postgres.Sql
      await pseudonymize(within, { practice: 'harbor', email })
      seen = { result: await look(sql) }
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
  if (!seen) throw new Error('Nobody looked.')
  return seen.result
}

const packIn = async (sql: postgres.TransactionSql): Promise<Pack> => {
  const [version] = await sql<{ id: string }[]>`select id from versions where vision_id = ${luca.visionId}`
  const within = Object.assign(sql, { options: admin.options }) as unknown as postgres.Sql
  return packOf(drizzle(within), { practiceId: ids.harbor, versionId: version?.id ?? '' })
}

const verdictOf = (pack: Pack, names?: Names) => verifyPack(writePack(pack), { names })

describe('a signer who is named by a pseudonym', () => {
  it('is named nowhere in what was sealed and signed; the words and the walls stay', async () => {
    const { rows, words, gaps } = await afterwards(async (sql) => ({
      rows: await sql<{ row: string }[]>`
        select to_jsonb(v)::text as row from (select seal from versions where engagement_id = ${luca.id}) v
        union all select to_jsonb(s)::text from (
          select typed_name, statement, evidence from sign_offs where engagement_id = ${luca.id}) s`,
      words: await sql<{ digest: string; is: string }[]>`
        select digest, encode(sha256(convert_to(content, 'UTF8')), 'hex') as is from versions
        where engagement_id = ${luca.id}`,
      gaps: await gapsInTheWalls(sql),
    }))
    expect(rows.length).toBeGreaterThan(2)
    for (const { row } of rows) expect(row).not.toContain(name)
    expect(words[0]?.is).toBe(words[0]?.digest)
    expect(gaps).toEqual([])
  })

  it('leaves a pack that is whole as far as it goes, and all the way for whoever knows the name', async () => {
    const pack = await afterwards(packIn)
    expect(pack.format).toBe('waymark evidence 2')
    expect(await verdictOf(pack)).toMatchObject({ whole: true, facts: { withheld: true, agreed: true } })
    expect(await verdictOf(pack, { client: name })).toMatchObject({ whole: true, facts: { withheld: false } })
    expect(await verdictOf(pack, { client: 'Luca Morello' })).toMatchObject({ whole: false })
    const changed = structuredClone(pack)
    changed.seal.frozenAt = changed.seal.frozenAt.replace('T15', 'T14')
    expect(await verdictOf(changed, { client: name })).toMatchObject({ whole: false })
  })

  it.each([
    ['other words', `update versions set content = '{}' where engagement_id = '${luca.id}'`],
    ['another name', `update sign_offs set typed_name = 'Somebody Else' where engagement_id = '${luca.id}'`],
    ['another statement', `update sign_offs set statement = 'I agree.' where engagement_id = '${luca.id}'`],
    ['no hash any more', `update versions set sealed_hash = null where engagement_id = '${luca.id}'`],
  ])('keeps the owner of the tables from %s', async (_, statement) => {
    const refusal = await afterwards(async (sql) => {
      await sql`alter table versions no force row level security`
      await sql`alter table sign_offs no force row level security`
      await sql`set local role waymark_owner`
      return sql
        .savepoint((inner) => inner.unsafe(statement))
        .then(
          () => null,
          (error: Error) => error.message,
        )
    })
    expect(refusal).toMatch(/stays as it is/)
  })

  it('is nobody whose work is under way', async () => {
    await expect(pseudonymize(admin, { practice: 'harbor', email: cast.daniel.email })).rejects.toThrow(
      'has work under way',
    )
  })
})
