import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { announce } from '@/lib/announce'
import type { SignIn } from '@/lib/auth/actor'
import { isFresh } from '@/lib/auth/fresh'
import { now } from '@/lib/clock'
import { found, refuse, refuseUnless } from '@/lib/refusal'
import { seatOf } from '@/lib/visions/policy'
import { contentOf } from './freeze'
import type { signInput } from './input'
import { type Plan, writtenNow } from './plan'
import { maySign } from './policy'
import { findVersionAlone } from './propose'
import { type Evidence, hashOfText, idOfSealed, sealed } from './seal'
import { statementOf } from './statement'
import type { Version } from './version'

/** Signed, or first to prove who it is: then nothing was written, and the same request may come again. */
export type Signing = { signed: true; signOffId: string; agreed: boolean } | { signed: false }

/**
 * One signature on exactly the text that was on the screen. Whoever presses twice, or sends it again after a broken
 * connection, is told of the one signature that there is.
 */
export async function signVersion(
  practice: Practice,
  asked: z.output<typeof signInput>,
  signIn: SignIn,
): Promise<Signing> {
  const { actor } = practice
  const { plan, version } = await findVersionAlone(practice, asked.versionId)
  const digest = await hashOfText(await contentOf(practice, version.id))
  refuseUnless(
    digest === version.digest && digest === asked.digest,
    'This is not the text that was frozen. Reload the page, and read it again.',
    'conflict',
  )
  const mine = version.signatures.find(({ memberId }) => memberId === actor.memberId)
  if (mine) return { signed: true, signOffId: mine.id, agreed: version.signatures.length === 2 }
  refuseUnless(
    maySign(actor, plan.engagement, version),
    'A version is signed by its coach and its client, while the work is under way.',
  )
  const signer = signerIn(plan, practice)
  refuseUnless(
    sameName(asked.typedName, signer.name),
    `Type your name as it stands here: ${signer.name}.`,
    'invalid',
  )
  const statement = statementOf({ ...statedOf(plan, version), signer })
  const statementHash = await hashOfText(statement)
  refuseUnless(
    statementHash === asked.statementHash,
    'What signing says has been put differently since this page was opened. Reload it, and read it again.',
    'conflict',
  )
  if (!isFresh(signIn, now())) return { signed: false }

  const signOffId = await writeSignOff(practice, plan, version, {
    ...asked,
    statement,
    statementHash,
    signer,
    signIn,
  })
  const agreed = version.signatures.length === 1
  const engagementId = plan.engagement.id
  await announce(practice, {
    verb: 'version signed',
    engagementId,
    subjectId: signOffId,
    tellLive: 'plan-changed',
  })
  if (agreed) await announce(practice, { verb: 'version agreed', engagementId, subjectId: version.id })
  return { signed: true, signOffId, agreed }
}

/** Whose name, from which seat. */
export function signerIn(plan: Pick<Plan, 'engagement' | 'client' | 'coach'>, { actor }: Practice) {
  const seat = seatOf(actor, plan.engagement) ?? refuse('not-found', 'This page does not exist.')
  return { name: plan[seat].name, timeZone: plan[seat].timeZone, seat }
}

export const statedOf = (
  { client, coach, practiceName }: Pick<Plan, 'client' | 'coach' | 'practiceName'>,
  { number, digest }: Pick<Version, 'number' | 'digest'>,
) => ({ number, digest, clientName: client.name, coachName: coach.name, practiceName })

/** Letters count, not how they are cased, spaced or accented. */
function sameName(typed: string, known: string): boolean {
  const letters = (name: string) =>
    name.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ').trim().toLowerCase()
  return letters(typed) === letters(known)
}

type Signed = z.output<typeof signInput> & {
  statement: string
  signer: ReturnType<typeof signerIn>
  signIn: SignIn
}

async function writeSignOff(
  practice: Practice,
  { engagement }: Plan,
  version: Version,
  { typedName, statement, statementHash, signer, signIn }: Signed,
): Promise<string> {
  const { db, actor } = practice
  const signedAt = await writtenNow(practice)
  const previous = await eventBefore(practice, version)
  const fields: Evidence = {
    format: 'waymark sign-off 1',
    practiceId: actor.practiceId,
    versionId: version.id,
    number: version.number,
    digest: version.digest,
    memberId: actor.memberId,
    name: signer.name,
    seat: signer.seat,
    typedName,
    signedInBy: signIn.method,
    signedInAt: signIn.createdAt.toISOString(),
    provenBy: signIn.provenBy ?? signIn.method,
    provenAt: signIn.provenAt.toISOString(),
    signedAt,
    timeZone: signer.timeZone,
    statementHash,
    previousSeq: previous.seq,
    previousHash: previous.hash,
  }
  const evidence = sealed(fields)
  const id = await idOfSealed(evidence)
  // Plain SQL: the grant covers these columns and no others.
  await db.execute(sql`
    insert into sign_offs (practice_id, id, engagement_id, version_id, digest, member_id, seat, typed_name, signed_at,
      statement, evidence)
    values (${actor.practiceId}, ${id}, ${engagement.id}, ${version.id}, ${version.digest}, ${actor.memberId},
      ${signer.seat}, ${typedName}, ${signedAt}, ${statement}, ${evidence})`)
  return id
}

/** The newest event of this version's story: proposed, or signed by the other. */
async function eventBefore(
  { db, actor }: Practice,
  { id, signatures }: Version,
): Promise<{ seq: number; hash: string }> {
  const about = [id, ...signatures.map((each) => each.id)]
  const [row] = await db.execute<{ seq: string; hash: string }>(sql`
    select seq, hash from events
    where practice_id = ${actor.practiceId} and subject_id in ${about}
      and verb in ('version proposed', 'version signed')
    order by seq desc limit 1`)
  const { seq, hash } = found(row)
  return { seq: Number(seq), hash }
}
