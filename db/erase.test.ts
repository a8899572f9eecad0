import type postgres from 'postgres'
import { afterAll, describe, expect, it } from 'vitest'
import { adminBesideTheTests } from '@/proofs/stage/database'
import { ids } from './cast'
import { erasePractice } from './erase'
import { gapsInTheWalls } from './walls'

const { admin, drop } = await adminBesideTheTests('erase')
afterAll(drop)

class Undo extends Error {}

/** Closes the seeded practice so many days ago, erases it, looks, and takes all of it back. */
async function erasedAfter(daysAgo: number | null) {
  let seen:
    | { rows: Record<string, number>; left: Record<string, number>; gaps: unknown; next: unknown }
    | undefined
  let refusal: string | undefined
  await admin
    .begin(async (sql) => {
      if (daysAgo !== null) {
        await sql`update practices set closed_at = now() - make_interval(days => ${daysAgo}) where id = ${ids.harbor}`
      }
      // The same connection and transaction, so that nothing of it stays.
      const within = Object.assign(sql, { begin: sql.savepoint.bind(sql) }) as unknown as postgres.Sql
      const { rows } = await erasePractice(within, 'harbor').catch((error: Error) => {
        refusal = error.message
        throw new Undo()
      })
      const left: Record<string, number> = {}
      for (const table of Object.keys(rows)) {
        const [row] = await sql<{ n: number }[]>`
          select count(*)::int as n from ${sql(table)} where practice_id = ${ids.harbor}`
        left[table] = row?.n ?? -1
      }
      const next = await sql`select slug from practices`
      seen = { rows, left, gaps: await gapsInTheWalls(sql), next: [...next] }
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
  return { seen, refusal }
}

describe('erasing a practice', () => {
  it('leaves no row of it in any table, the one next door as it was, and the walls standing', async () => {
    const { seen, refusal } = await erasedAfter(31)
    expect(refusal).toBeUndefined()
    for (const table of [
      'members',
      'engagements',
      'visions',
      'documents',
      'document_updates',
      'checkpoints',
      'events',
      'invitations',
      'commitments',
      'commitment_outcomes',
    ]) {
      expect(seen?.rows[table], table).toBeGreaterThan(0)
    }
    expect(new Set(Object.values(seen?.left ?? {}))).toEqual(new Set([0]))
    // Other tests have practices of their own here; what matters is who is gone and who is not.
    expect(seen?.next).toContainEqual({ slug: 'tidewater' })
    expect(seen?.next).not.toContainEqual({ slug: 'harbor' })
    expect(seen?.gaps).toEqual([])
  }, 60_000)

  it('waits until it has been closed for thirty days', async () => {
    expect((await erasedAfter(29)).refusal).toMatch(/closed for 30 days/)
    expect((await erasedAfter(null)).refusal).toMatch(/closed for 30 days/)
    await expect(erasePractice(admin, 'no-such-practice')).rejects.toThrow(/No practice/)
  })
})
