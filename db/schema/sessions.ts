import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { byMember, ofEngagement } from './belongs'
import { inEngagementsICoach, inMyEngagements, members } from './practices'
import {
  mayInsert,
  mayRead,
  mayUpdate,
  me,
  myRole,
  newId,
  practiceId,
  systemWorks,
  wallBetweenPractices,
  wallReads,
  wallWrites,
} from './walls'

/** One coaching meeting. Open between `opened_at` and `ended_at`: then both write the vision, live. */
export const sessions = pgTable(
  'sessions',
  {
    practiceId: practiceId(),
    id: newId(),
    engagementId: uuid('engagement_id').notNull(),
    /** Who holds it, which keeps two from being booked at once. Null where a hand-over left two at one hour. */
    coachId: uuid('coach_id'),
    /** Its place among those that were not cancelled: counted by the database, and for good once it was opened. */
    number: integer('number').notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true }).notNull(),
    minutes: integer('minutes').notNull().default(60),
    /** Where they meet beside the plan: a call, a room. */
    link: text('link'),
    /** Those that were booked in one act share it. */
    seriesId: uuid('series_id'),
    /** How often its time or its place has changed, as calendars count. */
    sequence: integer('sequence').notNull().default(0),
    cancelledAt: timestamp('cancelled_at', { withTimezone: true }),
    cancelledBy: uuid('cancelled_by'),
    openedAt: timestamp('opened_at', { withTimezone: true }),
    openedBy: uuid('opened_by'),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    endedBy: uuid('ended_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    // What was cancelled keeps the number it had then, and another one has it now.
    uniqueIndex('sessions_numbered')
      .on(table.practiceId, table.engagementId, table.number)
      .where(sql`${table.cancelledAt} is null`),
    unique('sessions_of_their_engagement').on(table.practiceId, table.engagementId, table.id),
    uniqueIndex('sessions_one_open')
      .on(table.practiceId, table.engagementId)
      .where(sql`${table.openedAt} is not null and ${table.endedAt} is null`),
    index('sessions_by_time').on(table.practiceId, table.startsAt),
    ofEngagement(table),
    byMember(table.practiceId, table.openedBy),
    byMember(table.practiceId, table.endedBy),
    byMember(table.practiceId, table.coachId),
    byMember(table.practiceId, table.cancelledBy),
    check('sessions_link', sql`${table.link} ~ '^https://' and length(${table.link}) <= 500`),
    check(
      'sessions_cancelled_by_someone',
      sql`(${table.cancelledAt} is null) = (${table.cancelledBy} is null)`,
    ),
    check(
      'sessions_cancelled_before_opening',
      sql`${table.cancelledAt} is null or ${table.openedAt} is null`,
    ),
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
    wallWrites('sessions', 'all'),
  ],
)

export const sessionChangeKinds = pgEnum('session_change_kind', ['booked', 'moved', 'cancelled', 'linked'])

/**
 * What was done to the schedule, by whom and why. Writing a row here is the one way to do it: the database applies it
 * to `sessions`, for the coach and the client alike.
 */
export const sessionChanges = pgTable(
  'session_changes',
  {
    practiceId: practiceId(),
    id: newId(),
    engagementId: uuid('engagement_id').notNull(),
    sessionId: uuid('session_id').notNull(),
    kind: sessionChangeKinds('kind').notNull(),
    /** When it is to begin, for whatever is to be held. */
    startsAt: timestamp('starts_at', { withTimezone: true }),
    /** When it was to begin before; what has another time meanwhile is not changed. */
    was: timestamp('was', { withTimezone: true }),
    minutes: integer('minutes'),
    link: text('link'),
    seriesId: uuid('series_id'),
    reason: text('reason'),
    memberId: uuid('member_id').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    index('session_changes_by_session').on(table.practiceId, table.sessionId, table.at),
    ofEngagement(table),
    foreignKey({
      columns: [table.practiceId, table.sessionId],
      foreignColumns: [sessions.practiceId, sessions.id],
    }).onDelete('cascade'),
    byMember(table.practiceId, table.memberId),
    check('session_changes_time', sql`(${table.kind} = 'cancelled') = (${table.startsAt} is null)`),
    check('session_changes_was', sql`(${table.kind} = 'booked') = (${table.was} is null)`),
    check('session_changes_reason', sql`length(${table.reason}) between 1 and 400`),
    wallBetweenPractices('session_changes', table.practiceId),
    mayRead('session_changes: the coach and the client', sql`${table.engagementId} in ${inMyEngagements}`),
    mayInsert(
      'session_changes: the coach and the client, as themselves, while the work is under way',
      sql`${table.memberId} = ${me} and ${table.engagementId} in (
        select e.id from engagements e where (e.coach_id = ${me} or e.client_id = ${me}) and e.status = 'active')`,
    ),
    systemWorks('session_changes'),
    wallWrites('session_changes', 'insert'),
  ],
)

/** When a coach can, week by week: clients book within these hours. Clocks are those of the coach's time zone. */
export const offeredHours = pgTable(
  'offered_hours',
  {
    practiceId: practiceId(),
    coachId: uuid('coach_id').notNull(),
    /** Spans of a week, as `lib/sessions/offered.ts` reads them. */
    hours: jsonb('hours').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.coachId] }),
    foreignKey({
      columns: [table.practiceId, table.coachId],
      foreignColumns: [members.practiceId, members.id],
    }).onDelete('cascade'),
    check('offered_hours_size', sql`octet_length(${table.hours}::text) <= 10000`),
    wallBetweenPractices('offered_hours', table.practiceId),
    mayRead(
      'offered_hours: the coach, and whom they coach',
      sql`${table.coachId} = ${me} or ${table.coachId} in (
        select e.coach_id from engagements e where e.client_id = ${me})`,
    ),
    mayInsert(
      'offered_hours: a coach offers their own',
      sql`${table.coachId} = ${me} and ${myRole} in ('owner', 'coach')`,
    ),
    mayUpdate(
      'offered_hours: a coach changes their own',
      sql`${table.coachId} = ${me} and ${myRole} in ('owner', 'coach')`,
    ),
    systemWorks('offered_hours'),
  ],
)

/** The session that a row is about, of the engagement that it is about. */
export function ofSession(
  table: Record<'practiceId' | 'engagementId' | 'sessionId', AnyPgColumn>,
  whenItGoes: 'cascade' | 'restrict' = 'cascade',
) {
  return foreignKey({
    columns: [table.practiceId, table.engagementId, table.sessionId],
    foreignColumns: [sessions.practiceId, sessions.engagementId, sessions.id],
  }).onDelete(whenItGoes)
}
