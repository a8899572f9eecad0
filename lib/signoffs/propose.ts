import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { announce } from '@/lib/announce'
import { queueJob } from '@/lib/jobs/queue'
import { found, refuse, refuseUnless } from '@/lib/refusal'
import { digestBytes } from '@/lib/visions/document/digest'
import { isBlank } from '@/lib/visions/document/rich-text'
import { numberedSections } from '@/lib/visions/document/template'
import { type Frozen, freeze } from './freeze'
import type { sendBackInput, versionAddress, visionAddress } from './input'
import { findPlanAlone, type Plan, writtenNow } from './plan'
import { mayPropose, maySendBack, mayWithdraw } from './policy'
import { hashOfText, idOfSealed, sealed, type VersionSeal } from './seal'
import { standingOf } from './standing'
import { lastAgreed, openVersion, type Standing, stateOf, type Version } from './version'

/** Freezes the shared vision as the next version, for both to read and sign. */
export async function proposeVersion(
  practice: Practice,
  visionId: z.output<typeof visionAddress>,
): Promise<{ versionId: string; number: number }> {
  const plan = await findPlanAlone(practice, visionId)
  const standing = await standingOf(practice, plan.engagement.id)
  refuseUnless(
    mayPropose(practice.actor, plan.engagement),
    'A version is proposed while the work is under way.',
  )
  const open = openVersion(standing)
  refuseUnless(open === null, `Version ${open?.number} is waiting for signatures already.`, 'conflict')
  const frozen = await freeze(practice, plan)
  refuseEmpty(plan, frozen)
  const agreed = lastAgreed(standing)
  const digest = await hashOfText(frozen.text)
  refuseUnless(
    agreed?.digest !== digest,
    `Nothing has changed since version ${agreed?.number} was signed.`,
    'conflict',
  )
  const version = await writeVersion(practice, plan, standing, frozen, digest)
  await announce(practice, {
    verb: 'version proposed',
    engagementId: plan.engagement.id,
    subjectId: version.versionId,
    tellLive: 'plan-changed',
  })
  await queueJob(practice.db, 'sign-off-mail', { versionId: version.versionId })
  return version
}

/** Taken back by whoever proposed it, while nobody has signed. The frozen words stay, as a version that was withdrawn. */
export async function withdrawVersion(
  practice: Practice,
  versionId: z.output<typeof versionAddress>,
): Promise<void> {
  const { plan, version } = await findVersionAlone(practice, versionId)
  refuseUnless(
    version.signatures.length === 0,
    'This version has a signature, so it is not withdrawn any more.',
    'conflict',
  )
  refuseUnless(
    mayWithdraw(practice.actor, plan.engagement, version),
    'A version is withdrawn by whoever proposed it.',
  )
  await end(practice, plan, version, 'withdrawn', null)
}

/** "Ask for a change instead": the version will not be agreed, and the reason stays with it. */
export async function sendBackVersion(
  practice: Practice,
  { versionId, reason }: z.output<typeof sendBackInput>,
): Promise<void> {
  const { plan, version } = await findVersionAlone(practice, versionId)
  refuseUnless(
    maySendBack(practice.actor, plan.engagement, version),
    'A version is sent back by whoever could sign it.',
  )
  await end(practice, plan, version, 'sent back', reason)
}

async function end(
  practice: Practice,
  { engagement }: Plan,
  { id: versionId }: Version,
  kind: 'withdrawn' | 'sent back',
  reason: string | null,
) {
  const { db, actor } = practice
  // Plain SQL: the time is the database's word, and the grant covers only these columns.
  await db.execute(sql`
    insert into version_endings (practice_id, version_id, engagement_id, kind, member_id, reason)
    values (${actor.practiceId}, ${versionId}, ${engagement.id}, ${kind}, ${actor.memberId}, ${reason})`)
  await announce(practice, {
    verb: `version ${kind}`,
    engagementId: engagement.id,
    subjectId: versionId,
    tellLive: 'plan-changed',
  })
}

/** A version that is still to be agreed, with nobody else at its plan until the transaction ends. */
export async function findVersionAlone(
  practice: Practice,
  versionId: string,
): Promise<{ plan: Plan; version: Version }> {
  const { version, plan } = await findFrozenAlone(practice, versionId)
  const state = stateOf(version)
  if (state === 'withdrawn') refuse('conflict', `Version ${version.number} was withdrawn.`)
  if (state === 'sent back') refuse('conflict', `Version ${version.number} was sent back for a change.`)
  return { plan, version }
}

async function findFrozenAlone(practice: Practice, versionId: string) {
  const { db, actor } = practice
  const [row] = await db.execute<{ visionId: string }>(
    sql`select vision_id as "visionId" from versions where practice_id = ${actor.practiceId} and id = ${versionId}`,
  )
  const plan = await findPlanAlone(practice, found(row).visionId)
  const { versions: all } = await standingOf(practice, plan.engagement.id)
  return { plan, version: found(all.find(({ id }) => id === versionId)) }
}

/** Only `why` must be written; everything else may be left open on purpose. */
function refuseEmpty({ template }: Plan, { plan }: Frozen) {
  const missing = numberedSections(template).find(({ key, mandatory }) => {
    const section = plan.sections.find((each) => each.key === key)
    return mandatory && (!section || isBlank(section.text))
  })
  refuseUnless(
    missing === undefined,
    `“${missing?.title}” is still empty. It is the one section that a version needs.`,
    'conflict',
  )
}

async function writeVersion(
  practice: Practice,
  { visionId, engagement, client, coach, practiceName }: Plan,
  standing: Standing,
  { text, state, throughSeq }: Frozen,
  digest: string,
): Promise<{ versionId: string; number: number }> {
  const { db, actor } = practice
  const agreed = lastAgreed(standing)
  const number = standing.versions.length + 1
  const frozenAt = await writtenNow(practice)
  const previous = await newestEvent(practice, engagement.id)
  const fields: VersionSeal = {
    format: 'waymark version 1',
    practiceId: actor.practiceId,
    practiceName,
    engagementId: engagement.id,
    visionId,
    clientId: client.memberId,
    clientName: client.name,
    coachId: coach.memberId,
    coachName: coach.name,
    number,
    followsId: agreed?.id ?? null,
    followsNumber: agreed?.number ?? null,
    followsDigest: agreed?.digest ?? null,
    digest,
    stateDigest: await digestBytes(state),
    proposedBy: actor.memberId,
    frozenAt,
    previousSeq: previous?.seq ?? null,
    previousHash: previous?.hash ?? null,
  }
  const seal = sealed(fields)
  const versionId = await idOfSealed(seal)
  // Plain SQL: the grant covers these columns and no others.
  await db.execute(sql`
    insert into versions (practice_id, id, engagement_id, vision_id, number, follows_id, proposed_by, frozen_at,
      through_seq, content, digest, state, seal)
    values (${actor.practiceId}, ${versionId}, ${engagement.id}, ${visionId}, ${number}, ${fields.followsId},
      ${actor.memberId}, ${frozenAt}, ${throughSeq}, ${text}, ${digest}, ${state}, ${seal})`)
  return { versionId, number }
}

async function newestEvent({ db, actor }: Practice, engagementId: string) {
  const [row] = await db.execute<{ seq: string; hash: string }>(sql`
    select seq, hash from events
    where practice_id = ${actor.practiceId} and engagement_id = ${engagementId} order by seq desc limit 1`)
  return row && { seq: Number(row.seq), hash: row.hash }
}
