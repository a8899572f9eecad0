import { and, eq } from 'drizzle-orm'
import type { Practice } from '@/db/practice'
import { sectionPlaces } from '@/db/schema/places'
import type { Places } from '@/lib/visions/vision'

export type EngagementKey = { practiceId: string; engagementId: string }

/**
 * Where sections lie that were moved, through either door; through door one only what this member may know. Whoever
 * reads a log as well reads it first: what moved in between is then in the list and not yet in the words, never the
 * other way round.
 */
export async function readPlaces(
  db: Practice['db'],
  { practiceId, engagementId }: EngagementKey,
): Promise<Places> {
  const rows = await db
    .select({ section: sectionPlaces.section, place: sectionPlaces.place })
    .from(sectionPlaces)
    .where(and(eq(sectionPlaces.practiceId, practiceId), eq(sectionPlaces.engagementId, engagementId)))
  const places: Record<string, 'shared' | 'private'> = {}
  // Shared is for good: it holds over having been kept private once.
  for (const { section, place } of rows) if (places[section] !== 'shared') places[section] = place
  return places
}
