import { and, eq, inArray } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Practice } from '@/db/practice'
import { documents, visions } from '@/db/schema/documents'
import { engagements, members } from '@/db/schema/practices'
import { announce } from '@/lib/announce'
import { now } from '@/lib/clock'
import { dayOf, recordDay } from '@/lib/dates'
import { found, refuse, refuseUnless } from '@/lib/refusal'
import { templateOf } from '@/lib/templates/of-vision'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { content, type PlanContent } from '@/lib/visions/document/content'
import { escapeMarkdown, planMarkdown } from '@/lib/visions/document/markdown'
import { readLog, restore } from '@/lib/visions/log'
import { readPlaces } from '@/lib/visions/places'
import { type PlanDocumentKind, sectionsIn } from '@/lib/visions/vision'
import type { ExportForm } from './input'
import { mayExportVision } from './policy'

export type ExportedFile = { name: string; type: string; body: string }

/**
 * The client's own words, to take along: everything as Markdown to read, or one of the two documents as canonical JSON,
 * the very bytes that a version of it would be hashed from. What is committed is what is exported.
 */
export async function exportVision(
  practice: Practice,
  engagementId: string,
  form: ExportForm,
): Promise<ExportedFile> {
  const plan = await findPlan(practice, engagementId)
  refuseUnless(mayExportVision(practice.actor, plan.engagement), 'This page does not exist.', 'not-found')
  const today = dayOf(now(), plan.client.timeZone)
  const name = (part: string, ending: string) => `${part}-${slug(plan.client.name)}-${today}.${ending}`
  const file =
    form === 'markdown'
      ? {
          name: name('vision', 'md'),
          type: 'text/markdown',
          body: await asMarkdown(practice, plan, recordDay(today)),
        }
      : {
          name: name(form, 'json'),
          type: 'application/json',
          body: `${canonicalJson(await readPlan(practice, plan, form === 'vision' ? 'vision' : 'private_draft'))}\n`,
        }
  await announce(practice, { verb: 'vision exported', engagementId, subjectId: plan.visionId })
  return file
}

type Plan = Awaited<ReturnType<typeof findPlan>>

async function findPlan({ db, actor }: Practice, engagementId: string) {
  const [row] = await db
    .select({
      visionId: visions.id,
      followed: {
        templateKey: visions.templateKey,
        templateVersion: visions.templateVersion,
        template: visions.template,
      },
      engagement: {
        coachId: engagements.coachId,
        clientId: engagements.clientId,
        status: engagements.status,
      },
      client: { name: members.name, timeZone: members.timeZone },
    })
    .from(engagements)
    .innerJoin(
      visions,
      and(eq(visions.practiceId, engagements.practiceId), eq(visions.engagementId, engagements.id)),
    )
    .innerJoin(
      members,
      and(eq(members.practiceId, engagements.practiceId), eq(members.id, engagements.clientId)),
    )
    .where(and(eq(engagements.practiceId, actor.practiceId), eq(engagements.id, engagementId)))
  const { followed, ...plan } = found(row)
  const parts = await db
    .select({ id: documents.id, kind: documents.kind })
    .from(documents)
    .where(
      and(
        eq(documents.practiceId, actor.practiceId),
        eq(documents.engagementId, engagementId),
        inArray(documents.kind, ['vision', 'private_draft']),
      ),
    )
  const template = await templateOf(db, actor.practiceId, followed)
  return { ...plan, engagementId, parts, template }
}

async function readPlan(
  { db, actor }: Practice,
  { parts, template, engagementId }: Plan,
  kind: PlanDocumentKind,
): Promise<PlanContent> {
  const part = found(parts.find((each) => each.kind === kind))
  const kept = await readLog(db, { practiceId: actor.practiceId, documentId: part.id })
  const doc = new Y.Doc()
  try {
    restore(doc, kept, () =>
      refuse('conflict', 'A part of this plan cannot be read. Tell whoever runs Waymark.'),
    )
    const places = await readPlaces(db, { practiceId: actor.practiceId, engagementId })
    return content(doc, { template, sections: sectionsIn(kind, { template, places }) })
  } finally {
    doc.destroy()
  }
}

async function asMarkdown(practice: Practice, plan: Plan, day: string): Promise<string> {
  const { template } = plan
  const shared = planMarkdown(await readPlan(practice, plan, 'vision'), template)
  const own = planMarkdown(await readPlan(practice, plan, 'private_draft'), template)
  const parts = [
    `# ${escapeMarkdown(plan.client.name)}: vision plan`,
    `${escapeMarkdown(template.subtitle)}. As it stood on ${day}.`,
    shared === '' ? '_Nothing is written in the shared sections._' : shared,
    ...(own === '' ? [] : ['---', '# Private draft', '_Only you can read this part in Waymark._', own]),
  ]
  return `${parts.join('\n\n')}\n`
}

/** Letters of any script, for the name of a file. */
const slug = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
