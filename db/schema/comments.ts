import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { byMember, ofEngagement } from './belongs'
import { inMyEngagements, inMyWork } from './practices'
import {
  mayInsert,
  mayRead,
  mayUpdate,
  me,
  newId,
  practiceId,
  systemWorks,
  wallBetweenPractices,
  wallReads,
} from './walls'

/** One conversation about a passage of the vision or about an element of it. Its quote is what stood there at first. */
export const threads = pgTable(
  'threads',
  {
    practiceId: practiceId(),
    id: newId(),
    engagementId: uuid('engagement_id').notNull(),
    /** Key of the shared section it lies in. */
    section: text('section').notNull(),
    /** The element it is about, and the field of it; null for a passage of the text. */
    elementId: uuid('element_id'),
    field: text('field'),
    quote: text('quote').notNull(),
    /** Where the passage is found again (lib/visions/document/anchors.ts). Refreshed whenever the vision settles. */
    anchor: jsonb('anchor'),
    openedBy: uuid('opened_by').notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull().defaultNow(),
    resolvedBy: uuid('resolved_by'),
    resolvedAt: timestamp('resolved_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('threads_of_their_engagement').on(table.practiceId, table.engagementId, table.id),
    ofEngagement(table),
    byMember(table.practiceId, table.openedBy),
    byMember(table.practiceId, table.resolvedBy),
    check('threads_about_one_thing', sql`(${table.elementId} is null) = (${table.anchor} is not null)`),
    check('threads_field_of_an_element', sql`${table.field} is null or ${table.elementId} is not null`),
    check('threads_quote', sql`length(${table.quote}) between 1 and 1000`),
    check('threads_anchor', sql`pg_column_size(${table.anchor}) <= 16384`),
    check('threads_resolved_by_someone', sql`(${table.resolvedAt} is null) = (${table.resolvedBy} is null)`),
    check('threads_resolved_by_who_opened', sql`${table.resolvedBy} = ${table.openedBy}`),
    wallBetweenPractices('threads', table.practiceId),
    mayRead('threads: the coach and the client', sql`${table.engagementId} in ${inMyEngagements}`),
    mayInsert(
      'threads: as yourself, while the work is under way',
      sql`${table.openedBy} = ${me} and ${table.engagementId} in ${inMyWork}`,
    ),
    mayUpdate(
      'threads: resolved as yourself, opened again by either',
      sql`${table.engagementId} in ${inMyWork}`,
      sql`${table.engagementId} in ${inMyWork} and (${table.resolvedBy} is null or ${table.resolvedBy} = ${me})`,
    ),
    // Anchors are refreshed as a vision settles, which nobody asks for.
    systemWorks('threads'),
    wallReads('threads'),
  ],
)

/** What one person said in a thread. What is deleted loses its words and keeps its place. */
export const comments = pgTable(
  'comments',
  {
    practiceId: practiceId(),
    id: newId(),
    engagementId: uuid('engagement_id').notNull(),
    threadId: uuid('thread_id').notNull(),
    authorId: uuid('author_id').notNull(),
    body: text('body').notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    editedAt: timestamp('edited_at', { withTimezone: true }),
    deletedAt: timestamp('deleted_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    index('comments_by_thread').on(table.practiceId, table.threadId, table.writtenAt),
    index('comments_by_engagement').on(table.practiceId, table.engagementId, table.writtenAt),
    ofThread(table),
    byMember(table.practiceId, table.authorId),
    check('comments_body', sql`length(${table.body}) <= 4000`),
    check('comments_deleted_without_words', sql`(${table.deletedAt} is not null) = (${table.body} = '')`),
    wallBetweenPractices('comments', table.practiceId),
    mayRead('comments: the coach and the client', sql`${table.engagementId} in ${inMyEngagements}`),
    mayInsert(
      'comments: as yourself, while the work is under way',
      sql`${table.authorId} = ${me} and ${table.engagementId} in ${inMyWork}`,
    ),
    mayUpdate(
      'comments: your own, until you delete it',
      sql`${table.authorId} = ${me} and ${table.deletedAt} is null and ${table.engagementId} in ${inMyWork}`,
      sql`${table.authorId} = ${me} and ${table.engagementId} in ${inMyWork}`,
    ),
  ],
)

/** A thread that asks the other one: the next thing they are told when they come. */
export const questions = pgTable(
  'questions',
  {
    practiceId: practiceId(),
    threadId: uuid('thread_id').notNull(),
    engagementId: uuid('engagement_id').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.threadId, table.askedBy] }),
    ofThread(table),
    byMember(table.practiceId, table.askedBy),
    wallBetweenPractices('questions', table.practiceId),
    mayRead('questions: the coach and the client', sql`${table.engagementId} in ${inMyEngagements}`),
    mayInsert(
      'questions: as yourself, while the work is under way',
      sql`${table.askedBy} = ${me} and ${table.engagementId} in ${inMyWork}`,
    ),
    mayUpdate('questions: your own', sql`${table.askedBy} = ${me} and ${table.engagementId} in ${inMyWork}`),
    wallReads('questions'),
  ],
)

