import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { byMember } from './belongs'
import { inEngagementsICoach, inMyEngagements, inWorkICoach } from './practices'
import { ofSession } from './sessions'
import { mayInsert, mayRead, mayUpdate, me, practiceId, systemWorks, wallBetweenPractices } from './walls'

/**
 * What the coach made of a recap before sending it: a headline, lines left out, other notes. What changed in the plan is
 * not here; it is read from the log each time, until the recap is sent.
 */
export const recapDrafts = pgTable(
  'recap_drafts',
  {
    practiceId: practiceId(),
    sessionId: uuid('session_id').notNull(),
    engagementId: uuid('engagement_id').notNull(),
    /** As `lib/recaps/input.ts` reads it. */
    edits: jsonb('edits').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.sessionId] }),
    ofSession(table),
    check('recap_drafts_size', sql`octet_length(${table.edits}::text) <= 60000`),
    wallBetweenPractices('recap_drafts', table.practiceId),
    mayRead('recap_drafts: the coach', sql`${table.engagementId} in ${inEngagementsICoach}`),
    mayInsert('recap_drafts: the coach drafts', sql`${table.engagementId} in ${inWorkICoach}`),
    mayUpdate('recap_drafts: the coach edits', sql`${table.engagementId} in ${inWorkICoach}`),
  ],
)

/**
 * A recap as it was sent: the very text that both have from then on, and its hash. Nobody changes one or takes it away,
 * the owner of the tables included, as for versions.
 */
export const recaps = pgTable(
  'recaps',
  {
    practiceId: practiceId(),
    sessionId: uuid('session_id').notNull(),
    engagementId: uuid('engagement_id').notNull(),
    /** Canonical JSON (lib/recaps/recap.ts). */
    content: text('content').notNull(),
    /** SHA-256 of it. */
    digest: text('digest').notNull(),
    sentBy: uuid('sent_by').notNull(),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.sessionId] }),
    unique('recaps_of_their_engagement').on(table.practiceId, table.engagementId, table.sessionId),
    ofSession(table, 'restrict'),
    byMember(table.practiceId, table.sentBy),
    check('recaps_size', sql`octet_length(${table.content}) <= 1000000`),
    check(
      'recaps_digest',
      sql`${table.digest} = encode(sha256(convert_to(${table.content}, 'UTF8')), 'hex')`,
    ),
    wallBetweenPractices('recaps', table.practiceId),
    mayRead('recaps: the coach and the client', sql`${table.engagementId} in ${inMyEngagements}`),
    mayInsert(
      'recaps: the coach sends, as themselves, when the session is over',
      sql`${table.sentBy} = ${me} and ${table.engagementId} in ${inWorkICoach} and exists (
        select 1 from sessions s where s.practice_id = ${table.practiceId} and s.id = ${table.sessionId}
          and s.ended_at is not null)`,
    ),
    systemWorks('recaps'),
  ],
)

/** The client has had it on the screen. */
export const recapReads = pgTable(
  'recap_reads',
  {
    practiceId: practiceId(),
    sessionId: uuid('session_id').notNull(),
    engagementId: uuid('engagement_id').notNull(),
    memberId: uuid('member_id').notNull(),
    readAt: timestamp('read_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.sessionId, table.memberId] }),
    index('recap_reads_by_engagement').on(table.practiceId, table.engagementId),
    foreignKey({
      columns: [table.practiceId, table.engagementId, table.sessionId],
      foreignColumns: [recaps.practiceId, recaps.engagementId, recaps.sessionId],
    }).onDelete('restrict'),
    byMember(table.practiceId, table.memberId),
    wallBetweenPractices('recap_reads', table.practiceId),
    mayRead('recap_reads: the coach and the client', sql`${table.engagementId} in ${inMyEngagements}`),
    mayInsert(
      'recap_reads: the client, as themselves',
      sql`${table.memberId} = ${me} and ${table.engagementId} in (
        select e.id from engagements e where e.client_id = ${me})`,
    ),
  ],
)
