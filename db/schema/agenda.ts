import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { byMember } from './belongs'
import { threads } from './comments'
import { inMyEngagements, inMyWork } from './practices'
import { ofSession } from './sessions'
import {
  mayInsert,
  mayRead,
  mayUpdate,
  me,
  newId,
  practiceId,
  wallBetweenPractices,
  wallWrites,
} from './walls'

/**
 * What the two want to come to in one session, put there by either. What was not reached is put on the agenda of the
 * next one by the database, and so is what one asked the other for it (`wall.fill_agenda`).
 */
export const agendaTopics = pgTable(
  'agenda_topics',
  {
    practiceId: practiceId(),
    id: newId(),
    engagementId: uuid('engagement_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    text: text('text').notNull(),
    minutes: integer('minutes').notNull().default(10),
    /** From the top; those with one number by when they came. */
    rank: integer('rank').notNull(),
    addedBy: uuid('added_by').notNull(),
    /** The conversation it comes from, where it is a question. */
    threadId: uuid('thread_id'),
    /** The topic of an earlier session that was not reached there. */
    carriedFrom: uuid('carried_from'),
    reachedAt: timestamp('reached_at', { withTimezone: true }),
    /** Who said so is written by the database. */
    reachedBy: uuid('reached_by'),
    takenOffAt: timestamp('taken_off_at', { withTimezone: true }),
    takenOffBy: uuid('taken_off_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('agenda_topics_of_their_engagement').on(table.practiceId, table.engagementId, table.id),
    index('agenda_topics_by_session').on(table.practiceId, table.sessionId, table.rank),
    // Carried over once, whoever ends what at the same moment.
    uniqueIndex('agenda_topics_carried_once').on(table.practiceId, table.carriedFrom),
    uniqueIndex('agenda_topics_one_for_a_question')
      .on(table.practiceId, table.sessionId, table.threadId)
      .where(sql`${table.takenOffAt} is null`),
    ofSession(table),
    foreignKey({
      columns: [table.practiceId, table.engagementId, table.threadId],
      foreignColumns: [threads.practiceId, threads.engagementId, threads.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.practiceId, table.engagementId, table.carriedFrom],
      foreignColumns: [table.practiceId, table.engagementId, table.id],
    }).onDelete('cascade'),
    byMember(table.practiceId, table.addedBy),
    byMember(table.practiceId, table.reachedBy),
    byMember(table.practiceId, table.takenOffBy),
    check('agenda_topics_text', sql`length(${table.text}) between 1 and 200`),
    check('agenda_topics_minutes', sql`${table.minutes} between 1 and 240`),
    check(
      'agenda_topics_reached_by_someone',
      sql`(${table.reachedAt} is null) = (${table.reachedBy} is null)`,
    ),
    check(
      'agenda_topics_taken_off_by_someone',
      sql`(${table.takenOffAt} is null) = (${table.takenOffBy} is null)`,
    ),
    wallBetweenPractices('agenda_topics', table.practiceId),
    mayRead('agenda_topics: the coach and the client', sql`${table.engagementId} in ${inMyEngagements}`),
    mayInsert(
      'agenda_topics: as yourself, while the work is under way',
      sql`${table.addedBy} = ${me} and ${table.engagementId} in ${inMyWork}`,
    ),
    mayUpdate(
      'agenda_topics: by either, while the work is under way',
      sql`${table.engagementId} in ${inMyWork}`,
    ),
    wallWrites('agenda_topics', 'all'),
  ],
)
