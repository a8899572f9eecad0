import { sql } from 'drizzle-orm'
import { writePack } from './pack'
import { type Asked, packOf } from './packing'
import { verifyPack } from './verify'

export type VersionsVerdict =
  | { intact: true; versions: number; signatures: number }
  | { intact: false; problem: string }

/**
 * Whether every version of a practice and every signature is what was frozen and signed: each as its evidence pack,
 * which is checked like one that a stranger brings; and none that the record names is missing. Within an open
 * transaction, through either door.
 */
export async function verifyVersions(db: Asked, practiceId: string): Promise<VersionsVerdict> {
  const missing = await missingIn(db, practiceId)
  if (missing) return { intact: false, problem: missing }
  const versions = await db.execute<{ id: string; number: number; engagementId: string }>(sql`
    select id, number, engagement_id as "engagementId" from versions
    where practice_id = ${practiceId} order by engagement_id, number`)
  let signatures = 0
  for (const { id, number, engagementId } of versions) {
    const verdict = await verifyPack(writePack(await packOf(db, { practiceId, versionId: id })))
    if (!verdict.whole)
      return {
        intact: false,
        problem: `Version ${number} of engagement ${engagementId} is not whole. ${verdict.problem}`,
      }
    signatures += verdict.facts.pack.signOffs.length
  }
  return { intact: true, versions: versions.length, signatures }
}

/** What was written down as frozen or signed, and is not there. */
async function missingIn(db: Asked, practiceId: string): Promise<string | null> {
  const [gone] = await db.execute<{ seq: string; verb: string }>(sql`
    select ev.seq, ev.verb from events ev
    where ev.practice_id = ${practiceId} and (
      (ev.verb in ('version proposed', 'version agreed') and not exists (
        select from versions v where v.practice_id = ev.practice_id and v.id = ev.subject_id))
      or (ev.verb = 'version signed' and not exists (
        select from sign_offs s where s.practice_id = ev.practice_id and s.id = ev.subject_id)))
    order by ev.seq limit 1`)
  if (!gone) return null
  const what = gone.verb === 'version signed' ? 'signature' : 'version'
  return `Event ${gone.seq} says “${gone.verb}”, and there is no such ${what} any more.`
}
