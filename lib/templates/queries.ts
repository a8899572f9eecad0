import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { type Actor, type Practice, withPractice } from '@/db/practice'
import { visions } from '@/db/schema/documents'
import { engagements, members } from '@/db/schema/practices'
import { templates, templateVersions } from '@/db/schema/templates'
import { engagementOf, seats } from '@/lib/engagements/seats'
import { found } from '@/lib/refusal'
import { followedTemplate } from '@/lib/templates/of-vision'
import { differencesTo, type TemplateDifference } from '@/lib/visions/document/move-template'
import { sectionKeys, type Template } from '@/lib/visions/document/template'
import { defaultTemplate } from '@/lib/visions/document/templates'
import { seatOf } from '@/lib/visions/policy'
import { templateId as templateAddress, visionId as visionAddress } from './input'
import { newestVersion, templateOf } from './of-vision'
import { mayMoveVision } from './policy'

/** One template as the library lists it, in its newest version. */
export type LibraryEntry = {
  key: string
  version: number
  title: string
  subtitle: string
  sections: number
  /** Plans that are under way and follow it, in any version, as far as the reader coaches or runs them. */
  plans: number
  /** Null for the one that is built in. */
  madeAt: Date | null
  retired: boolean
}

export async function library(actor: Actor): Promise<LibraryEntry[]> {
  return withPractice(actor, async ({ db }) => {
    const newest = await db
      .selectDistinctOn([templateVersions.templateId], {
        content: templateVersions.content,
        madeAt: templateVersions.madeAt,
        retiredAt: templates.retiredAt,
      })
      .from(templateVersions)
      .innerJoin(
        templates,
        and(
          eq(templates.practiceId, templateVersions.practiceId),
          eq(templates.id, templateVersions.templateId),
        ),
      )
      .where(eq(templateVersions.practiceId, actor.practiceId))
      .orderBy(asc(templateVersions.templateId), sql`${templateVersions.version} desc`)
    const used = await db
      .select({ key: visions.templateKey, plans: sql<number>`count(*)::int` })
      .from(visions)
      .innerJoin(engagements, engagementOf(visions))
      .where(
        and(
          eq(visions.practiceId, actor.practiceId),
          inArray(engagements.status, ['invited', 'active', 'paused']),
        ),
      )
      .groupBy(visions.templateKey)
    const plansOf = new Map(used.map(({ key, plans }) => [key, plans]))
    const own = newest.map(({ content, madeAt, retiredAt }) => ({
      // Written by our own commands from parsed words.
      ...entryOf(content as Template, plansOf),
      madeAt,
      retired: retiredAt !== null,
    }))
    return [{ ...entryOf(defaultTemplate, plansOf), madeAt: null, retired: false }, ...own]
  })
}

export type TemplateScreen = { template: Template; retired: boolean; savedBy: string; savedAt: Date }

/** One template of the practice's own, in its newest version. Unknown and malformed are the same refusal. */
export async function templateScreen(actor: Actor, id: string): Promise<TemplateScreen> {
  const { data: templateId } = templateAddress.safeParse(id)
  return withPractice(actor, async ({ db }) => {
    const [row] = templateId
      ? await db
          .select({
            content: templateVersions.content,
            savedAt: templateVersions.madeAt,
            savedBy: members.name,
            retiredAt: templates.retiredAt,
          })
          .from(templateVersions)
          .innerJoin(
            templates,
            and(
              eq(templates.practiceId, templateVersions.practiceId),
              eq(templates.id, templateVersions.templateId),
            ),
          )
          .leftJoin(
            members,
            and(eq(members.practiceId, templateVersions.practiceId), eq(members.id, templateVersions.madeBy)),
          )
          .where(
            and(
              eq(templateVersions.practiceId, actor.practiceId),
              eq(templateVersions.templateId, templateId),
            ),
          )
          .orderBy(sql`${templateVersions.version} desc`)
          .limit(1)
      : []
    const { content, savedAt, savedBy, retiredAt } = found(row)
    return {
      template: content as Template,
      retired: retiredAt !== null,
      savedAt,
      savedBy: savedBy ?? 'Somebody who has left',
    }
  })
}

export type TemplateChoice = { key: string; version: number; title: string }

/** What a new vision may start from; the built-in method first. */
export async function templateChoices(actor: Actor): Promise<TemplateChoice[]> {
  const all = await library(actor)
  return all.filter(({ retired }) => !retired).map(({ key, version, title }) => ({ key, version, title }))
}

export type NewerTemplate = { version: number; differences: TemplateDifference[] }

/** What a vision would ask if it moved to the newest version; null where there is none, or it is not the reader's to move. */
export async function newerTemplate(actor: Actor, visionId: string): Promise<NewerTemplate | null> {
  const { data: id } = visionAddress.safeParse(visionId)
  return id ? withPractice(actor, (practice) => newerTemplateWithin(practice, id)) : null
}

async function newerTemplateWithin({ db, actor }: Practice, visionId: string): Promise<NewerTemplate | null> {
  const [vision] = await db
    .select({
      ...followedTemplate,
      engagement: seats,
    })
    .from(visions)
    .innerJoin(engagements, engagementOf(visions))
    .where(and(eq(visions.practiceId, actor.practiceId), eq(visions.id, visionId)))
  if (!vision || !mayMoveVision(seatOf(actor, vision.engagement), vision.engagement)) return null
  const newest = await newestVersion(db, actor.practiceId, vision.templateKey)
  if (!newest || newest.version <= vision.templateVersion) return null
  const now = await templateOf(db, actor.practiceId, vision)
  return { version: newest.version, differences: differencesTo(newest, now) }
}

function entryOf(template: Template, plansOf: ReadonlyMap<string, number>) {
  const { key, version, title, subtitle } = template
  return {
    key,
    version,
    title,
    subtitle,
    sections: sectionKeys(template).length,
    plans: plansOf.get(key) ?? 0,
  }
}
