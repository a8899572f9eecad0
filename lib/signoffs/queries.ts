import { type Actor, type Practice, withPractice } from '@/db/practice'
import { type OpenThread, openThreads } from '@/lib/comments/open-threads'
import { found, Refusal } from '@/lib/refusal'
import type { PlanContent } from '@/lib/visions/document/content'
import { diff } from '@/lib/visions/document/diff'
import { isBlank } from '@/lib/visions/document/rich-text'
import type { Template } from '@/lib/visions/document/template'
import { seatOf } from '@/lib/visions/policy'
import type { Seat } from '@/lib/visions/screen'
import { draftOf } from './draft'
import { asFile, takeVersionAlong, type VersionFile } from './export'
import { contentOf, readPlan } from './freeze'
import { versionForm, visionAddress } from './input'
import { packOf } from './packing'
import { findPlan, type Plan } from './plan'
import {
  mayAnswerReview,
  mayAskForReview,
  mayPropose,
  maySendBack,
  maySign,
  mayTakeReviewBack,
  mayWithdraw,
} from './policy'
import { type Evidence, hashOfText, type VersionSeal } from './seal'
import { signerIn, statedOf } from './sign'
import { standingOf } from './standing'
import { statementOf } from './statement'
import {
  agreedAt,
  lastAgreed,
  openReview,
  openVersion,
  type Review,
  type Standing,
  sentBackLast,
  stateOf,
  type Version,
} from './version'

/** What every page about versions knows of its plan. */
export type PlanHead = {
  visionId: string
  engagementId: string
  seat: Seat
  client: { memberId: string; name: string }
  coach: { memberId: string; name: string }
  practiceName: string
  template: Template
}

/** The page of one version: its words, what they are compared with, and what the reader may do. */
export type VersionScreen = PlanHead & {
  version: Version
  content: PlanContent
  /** What it is compared with: the agreed version it follows, unless another one was asked for. */
  against: { number: number; signedAt: Date | null; content: PlanContent } | null
  /** Shared sections in which nothing stands. */
  leftOpen: string[]
  /** What is still talked about, while the version waits. */
  threads: OpenThread[]
  /** What the reader would put their name to, and its hash; null where they may not sign. */
  statement: { text: string; hash: string; name: string } | null
  may: { sign: boolean; withdraw: boolean; sendBack: boolean }
}

export async function versionScreenOrNull(
  actor: Actor,
  visionId: string,
  number: string,
  against?: string,
): Promise<VersionScreen | null> {
  return orNull(actor, visionId, async (practice, plan) => {
    const { versions } = await standingOf(practice, plan.engagement.id)
    const version = found(versions.find((each) => String(each.number) === number))
    const base =
      versions.find((each) => String(each.number) === against && each.id !== version.id) ??
      versions.find(({ id }) => id === version.followsId)
    const content = readPlan(await contentOf(practice, version.id))
    const rule = [practice.actor, plan.engagement, version] as const
    const sign = maySign(...rule)
    return {
      ...headOf(practice, plan),
      version,
      content,
      against: base
        ? {
            number: base.number,
            signedAt: stateOf(base) === 'agreed' ? (base.signatures.at(-1)?.signedAt ?? null) : null,
            content: readPlan(await contentOf(practice, base.id)),
          }
        : null,
      leftOpen: leftOpenIn(content),
      threads: stateOf(version) === 'waiting' ? await openThreads(practice, visionId) : [],
      statement: sign ? await statementFor(practice, plan, version) : null,
      may: { sign, withdraw: mayWithdraw(...rule), sendBack: maySendBack(...rule) },
    }
  })
}

/** The list of versions. */
export type VersionsScreen = PlanHead & { standing: Standing; mayPropose: boolean }

export async function versionsScreenOrNull(actor: Actor, visionId: string): Promise<VersionsScreen | null> {
  return orNull(actor, visionId, async (practice, plan) => {
    const standing = await standingOf(practice, plan.engagement.id)
    return { ...headOf(practice, plan), standing, mayPropose: mayProposeNow(practice, plan, standing) }
  })
}

/** The page of a draft: what changed since the last agreed version, for the coach what has settled of it. */
export type ChangesScreen = PlanHead & {
  content: PlanContent
  against: { number: number; signedAt: Date | null; content: PlanContent } | null
  next: number
  review: Review | null
  /** The version that waits for signatures, if one does. */
  open: Version | null
  /** The version that was sent back, and nothing has followed it. */
  sentBack: Version | null
  leftOpen: string[]
  threads: OpenThread[]
  /** The work has ended: what differs stays a draft. */
  over: boolean
  may: { ask: boolean; takeBack: boolean; answer: boolean; propose: boolean }
}

