import { sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import type { Link } from '@/lib/audit/link'
import { found } from '@/lib/refusal'
import { readPlan } from './freeze'
import type { Pack } from './pack'
import { readEvidence, readVersionSeal } from './seal'

/** Whatever answers questions: either door, or somebody who looks at a database from outside. */
export type Asked = Pick<Practice['db'], 'execute'>

/** The pack of one version, out of the rows as they are kept. Through either door. */
export async function packOf(
  db: Asked,
  { practiceId, versionId }: { practiceId: string; versionId: string },
): Promise<Pack> {
  const [version] = await db.execute<{ seal: string; content: string; withheld: string | null }>(
    sql`select seal, content, sealed_hash as withheld from versions
      where practice_id = ${practiceId} and id = ${versionId}`,
  )
  const { seal, content, withheld } = found(version)
  const signOffs = await db.execute<{
    id: string
    evidence: string
    statement: string
    withheld: string | null
  }>(sql`
    select id, evidence, statement, sealed_hash as withheld from sign_offs
    where practice_id = ${practiceId} and version_id = ${versionId} order by signed_at, seat`)
  const fields = readVersionSeal(seal)
  return {
    format: withheld === null ? 'waymark evidence 1' : 'waymark evidence 2',
    ...(withheld !== null && {
      withheld: { seal: withheld, signOffs: signOffs.map((each) => each.withheld) },
    }),
    seal: fields,
    content: readPlan(content),
    signOffs: signOffs.map(({ evidence, statement }) => ({ evidence: readEvidence(evidence), statement })),
    events: await eventsOf(db, practiceId, {
      before: fields.previousHash,
      about: [versionId, ...signOffs.map(({ id }) => id)],
    }),
  }
}

/** The events that name the version and its signatures, and the one that the version names. */
async function eventsOf(
  db: Asked,
  practiceId: string,
  { before, about }: { before: string | null; about: string[] },
): Promise<Link[]> {
  const rows = await db.execute<Omit<Link, 'seq'> & { seq: string }>(sql`
    select practice_id as "practiceId", seq, id, engagement_id as "engagementId", member_id as "memberId", verb,
      subject_id as "subjectId", to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
      prev_hash as "prevHash", hash
    from events
    where practice_id = ${practiceId} and (hash = ${before}
      or (subject_id in ${about} and verb in ('version proposed', 'version signed', 'version agreed')))
    order by events.seq`)
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}
