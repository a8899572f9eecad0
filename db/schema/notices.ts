import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { engagements, members, ofAnEngagementISee } from './practices'
import {
  mayInsert,
  mayRead,
  mayUpdate,
  me,
  newId,
  practiceId,
  systemWorks,
  wallBetweenPractices,
} from './walls'

/**
 * That somebody is told of what another did: who, by whom, which verb, about what. Ids and verbs, no words. Derived
 * from the event as it is announced (lib/notices/telling.ts). Of one conversation one is told once, however much is
 * said before they look; of anything else once per verb.
 */
export const notices = pgTable(
  'notices',
  {
    practiceId: practiceId(),
    id: newId(),
    recipientId: uuid('recipient_id').notNull(),
    fromId: uuid('from_id').notNull(),
    /** By what a person chooses how they are told (lib/notices/kinds.ts). */
    kind: text('kind').notNull(),
    verb: text('verb').notNull(),
    engagementId: uuid('engagement_id').notNull(),
    /** What it is about, as one looks for it: the thread of a comment, the version of a signature. */
    aboutId: uuid('about_id').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    seenAt: timestamp('seen_at', { withTimezone: true }),
    /** When it was decided how it is mailed, and the mail it went with: written by the jobs. */
    weighedAt: timestamp('weighed_at', { withTimezone: true }),
    emailId: uuid('email_id'),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    index('notices_by_recipient').on(table.practiceId, table.recipientId, table.at),
    index('notices_to_weigh').on(table.practiceId).where(sql`${table.weighedAt} is null`),
    index('notices_to_mail')
      .on(table.practiceId, table.recipientId)
      .where(sql`${table.emailId} is null and ${table.seenAt} is null`),
    index('notices_by_email').on(table.emailId),
    uniqueIndex('notices_once_per_conversation')
      .on(table.practiceId, table.recipientId, table.aboutId)
      .where(sql`${table.seenAt} is null and ${table.kind} = 'comments'`),
    uniqueIndex('notices_once_per_verb')
      .on(table.practiceId, table.recipientId, table.aboutId, table.verb)
      .where(sql`${table.seenAt} is null and ${table.kind} <> 'comments'`),
    foreignKey({
      columns: [table.practiceId, table.engagementId],
      foreignColumns: [engagements.practiceId, engagements.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.practiceId, table.recipientId],
      foreignColumns: [members.practiceId, members.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.practiceId, table.fromId],
      foreignColumns: [members.practiceId, members.id],
    }).onDelete('restrict'),
    check('notices_kind', sql`${table.kind} ~ '^[a-z]+$' and length(${table.kind}) <= 40`),
    check('notices_verb', sql`${table.verb} ~ '^[a-z]+( [a-z]+)*$' and length(${table.verb}) <= 40`),
    wallBetweenPractices('notices', table.practiceId),
    mayRead('notices: told to nobody else', sql`${table.recipientId} = ${me}`),
    mayInsert(
      'notices: as yourself, to the others of an engagement you see',
      sql`${table.fromId} = ${me} and ${table.recipientId} <> ${me}
        and ${ofAnEngagementISee(table)}
        and ${table.recipientId} in (
          select unnest(array[e.coach_id, e.client_id]) from engagements e
          where e.practice_id = ${table.practiceId} and e.id = ${table.engagementId}
          union all
          select h.from_coach_id from handovers h
          where h.practice_id = ${table.practiceId} and h.engagement_id = ${table.engagementId})`,
    ),
    mayUpdate('notices: looked at by whom they tell', sql`${table.recipientId} = ${me}`),
    systemWorks('notices'),
  ],
)

/** How a person of a practice is written to. Where there is no row, it is as lib/notices/kinds.ts says. */
export const messageSettings = pgTable(
  'message_settings',
  {
    practiceId: practiceId(),
    memberId: uuid('member_id').notNull(),
    /** For kinds that were chosen about: "off", "digest" or "at once". */
    choices: jsonb('choices').notNull(),
    rhythm: text('rhythm').notNull(),
    /** When the digest comes, on the person's own clock; `weekday` is 1 for Monday. */
    hour: integer('hour').notNull(),
    weekday: integer('weekday').notNull(),
    /** Hours of the person's own clock between which nothing arrives; both or neither. */
    quietFrom: integer('quiet_from'),
    quietUntil: integer('quiet_until'),
    dayBefore: boolean('day_before').notNull(),
    hourBefore: boolean('hour_before').notNull(),
    whenDue: boolean('when_due').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.memberId] }),
    foreignKey({
      columns: [table.practiceId, table.memberId],
      foreignColumns: [members.practiceId, members.id],
    }).onDelete('cascade'),
    check('message_settings_choices', sql`octet_length(${table.choices}::text) <= 2000`),
    check('message_settings_rhythm', sql`${table.rhythm} in ('daily', 'weekly', 'never')`),
    check(
      'message_settings_hours',
      sql`${table.hour} between 0 and 23 and ${table.weekday} between 1 and 7
        and (${table.quietFrom} is null) = (${table.quietUntil} is null)
        and ${table.quietFrom} between 0 and 23 and ${table.quietUntil} between 0 and 23`,
    ),
    wallBetweenPractices('message_settings', table.practiceId),
    mayRead('message_settings: your own', sql`${table.memberId} = ${me}`),
    mayInsert('message_settings: for yourself', sql`${table.memberId} = ${me}`),
    mayUpdate('message_settings: your own to change', sql`${table.memberId} = ${me}`),
    systemWorks('message_settings'),
  ],
)

/**
 * What somebody is reminded of, once: a session a day or an hour ahead, a commitment on its day, or what they asked to
 * be reminded of. A session that moves has another hour, and with it reminders of its own.
 */
export const reminders = pgTable(
  'reminders',
  {
    practiceId: practiceId(),
    id: newId(),
    memberId: uuid('member_id').notNull(),
    engagementId: uuid('engagement_id').notNull(),
    /** "asked": the person chose a day (plan_reminders). Every row is written by the jobs. */
    kind: text('kind').notNull().default('asked'),
    aboutId: uuid('about_id').notNull(),
    dueAt: timestamp('due_at', { withTimezone: true }).notNull(),
    /** When its mail was written, or it was too late for one. */
    doneAt: timestamp('done_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('reminders_once').on(table.practiceId, table.memberId, table.kind, table.aboutId, table.dueAt),
    index('reminders_due').on(table.practiceId, table.dueAt).where(sql`${table.doneAt} is null`),
    foreignKey({
      columns: [table.practiceId, table.engagementId],
      foreignColumns: [engagements.practiceId, engagements.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.practiceId, table.memberId],
      foreignColumns: [members.practiceId, members.id],
    }).onDelete('cascade'),
    check('reminders_kind', sql`${table.kind} in ('asked', 'day before', 'hour before', 'due')`),
    wallBetweenPractices('reminders', table.practiceId),
    mayRead('reminders: your own', sql`${table.memberId} = ${me}`),
    systemWorks('reminders'),
  ],
)
