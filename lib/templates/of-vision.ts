import { and, desc, eq, sql } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { visions } from '@/db/schema/documents'
import { templateVersions } from '@/db/schema/templates'
import type { Template } from '@/lib/visions/document/template'
import { builtInOrNull, newestBuiltIn } from '@/lib/visions/document/templates'

/** What a row of `visions` says of its template, for a query. */
export const followedTemplate = {
  templateKey: visions.templateKey,
  templateVersion: visions.templateVersion,
  template: visions.template,
}

export type Followed = { templateKey: string; templateVersion: number; template: unknown }

/** The template a vision follows. A vision without one cannot be read, so there is no quiet answer. */
export async function templateOf(
  db: Practice['db'],
  practiceId: string,
  { templateKey, templateVersion, template }: Followed,
): Promise<Template> {
  // Both columns hold only what our own commands wrote there, parsed beforehand.
  if (template) return template as Template
  const builtIn = builtInOrNull(templateKey, templateVersion)
  if (builtIn) return builtIn
  const [own] = await db
    .select({ content: templateVersions.content })
    .from(templateVersions)
    .where(
      and(
        eq(templateVersions.practiceId, practiceId),
        eq(templateVersions.templateId, templateKey),
        eq(templateVersions.version, templateVersion),
      ),
    )
  if (!own) throw new Error(`No template ${templateKey}, version ${templateVersion}`)
  return own.content as Template
}

/** The newest version of a template, built in or the practice's own; null where there is none of that key. */
export async function newestVersion(
  db: Practice['db'],
  practiceId: string,
  key: string,
): Promise<Template | null> {
  const builtIn = newestBuiltIn(key)
  if (builtIn) return builtIn
  const [own] = await db
    .select({ content: templateVersions.content })
    .from(templateVersions)
    .where(
      and(eq(templateVersions.practiceId, practiceId), sql`${templateVersions.templateId}::text = ${key}`),
    )
    .orderBy(desc(templateVersions.version))
    .limit(1)
  return own ? (own.content as Template) : null
}
