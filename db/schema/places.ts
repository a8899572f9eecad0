import { sql } from 'drizzle-orm'
import { check, pgEnum, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { byMember, ofEngagement } from './belongs'
import { inMyEngagements } from './practices'
import { mayInsert, mayRead, me, practiceId, systemWorks, wallBetweenPractices } from './walls'

export const placeOfSection = pgEnum('section_place', ['shared', 'private'])

/**
 * Where sections of a vision lie that no longer follow their template: moved by the client to the shared vision, or
 * kept private whatever a newer template says. Only ever added to: what has been shared stays shared. A section
 * without a row lies where its template starts it.
 */
export const sectionPlaces = pgTable(
  'section_places',
  {
    practiceId: practiceId(),
    engagementId: uuid('engagement_id').notNull(),
    section: text('section').notNull(),
    place: placeOfSection('place').notNull(),
    movedBy: uuid('moved_by').notNull(),
    movedAt: timestamp('moved_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.engagementId, table.section, table.place] }),
    ofEngagement(table),
    byMember(table.practiceId, table.movedBy),
    check('section_places_section', sql`length(${table.section}) between 1 and 60`),
    wallBetweenPractices('section_places', table.practiceId),
    mayRead(
      'section_places: the client; of shared sections, the coach',
      sql`${table.engagementId} in (select e.id from engagements e where e.client_id = ${me})
        or (${table.place} = 'shared' and ${table.engagementId} in ${inMyEngagements})`,
    ),
    mayInsert(
      'section_places: the client, while the work is under way',
      sql`${table.movedBy} = ${me} and ${table.engagementId} in (
        select e.id from engagements e where e.client_id = ${me} and e.status in ('active', 'paused'))`,
    ),
    systemWorks('section_places'),
  ],
)