export const suggestionOutcomes = pgEnum('suggestion_outcome', ['applied', 'declined'])

/** Other words for the passage of a thread, proposed by the coach. The client applies them or does not. */
export const suggestions = pgTable(
  'suggestions',
  {
    practiceId: practiceId(),
    threadId: uuid('thread_id').notNull(),
    engagementId: uuid('engagement_id').notNull(),
    suggestedBy: uuid('suggested_by').notNull(),
    replacement: text('replacement').notNull(),
    outcome: suggestionOutcomes('outcome'),
    decidedBy: uuid('decided_by'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.threadId] }),
    ofThread(table),
    byMember(table.practiceId, table.suggestedBy),
    byMember(table.practiceId, table.decidedBy),
    check('suggestions_replacement', sql`length(${table.replacement}) <= 2000`),
    check(
      'suggestions_decided_by_someone',
      sql`(${table.outcome} is null) = (${table.decidedBy} is null)
        and (${table.outcome} is null) = (${table.decidedAt} is null)`,
    ),
    wallBetweenPractices('suggestions', table.practiceId),
    mayRead('suggestions: the coach and the client', sql`${table.engagementId} in ${inMyEngagements}`),
    mayInsert(
      'suggestions: by the coach, as themselves',
      sql`${table.suggestedBy} = ${me} and ${table.engagementId} in (
        select e.id from engagements e where e.coach_id = ${me} and e.status in ('active', 'paused'))`,
    ),
    mayUpdate(
      'suggestions: the client decides, once',
      sql`${table.outcome} is null and ${table.engagementId} in (
        select e.id from engagements e where e.client_id = ${me} and e.status in ('active', 'paused'))`,
      sql`${table.decidedBy} = ${me} and ${table.engagementId} in (
        select e.id from engagements e where e.client_id = ${me})`,
    ),
  ],
)

/** How far somebody has read a thread. */
export const threadReads = pgTable(
  'thread_reads',
  {
    practiceId: practiceId(),
    threadId: uuid('thread_id').notNull(),
    engagementId: uuid('engagement_id').notNull(),
    memberId: uuid('member_id').notNull(),
    readAt: timestamp('read_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.threadId, table.memberId] }),
    ofThread(table),
    byMember(table.practiceId, table.memberId),
    wallBetweenPractices('thread_reads', table.practiceId),
    mayRead('thread_reads: told to nobody else', sql`${table.memberId} = ${me}`),
    mayInsert(
      'thread_reads: for yourself',
      sql`${table.memberId} = ${me} and ${table.engagementId} in ${inMyEngagements}`,
    ),
    mayUpdate('thread_reads: your own', sql`${table.memberId} = ${me}`),
  ],
)

function ofThread(table: Record<'practiceId' | 'engagementId' | 'threadId', AnyPgColumn>) {
  return foreignKey({
    columns: [table.practiceId, table.engagementId, table.threadId],
    foreignColumns: [threads.practiceId, threads.engagementId, threads.id],
  }).onDelete('cascade')
}
