import { and, eq, sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { visions } from '@/db/schema/documents'
import { engagements, practices } from '@/db/schema/practices'
import { announce } from '@/lib/announce'
import { now } from '@/lib/clock'
import { commitmentsTaken } from '@/lib/commitments/taken'
import { dayOf } from '@/lib/dates'
import { checkInsTaken } from '@/lib/drift/taken'
import { client, coach, isItsClient, isItsCoach, seats } from '@/lib/engagements/seats'
import { paperSizeIn } from '@/lib/paper/paper'
import { recapsTaken } from '@/lib/recaps/taken'
import { found, refuseUnless } from '@/lib/refusal'
import { followedTemplate, templateOf } from '@/lib/templates/of-vision'
import { planMarkdown } from '@/lib/visions/document/markdown'
import { writePlanFile } from '@/lib/visions/document/plan-file'
import type { TakenPlan } from '@/lib/visions/document/taken-plan'
import { planPdf } from '@/lib/visions/paper/plan-pdf'
import { ownParts, settledPart } from '@/lib/visions/plan-parts'
import type { ExportForm } from './input'
import { mayExportVision } from './policy'

export type ExportedFile = { name: string; type: string; body: string | Uint8Array<ArrayBuffer> }

export type TakenAlong = { taken: TakenPlan; setting: Parameters<typeof planPdf>[1] }

/**
 * A plan to take along. The client takes everything they wrote, as it is committed; the coach what has settled, which
 * is what they read.
 */
export async function takeVisionAlong(practice: Practice, engagementId: string): Promise<TakenAlong> {
  const plan = await findPlan(practice, engagementId)
  const { visionId, accentHue, reader } = plan
  refuseUnless(mayExportVision(practice.actor, plan.engagement), 'This page does not exist.', 'not-found')
  // A section that is being shared is in one of the two documents, not in both and not in neither.
  await practice.db.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${engagementId}, 0))`)
  const taken = await takenBy(practice, plan)
  await announce(practice, { verb: 'vision exported', engagementId, subjectId: visionId })
  const today = dayOf(now(), reader.timeZone)
  return { taken, setting: { accentHue, size: paperSizeIn(reader.timeZone), today } }
}

/** To print, to read as text, or as data that another vision can begin from. Takes its time: no transaction is open. */
export async function asFile({ taken, setting }: TakenAlong, form: ExportForm): Promise<ExportedFile> {
  const name = `vision-${slug(taken.client)}-${taken.day}`
  switch (form) {
    case 'pdf':
      return { name: `${name}.pdf`, type: 'application/pdf', body: await planPdf(taken, setting) }
    case 'markdown':
      return { name: `${name}.md`, type: 'text/markdown; charset=utf-8', body: planMarkdown(taken) }
    case 'json':
      return {
        name: `${name}.json`,
        type: 'application/json; charset=utf-8',
        body: await writePlanFile(taken),
      }
  }
}

type Plan = Awaited<ReturnType<typeof findPlan>>

async function findPlan({ db, actor }: Practice, engagementId: string) {
  const [row] = await db
    .select({
      visionId: visions.id,
      followed: followedTemplate,
      engagement: seats,
      client: { id: client.id, name: client.name, timeZone: client.timeZone },
      coach: { id: coach.id, name: coach.name, timeZone: coach.timeZone },
      practice: practices.name,
      accentHue: practices.accentHue,
    })
    .from(engagements)
    .innerJoin(practices, eq(practices.id, engagements.practiceId))
    .innerJoin(
      visions,
      and(eq(visions.practiceId, engagements.practiceId), eq(visions.engagementId, engagements.id)),
    )
    .innerJoin(client, isItsClient)
    .innerJoin(coach, isItsCoach)
    .where(and(eq(engagements.practiceId, actor.practiceId), eq(engagements.id, engagementId)))
  const { followed, ...plan } = found(row)
  const template = await templateOf(db, actor.practiceId, followed)
  return {
    ...plan,
    engagementId,
    template,
    reader: plan.client.id === actor.memberId ? plan.client : plan.coach,
  }
}

async function takenBy(practice: Practice, plan: Plan): Promise<TakenPlan> {
  const { client, coach, template, reader } = plan
  const whose = { client: client.name, coach: coach.name, practice: plan.practice, template }
  const commitments = await commitmentsTaken(practice, plan.engagementId, reader.timeZone)
  const checkIns = await checkInsTaken(practice, plan.engagementId, reader.timeZone)
  const recaps = await recapsTaken(practice, plan.engagementId, reader.timeZone)
  if (reader === client) {
    return {
      ...whose,
      day: dayOf(now(), reader.timeZone),
      parts: await ownParts(practice, plan),
      commitments,
      checkIns,
      recaps,
    }
  }
  const settled = found((await settledPart(practice, plan.engagementId)) ?? undefined)
  const day = dayOf(settled.madeAt, reader.timeZone)
  return { ...whose, day, parts: [settled.part], commitments, checkIns, recaps }
}

/** Letters of any script, for the name of a file. */
const slug = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
