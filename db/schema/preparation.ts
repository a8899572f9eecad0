import { sql } from 'drizzle-orm'
import { check, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { byMember } from './belongs'
import { inEngagementsICoach, inWorkOfMine } from './practices'
import { ofSession } from './sessions'
import { mayInsert, mayRead, mayUpdate, me, practiceId, wallBetweenPractices } from './walls'

/**
 * What the client answers before a session. Theirs alone until they say that it may be read, or until the session
 * opens: then the coach reads it too.
 */
export const preparations = pgTable(
  'preparations',
  {
    practiceId: practiceId(),
    sessionId: uuid('session_id').notNull(),
    engagementId: uuid('engagement_id').notNull(),
    clientId: uuid('client_id').notNull(),
    /** What has happened since they last met. */
    since: text('since').notNull().default(''),
    /** What today is for. */
    focus: text('focus').notNull().default(''),
    /** By what they would know that it was worth it. */
    worth: text('worth').notNull().default(''),
    readyAt: timestamp('ready_at', { withTimezone: true }),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.sessionId] }),
    ofSession(table),
    byMember(table.practiceId, table.clientId),
    check(
      'preparations_words',
      sql`greatest(length(${table.since}), length(${table.focus}), length(${table.worth})) <= 4000`,
    ),
    wallBetweenPractices('preparations', table.practiceId),
    mayRead(
      'preparations: the client; the coach once it is ready or the session opens',
      sql`${table.engagementId} in (select e.id from engagements e where e.client_id = ${me})
        or (${table.engagementId} in ${inEngagementsICoach} and (${table.readyAt} is not null or exists (
          select 1 from sessions s where s.practice_id = ${table.practiceId} and s.id = ${table.sessionId}
            and s.opened_at is not null)))`,
    ),
    mayInsert(
      'preparations: the client, as themselves, while the work is under way',
      sql`${table.clientId} = ${me} and ${table.engagementId} in ${inWorkOfMine}`,
    ),
    mayUpdate(
      'preparations: the client, while the work is under way',
      sql`${table.clientId} = ${me} and ${table.engagementId} in ${inWorkOfMine}`,
    ),
  ],
)

/** One line of a coach to themselves, for one session. Nobody else ever reads it, whoever coaches later included. */
export const notesToSelf = pgTable(
  'notes_to_self',
  {
    practiceId: practiceId(),
    sessionId: uuid('session_id').notNull(),
    engagementId: uuid('engagement_id').notNull(),
    memberId: uuid('member_id').notNull(),
    words: text('words').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.sessionId, table.memberId] }),
    ofSession(table),
    byMember(table.practiceId, table.memberId),
    check('notes_to_self_words', sql`length(${table.words}) <= 400`),
    wallBetweenPractices('notes_to_self', table.practiceId),
    mayRead('notes_to_self: whoever wrote it', sql`${table.memberId} = ${me}`),
    mayInsert(
      'notes_to_self: the coach, as themselves',
      sql`${table.memberId} = ${me} and ${table.engagementId} in ${inEngagementsICoach}`,
    ),
    mayUpdate(
      'notes_to_self: one’s own, as the coach',
      sql`${table.memberId} = ${me} and ${table.engagementId} in ${inEngagementsICoach}`,
    ),
  ],
)
