import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { engagements, inEngagementsICoach, inMyEngagements, members } from './practices'
import {
  mayInsert,
  mayRead,
  mayUpdate,
  myRole,
  newId,
  practiceId,
  systemWorks,
  wallBetweenPractices,
  wallReads,
} from './walls'

/** One coaching meeting. Open between `opened_at` and `ended_at`: then both write the vision, live. */
export const sessions = pgTable(
  'sessions',
  {
    practiceId: practiceId(),
    id: newId(),
    engagementId: uuid('engagement_id').notNull(),
    number: integer('number').notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
    minutes: integer('minutes').notNull().default(60),
    openedAt: timestamp('opened_at', { withTimezone: true }),
    openedBy: uuid('opened_by'),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    endedBy: uuid('ended_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('sessions_numbered').on(table.practiceId, table.engagementId, table.number),
    uniqueIndex('sessions_one_open')
      .on(table.practiceId, table.engagementId)
      .where(sql`${table.openedAt} is not null and ${table.endedAt} is null`),
    index('sessions_by_time').on(table.practiceId, table.startsAt),
    foreignKey({
      columns: [table.practiceId, table.engagementId],
      foreignColumns: [engagements.practiceId, engagements.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.practiceId, table.openedBy],
      foreignColumns: [members.practiceId, members.id],
    }).onDelete('restrict'),
    foreignKey({
      columns: [table.practiceId, table.endedBy],
      foreignColumns: [members.practiceId, members.id],
    }).onDelete('restrict'),
    check('sessions_minutes', sql`${table.minutes} between 5 and 480`),
    check('sessions_opened_by_someone', sql`(${table.openedAt} is null) = (${table.openedBy} is null)`),
    check('sessions_ended_by_someone', sql`(${table.endedAt} is null) = (${table.endedBy} is null)`),
    check('sessions_end_after_opening', sql`${table.endedAt} is null or ${table.openedAt} is not null`),
    wallBetweenPractices('sessions', table.practiceId),
    mayRead(
      'sessions: the coach, the client, the owner of the business',
      sql`${table.engagementId} in ${inMyEngagements} or ${myRole} = 'owner'`,
    ),
    mayInsert('sessions: the coach books', sql`${table.engagementId} in ${inEngagementsICoach}`),
    mayUpdate('sessions: the coach opens and ends', sql`${table.engagementId} in ${inEngagementsICoach}`),
    systemWorks('sessions'),
    wallReads('sessions'),
  ],
)