export async function changesScreenOrNull(actor: Actor, visionId: string): Promise<ChangesScreen | null> {
  return orNull(actor, visionId, async (practice, plan) => {
    const standing = await standingOf(practice, plan.engagement.id)
    const content = await draftOf(practice, plan)
    const agreed = lastAgreed(standing)
    const open = openVersion(standing)
    const waiting = openReview(standing)
    return {
      ...headOf(practice, plan),
      content,
      against: agreed && {
        number: agreed.number,
        signedAt: agreed.signatures.at(-1)?.signedAt ?? null,
        content: readPlan(await contentOf(practice, agreed.id)),
      },
      over: plan.engagement.status === 'ended',
      next: standing.versions.length + 1,
      review: standing.review,
      open,
      sentBack: sentBackLast(standing),
      leftOpen: leftOpenIn(content),
      threads: await openThreads(practice, visionId),
      may: {
        ask: open === null && waiting === null && mayAskForReview(practice.actor, plan.engagement),
        takeBack: waiting !== null && mayTakeReviewBack(practice.actor, plan.engagement),
        answer: waiting !== null && mayAnswerReview(practice.actor, plan.engagement),
        propose: mayProposeNow(practice, plan, standing),
      },
    }
  })
}

/** What the certificate of a version says, as far as it is signed. */
export type CertificateScreen = PlanHead & {
  version: Version
  seal: VersionSeal
  signOffs: { evidence: Evidence; statement: string }[]
  /** How much it differs from the version it follows, and when that one was signed. */
  changes: number | null
  followsSignedAt: Date | null
}

export async function certificateOrNull(
  actor: Actor,
  visionId: string,
  number: string,
): Promise<CertificateScreen | null> {
  return orNull(actor, visionId, async (practice, plan) => {
    const { versions } = await standingOf(practice, plan.engagement.id)
    const version = found(versions.find((each) => String(each.number) === number))
    const { practiceId } = practice.actor
    const { seal, content, signOffs } = await packOf(practice.db, { practiceId, versionId: version.id })
    const before = version.followsId ? readPlan(await contentOf(practice, version.followsId)) : null
    const follows = versions.find(({ id }) => id === version.followsId)
    return {
      ...headOf(practice, plan),
      version,
      seal,
      signOffs,
      changes: before && diff(before, content).length,
      followsSignedAt: follows ? agreedAt(follows) : null,
    }
  })
}

/** A file of one version, or null where there is nothing for this person. */
export async function versionFile(
  actor: Actor,
  visionId: string,
  number: string,
  form: string | null,
): Promise<VersionFile | null> {
  const asked = versionForm.safeParse(form)
  if (!asked.success) return null
  const taken = await orNull(actor, visionId, async (practice, plan) => {
    const { versions } = await standingOf(practice, plan.engagement.id)
    const version = found(versions.find((each) => String(each.number) === number))
    return takeVersionAlong(practice, plan, version, { versions })
  })
  return taken && asFile(taken, asked.data)
}

/** The last agreed version's words; `null` within where nothing is agreed yet. */
export type Agreed = { agreed: { number: number; content: PlanContent } | null }

export async function agreedOrNull(actor: Actor, visionId: string): Promise<Agreed | null> {
  return orNull(actor, visionId, async (practice, plan) => {
    found(seatOf(practice.actor, plan.engagement) ?? undefined)
    const agreed = lastAgreed(await standingOf(practice, plan.engagement.id))
    return {
      agreed: agreed && {
        number: agreed.number,
        content: readPlan(await contentOf(practice, agreed.id)),
      },
    }
  })
}

/** Malformed, unknown and somebody else's are the same answer. */
async function orNull<Screen>(
  actor: Actor,
  visionId: string,
  work: (practice: Practice, plan: Plan) => Promise<Screen>,
): Promise<Screen | null> {
  const { data: id } = visionAddress.safeParse(visionId)
  if (!id) return null
  try {
    return await withPractice(actor, async (practice) => work(practice, await findPlan(practice, id)))
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not-found') return null
    throw error
  }
}

function headOf({ actor }: Practice, plan: Plan): PlanHead {
  const { visionId, engagement, client, coach, practiceName, template } = plan
  return {
    visionId,
    engagementId: engagement.id,
    seat: found(seatOf(actor, engagement) ?? undefined),
    client: { memberId: client.memberId, name: client.name },
    coach: { memberId: coach.memberId, name: coach.name },
    practiceName,
    template,
  }
}

const mayProposeNow = ({ actor }: Practice, { engagement }: Plan, standing: Standing) =>
  openVersion(standing) === null && mayPropose(actor, engagement)

async function statementFor(practice: Practice, plan: Plan, version: Version) {
  const signer = signerIn(plan, practice)
  const text = statementOf({ ...statedOf(plan, version), signer })
  return { text, hash: await hashOfText(text), name: signer.name }
}

const leftOpenIn = ({ sections }: PlanContent) =>
  sections.filter(({ text, elements }) => isBlank(text) && elements.length === 0).map(({ key }) => key)
