import { sql } from 'drizzle-orm'
import * as Y from 'yjs'
import type { Practice } from '@/db/practice'
import { found, refuse } from '@/lib/refusal'
import { canonicalJson } from '@/lib/visions/document/canonical'
import { content, type PlanContent } from '@/lib/visions/document/content'
import { restore } from '@/lib/visions/log'
import { readPlaces } from '@/lib/visions/places'
import { sharedSections } from '@/lib/visions/vision'
import type { Plan } from './plan'

/** The shared vision as the log gives it at this moment, and nothing that an open page or a cache would say. */
export type Frozen = {
  plan: PlanContent
  /** Canonical JSON of the plan: the text that is hashed and signed. */
  text: string
  state: Uint8Array<ArrayBuffer>
  throughSeq: number
}

/** Refuses, as a conflict, a plan of whose log a row cannot be read. */
export async function freeze(
  { db, actor }: Practice,
  { visionId, engagement, template }: Plan,
): Promise<Frozen> {
  const places = await readPlaces(db, { practiceId: actor.practiceId, engagementId: engagement.id })
  const rows = await db.execute<{ seq: string; bytes: Buffer }>(
    sql`select seq, bytes from wall.log_to_freeze(${visionId})`,
  )
  const doc = new Y.Doc()
  try {
    restore(
      doc,
      { snapshot: null, updates: rows.map(({ bytes }) => bytes), throughSeq: 0 },
      // Half a plan is not frozen as if it were all of it.
      () => refuse('conflict', 'A part of this plan cannot be read. Tell whoever runs Waymark.'),
    )
    const plan = content(doc, { template, sections: sharedSections({ template, places }) })
    return {
      plan,
      text: canonicalJson(plan),
      state: new Uint8Array(Y.encodeStateAsUpdate(doc)),
      throughSeq: Number(rows.at(-1)?.seq ?? 0),
    }
  } finally {
    doc.destroy()
  }
}

/** The words of a version, as they were frozen. */
export async function contentOf({ db, actor }: Practice, versionId: string): Promise<string> {
  const [row] = await db.execute<{ content: string }>(
    sql`select content from versions where practice_id = ${actor.practiceId} and id = ${versionId}`,
  )
  return found(row).content
}

/** Written by us as canonical JSON of a plan; its hash is the column beside it. */
export const readPlan = (text: string) => JSON.parse(text) as PlanContent
