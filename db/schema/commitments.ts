import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  date,
  foreignKey,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { byMember, ofEngagement } from './belongs'
import { inMyEngagements, inMyWork, members } from './practices'
import { sessions } from './sessions'
import { mayInsert, mayRead, me, newId, practiceId, systemWorks, wallBetweenPractices } from './walls'

/** What one of the two said they would do. It stays as it was said; what became of it is an outcome. */
export const commitments = pgTable(
  'commitments',
  {
    practiceId: practiceId(),
    id: newId(),
    engagementId: uuid('engagement_id').notNull(),
    /** The session in which it was said; null between sessions. */
    sessionId: uuid('session_id'),
    /** Whose it is: the coach or the client. */
    ownerId: uuid('owner_id').notNull(),
    text: text('text').notNull(),
    /** A day where the owner lives, which ends at midnight there. */
    dueOn: date('due_on'),
    /** From 1 to 10, how sure the owner is that it will happen. */
    confidence: smallint('confidence'),
    /** Below seven: what would make it a seven. */
    wouldChange: text('would_change'),
    /** The milestone of the vision that it serves, by the id of the element. Nothing here says that it is still there. */
    milestoneId: text('milestone_id'),
    /** The one that was changed into this one. */
    followsId: uuid('follows_id'),
    createdBy: uuid('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('commitments_of_their_engagement').on(table.practiceId, table.engagementId, table.id),
    unique('commitments_followed_once').on(table.practiceId, table.followsId),
    index('commitments_by_engagement').on(table.practiceId, table.engagementId, table.createdAt),
    index('commitments_by_owner').on(table.practiceId, table.ownerId),
    index('commitments_by_session').on(table.practiceId, table.sessionId),
    index('commitments_by_due').on(table.dueOn),
    ofEngagement(table),
    foreignKey({
      columns: [table.practiceId, table.sessionId],
      foreignColumns: [sessions.practiceId, sessions.id],
    }).onDelete('cascade'),
    // Judged when the statement has ended, so that a whole practice can be erased at once.
    foreignKey({
      name: 'commitments_follow_one_of_their_engagement',
      columns: [table.practiceId, table.engagementId, table.followsId],
      foreignColumns: [table.practiceId, table.engagementId, table.id],
    }).onDelete('no action'),
    byMember(table.practiceId, table.ownerId),
    byMember(table.practiceId, table.createdBy),
    check('commitments_text', sql`length(${table.text}) between 1 and 400`),
    check('commitments_confidence', sql`${table.confidence} between 1 and 10`),
    check(
      'commitments_would_change',
      sql`${table.wouldChange} is null or (${table.confidence} < 7 and length(${table.wouldChange}) between 1 and 400)`,
    ),
    check('commitments_milestone', sql`length(${table.milestoneId}) between 1 and 64`),
    wallBetweenPractices('commitments', table.practiceId),
    mayRead('commitments: the coach and the client', sql`${table.engagementId} in ${inMyEngagements}`),
    mayInsert(
      'commitments: as yourself, for one of the two, while the work is under way',
      sql`${table.createdBy} = ${me} and ${table.engagementId} in ${inMyWork}
        and exists (select 1 from engagements e
          where e.id = ${table.engagementId} and ${table.ownerId} in (e.coach_id, e.client_id))
        and (${table.sessionId} is null or exists (select 1 from sessions s
          where s.id = ${table.sessionId} and s.engagement_id = ${table.engagementId}))`,
    ),
    // Reminders are sent by jobs.
    systemWorks('commitments'),
  ],
)

export const commitmentOutcomeKinds = pgEnum('commitment_outcome_kind', ['kept', 'let_go', 'changed'])

/** What became of a commitment, once. One without an outcome is open. */
export const commitmentOutcomes = pgTable(
  'commitment_outcomes',
  {
    practiceId: practiceId(),
    id: newId(),
    engagementId: uuid('engagement_id').notNull(),
    commitmentId: uuid('commitment_id').notNull(),
    kind: commitmentOutcomeKinds('kind').notNull(),
    words: text('words'),
    memberId: uuid('member_id').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('commitment_outcomes_once').on(table.practiceId, table.commitmentId),
    index('commitment_outcomes_by_engagement').on(table.practiceId, table.engagementId),
    ofCommitment(table),
    byMember(table.practiceId, table.memberId),
    check('commitment_outcomes_words', sql`length(${table.words}) between 1 and 1000`),
    wallBetweenPractices('commitment_outcomes', table.practiceId),
    mayRead(
      'commitment_outcomes: the coach and the client',
      sql`${table.engagementId} in ${inMyEngagements}`,
    ),
    mayInsert(
      'commitment_outcomes: as yourself, while the work is under way',
      sql`${table.memberId} = ${me} and ${table.engagementId} in ${inMyWork}`,
    ),
    systemWorks('commitment_outcomes'),
  ],
)

/**
 * A link in a reminder, for one person to settle one commitment without signing in. What stands in the mail is computed
 * from the id and our secret (lib/auth/token.ts) and kept nowhere.
 */
export const commitmentLinks = pgTable(
  'commitment_links',
  {
    practiceId: practiceId(),
    id: newId(),
    engagementId: uuid('engagement_id').notNull(),
    commitmentId: uuid('commitment_id').notNull(),
    memberId: uuid('member_id').notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('commitment_links_one_each').on(table.practiceId, table.commitmentId, table.memberId),
    ofCommitment(table),
    foreignKey({
      columns: [table.practiceId, table.memberId],
      foreignColumns: [members.practiceId, members.id],
    }).onDelete('cascade'),
    wallBetweenPractices('commitment_links', table.practiceId),
    // No policy for people's work: nobody reads the links of others, or their own.
    systemWorks('commitment_links'),
  ],
)

function ofCommitment(table: Record<'practiceId' | 'engagementId' | 'commitmentId', AnyPgColumn>) {
  return foreignKey({
    columns: [table.practiceId, table.engagementId, table.commitmentId],
    foreignColumns: [commitments.practiceId, commitments.engagementId, commitments.id],
  }).onDelete('cascade')
}
