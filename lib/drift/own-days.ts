import { sql } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Practice } from '@/db/practice'
import { type Day, dayOf } from '@/lib/dates'
import { type Followed, templateOf } from '@/lib/templates/of-vision'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { content, type SectionContent } from '@/lib/visions/document/content'
import { type SectionPlace, sectionsIn } from '@/lib/visions/vision'
import type { Stand } from './moves'

export type AsOf = { at: Date; timeZone: string }

/**
 * The private draft, day by day, as its writer may replay it: nothing settles it, so its log is all there is. The wall
 * has no row of it for anybody else.
 */
export async function ownDays(
  practice: Practice,
  engagementId: string,
  asOf: AsOf,
): Promise<{ days: Stand[]; written: string[] }> {
  const draft = await findDraft(practice, engagementId)
  if (!draft) return { days: [], written: [] }
  const updates = await updatesOf(practice, draft.documentId, asOf)
  if (updates.length === 0) return { days: [], written: [] }
  const template = await templateOf(practice.db, practice.actor.practiceId, draft.followed)
  const privateOn = (on: Day) => {
    const moved = draft.places.filter((each) => dayOf(new Date(each.at), asOf.timeZone) <= on)
    const places = Object.fromEntries(moved.map(({ section, place }) => [section, place]))
    return sectionsIn('private_draft', { template, places })
  }
  const doc = new Y.Doc()
  const days: Stand[] = []
  let before: readonly SectionContent[] = []
  for (const [index, { on, bytes }] of updates.entries()) {
    Y.applyUpdate(doc, bytes)
    if (updates[index + 1]?.on === on) continue
    const { sections } = content(doc, { template, sections: privateOn(on) })
    days.push({
      on,
      sections: movedBetween(before, sections),
      elements: sections.flatMap(({ elements }) => elements),
    })
    before = sections
  }
  const { sections } = content(doc, { template, sections: privateOn(dayOf(asOf.at, asOf.timeZone)) })
  doc.destroy()
  return { days, written: sections.filter(hasWords).map(({ key }) => key) }
}

type Draft = {
  documentId: string
  followed: Followed
  places: { section: string; place: SectionPlace; at: string }[]
}

async function findDraft({ db, actor }: Practice, engagementId: string): Promise<Draft | undefined> {
  const [row] = await db.execute<Draft>(sql`
    select d.id as "documentId",
      jsonb_build_object('templateKey', v.template_key, 'templateVersion', v.template_version,
        'template', v.template) as followed,
      coalesce((
        -- Shared is for good: it comes last.
        select jsonb_agg(jsonb_build_object('section', p.section, 'place', p.place, 'at', p.moved_at)
          order by p.place = 'shared')
        from section_places p
        where p.practice_id = d.practice_id and p.engagement_id = d.engagement_id), '[]') as places
    from documents d
    join visions v on v.practice_id = d.practice_id and v.engagement_id = d.engagement_id
    where d.practice_id = ${actor.practiceId} and d.engagement_id = ${engagementId} and d.kind = 'private_draft'`)
  return row
}

async function updatesOf({ db, actor }: Practice, documentId: string, { at, timeZone }: AsOf) {
  const rows = await db.execute<{ at: string; bytes: Buffer }>(sql`
    select at, bytes from document_updates
    where practice_id = ${actor.practiceId} and document_id = ${documentId} and at <= ${at.toISOString()}
    order by seq`)
  return rows.map((row) => ({ on: dayOf(new Date(row.at), timeZone), bytes: row.bytes }))
}

function movedBetween(before: readonly SectionContent[], now: readonly SectionContent[]): string[] {
  const known = new Map(before.map((section) => [section.key, canonicalJson(section)]))
  return now
    .filter((section) => (known.get(section.key) ?? empty(section.key)) !== canonicalJson(section))
    .map(({ key }) => key)
}

const empty = (key: string) => canonicalJson({ key, text: [], elements: [] })

const hasWords = ({ text, elements }: SectionContent) => text.length > 0 || elements.length > 0
