import type postgres from 'postgres'
import { condensed, type LogRow } from '@/lib/visions/condense'
import { liftWall } from './lift-wall'

export type Forgotten = {
  /** Plans whose history begins anew. */
  plans: number
  rows: number
  checkpoints: number
  /** Parts of a plan too large to be one row of the log: what was deleted in them stays where it was. */
  tooLarge: number
}

/**
 * Takes out of the history of somebody's plans what no longer stands in them: afterwards no earlier moment can be read, by
 * anybody. For the operator alone, as the owner of the tables, where that person asks for it. What stands in the plan now,
 * agreed versions, comments and recaps stay as they are.
 */
export async function forgetHistory(
  admin: postgres.Sql,
  { practice, email }: { practice: string; email: string },
): Promise<Forgotten> {
  return admin.begin(async (sql) => {
    await sql`set local role waymark_owner`
    const forgotten: Forgotten = { plans: 0, rows: 0, checkpoints: 0, tooLarge: 0 }
    await liftWall(sql, walled, async () => {
      for (const document of await plansOf(sql, practice, email)) {
        if (document.kind === 'vision') forgotten.plans++
        const rows = await forgetRows(sql, document)
        forgotten.rows += rows ?? 0
        if (rows === null) forgotten.tooLarge++
        forgotten.checkpoints += await forgetCheckpoints(sql, document)
      }
    })
    await sql`reset role`
    return forgotten
  })
}

const walled = [
  'practices',
  'logins',
  'members',
  'engagements',
  'documents',
  'document_updates',
  'document_snapshots',
  'checkpoints',
  'checkpoint_reads',
]

type Document = { practiceId: string; id: string; kind: string }

async function plansOf(sql: postgres.TransactionSql, practice: string, email: string): Promise<Document[]> {
  const documents = await sql<Document[]>`
    select d.practice_id as "practiceId", d.id, d.kind
    from documents d
    join engagements e on e.practice_id = d.practice_id and e.id = d.engagement_id
    join members m on m.practice_id = e.practice_id and m.id = e.client_id
    join practices p on p.id = m.practice_id
    join logins l on l.id = m.login_id
    where p.slug = ${practice} and lower(l.email) = lower(${email}) and d.kind in ('vision', 'private_draft')
    for update of d`
  if (documents.length === 0)
    throw new Error(`Nobody with the address ${email} has a plan of their own in ${practice}.`)
  return documents
}

/** One row that says what the document says now, in the place of all; how many went. Null where it would be too large. */
async function forgetRows(
  sql: postgres.TransactionSql,
  { practiceId, id }: Document,
): Promise<number | null> {
  const rows = await sql<{ seq: string; member_id: string; at: Date; bytes: Buffer }[]>`
    select seq, member_id, at, bytes from document_updates
    where practice_id = ${practiceId} and document_id = ${id} order by seq`
  const told = rows.map(
    ({ seq, member_id, at, bytes }): LogRow => ({
      seq: Number(seq),
      memberId: member_id,
      at,
      bytes: new Uint8Array(bytes),
    }),
  )
  if (told.length === 0) return 0
  const short = condensed(told, { ends: new Set(), whole: true })
  if (short === null || short.throughSeq !== told.at(-1)?.seq)
    throw new Error(`The log of document ${id} cannot be read to its end: nothing has been changed.`)
  const [all, ...others] = short.rows
  if (!all || others.length > 0) return null
  await sql`delete from document_snapshots where practice_id = ${practiceId} and document_id = ${id}`
  await sql`delete from document_updates
    where practice_id = ${practiceId} and document_id = ${id} and seq <> ${all.seq}`
  await sql`update document_updates set bytes = ${Buffer.from(all.bytes)}
    where practice_id = ${practiceId} and document_id = ${id} and seq = ${all.seq}`
  return told.length - 1
}

/** The newest stays, as what the coach may read; whoever had read an earlier one has read it. */
async function forgetCheckpoints(
  sql: postgres.TransactionSql,
  { practiceId, id }: Document,
): Promise<number> {
  const [newest] = await sql<{ id: string }[]>`
    select id from checkpoints where practice_id = ${practiceId} and document_id = ${id}
    order by through_seq desc limit 1`
  if (!newest) return 0
  const earlier = sql`(select id from checkpoints
    where practice_id = ${practiceId} and document_id = ${id} and id <> ${newest.id})`
  await sql`update checkpoint_reads set before_checkpoint_id = null
    where practice_id = ${practiceId} and before_checkpoint_id in ${earlier}`
  await sql`update checkpoint_reads set checkpoint_id = ${newest.id}
    where practice_id = ${practiceId} and checkpoint_id in ${earlier}`
  const gone = await sql`delete from checkpoints where practice_id = ${practiceId} and id in ${earlier}`
  return gone.count
}
