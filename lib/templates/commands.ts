import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Practice } from '@/db/practice'
import { visions } from '@/db/schema/documents'
import { templates, templateVersions } from '@/db/schema/templates'
import { announce } from '@/lib/announce'
import { now } from '@/lib/clock'
import { findEngagementAlone, refuseWhileSessionIsOpen } from '@/lib/engagements/commands'
import { found, refuse, refuseUnless } from '@/lib/refusal'
import { followedTemplate } from '@/lib/templates/of-vision'
import { movedTo } from '@/lib/visions/document/move-template'
import type { Template } from '@/lib/visions/document/template'
import { builtInOrNull } from '@/lib/visions/document/templates'
import { seatOf } from '@/lib/visions/policy'
import type { copyTemplateInput, publishInput } from './input'
import { newestVersion, templateOf } from './of-vision'
import { mayMoveVision, mayWriteTemplates } from './policy'
import { templateFrom } from './words'

/** A template of the practice's own, to begin with exactly like the one it was copied from. */
export async function copyTemplate(
  practice: Practice,
  { from, title }: z.output<typeof copyTemplateInput>,
): Promise<{ templateId: string }> {
  const { db, actor } = practice
  refuseUnless(mayWriteTemplates(actor), 'This page does not exist.', 'not-found')
  const original = await findTemplate(practice, from)
  // Plain SQL: drizzle names every column of a table, and only these are anybody's to write.
  const [made] = await db.execute<{ id: string }>(
    sql`insert into templates (practice_id, title) values (${actor.practiceId}, ${title}) returning id`,
  )
  const { id } = found(made)
  await keepVersion(practice, { ...original, key: id, version: 1, title })
  await announce(practice, { verb: 'template copied', subjectId: id })
  return { templateId: id }
}

/** The changed template as its next version. Visions that follow an earlier one stay as they are. */
export async function publishTemplate(
  practice: Practice,
  { templateId, after, words }: z.output<typeof publishInput>,
): Promise<{ version: number }> {
  const { db, actor } = practice
  refuseUnless(mayWriteTemplates(actor), 'This page does not exist.', 'not-found')
  const newest = found((await newestVersion(db, actor.practiceId, templateId)) ?? undefined)
  const overtaken = `Version ${newest.version} was saved meanwhile. Reload the page and make your change there.`
  refuseUnless(newest.version === after, overtaken, 'conflict')
  const version = after + 1
  const kept = await keepVersion(practice, templateFrom(words, { key: templateId, version }))
  refuseUnless(kept, overtaken, 'conflict')
  await db
    .update(templates)
    .set({ title: words.title })
    .where(and(eq(templates.practiceId, actor.practiceId), eq(templates.id, templateId)))
  await announce(practice, { verb: 'template changed', subjectId: templateId })
  return { version }
}

/** No new vision starts from it. Those that follow it go on as before. */
export async function retireTemplate(practice: Practice, templateId: string): Promise<void> {
  const { db, actor } = practice
  refuseUnless(mayWriteTemplates(actor), 'This page does not exist.', 'not-found')
  const [retired] = await db
    .update(templates)
    .set({ retiredAt: now() })
    .where(
      and(
        eq(templates.practiceId, actor.practiceId),
        eq(templates.id, templateId),
        isNull(templates.retiredAt),
      ),
    )
    .returning({ id: templates.id })
  found(retired)
  await announce(practice, { verb: 'template retired', subjectId: templateId })
}

/** The client's vision asks what the newest version of its template asks; every word stays where it is. */
export async function moveVision(practice: Practice, visionId: string): Promise<{ version: number }> {
  const { db, actor } = practice
  const { engagementId, ...vision } = await findVision(practice, visionId)
  const engagement = await findEngagementAlone(practice, engagementId)
  refuseUnless(mayMoveVision(seatOf(actor, engagement), engagement), 'A plan is moved by its client.')
  await refuseWhileSessionIsOpen(practice, engagementId)
  const newest = await newestVersion(db, actor.practiceId, vision.templateKey)
  if (!newest || newest.version <= vision.templateVersion)
    return refuse('conflict', 'Your plan follows the newest version already.')
  const moved = movedTo(newest, await templateOf(db, actor.practiceId, vision))
  await db
    .update(visions)
    .set({ templateVersion: newest.version, template: moved })
    .where(and(eq(visions.practiceId, actor.practiceId), eq(visions.id, visionId)))
  await announce(practice, { verb: 'vision moved', engagementId, subjectId: visionId })
  return { version: newest.version }
}

/** What a new vision starts from: what was chosen, as long as it is offered. */
export async function offeredTemplate(
  practice: Practice,
  choice: { key: string; version: number },
): Promise<{ key: string; version: number }> {
  const { key, version } = await findTemplate(practice, choice)
  const [retired] = await practice.db
    .select({ id: templates.id })
    .from(templates)
    .where(
      and(
        eq(templates.practiceId, practice.actor.practiceId),
        sql`${templates.id}::text = ${key}`,
        isNotNull(templates.retiredAt),
      ),
    )
  refuseUnless(!retired, 'That template was retired meanwhile. Choose another one.', 'conflict')
  return { key, version }
}

async function findTemplate({ db, actor }: Practice, { key, version }: { key: string; version: number }) {
  const builtIn = builtInOrNull(key, version)
  if (builtIn) return builtIn
  const [own] = await db
    .select({ content: templateVersions.content })
    .from(templateVersions)
    .where(
      and(
        eq(templateVersions.practiceId, actor.practiceId),
        sql`${templateVersions.templateId}::text = ${key}`,
        eq(templateVersions.version, version),
      ),
    )
  return found(own).content as Template
}

/** False where that version is there already. */
async function keepVersion({ db, actor }: Practice, template: Template): Promise<boolean> {
  const rows = await db.execute(sql`
    insert into template_versions (practice_id, template_id, version, content, made_by)
    values (${actor.practiceId}, ${template.key}, ${template.version}, ${JSON.stringify(template)}::jsonb,
      ${actor.memberId})
    on conflict do nothing returning version`)
  return rows.length > 0
}

async function findVision({ db, actor }: Practice, visionId: string) {
  const [vision] = await db
    .select({
      engagementId: visions.engagementId,
      ...followedTemplate,
    })
    .from(visions)
    .where(and(eq(visions.practiceId, actor.practiceId), eq(visions.id, visionId)))
  return found(vision)
}
