import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  customType,
  index,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { ofEngagement } from './belongs'
import { inMyEngagements } from './practices'
import { mayRead, me, practiceId, systemWorks, wallBetweenPractices, wallWrites } from './walls'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** Small letters without accents. */
const folded = sql.raw(`regexp_replace(normalize(lower("text"), nfd), '[\\u0300-\\u036f]', '', 'g')`)

/**
 * What can be found by its words, with where it stands: a copy that follows its source (0025_search.sql, and
 * lib/find/follow.ts for what only the log holds). Who may read the source finds it, and nobody else: what is private
 * is rows of a kind of its own, never a flag.
 */
export const searchTexts = pgTable(
  'search_texts',
  {
    practiceId: practiceId(),
    engagementId: uuid('engagement_id').notNull(),
    /** `settled`, `version`, `comment`, `commitment`, `topic`, `recap`; or the kind of the document whose words these are. */
    kind: text('kind').notNull(),
    /** The checkpoint, version, comment or document. */
    sourceId: uuid('source_id').notNull(),
    /** Key of the section; empty for what has none. */
    section: text('section').notNull(),
    text: text('text').notNull(),
    /** When it settled, was frozen, was said. */
    at: timestamp('at', { withTimezone: true }).notNull(),
    /** Of a document: through which row of its log these are its words. */
    throughSeq: bigint('through_seq', { mode: 'number' }),
    /** As they were written, and by their stems. */
    words: tsvector('words').generatedAlwaysAs(
      sql`to_tsvector('simple', ${folded}) || to_tsvector('english', ${folded})`,
    ),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.kind, table.sourceId, table.section] }),
    index('search_texts_by_engagement').on(table.practiceId, table.engagementId),
    ofEngagement(table),
    check(
      'search_texts_kind',
      sql`${table.kind} in ('settled', 'version', 'comment', 'commitment', 'topic', 'recap', 'private_draft', 'shared_notes', 'coach_notes', 'client_notes')`,
    ),
    check('search_texts_size', sql`length(${table.text}) <= 100000`),
    wallBetweenPractices('search_texts', table.practiceId),
    mayRead(
      'search_texts: versions and comments, the coach and the client',
      sql`${table.kind} in ('version', 'comment') and ${table.engagementId} in ${inMyEngagements}`,
    ),
    mayRead(
      'search_texts: commitments, topics and recaps, the coach and the client',
      sql`${table.kind} in ('commitment', 'topic', 'recap') and ${table.engagementId} in ${inMyEngagements}`,
    ),
    mayRead(
      'search_texts: what settled, who may read the checkpoint',
      sql`${table.kind} = 'settled' and (
        ${table.engagementId} in (
          select e.id from engagements e where e.client_id = ${me} or (e.coach_id = ${me} and e.status <> 'ended'))
        or exists (
          select 1 from engagements e
          where e.practice_id = ${table.practiceId} and e.id = ${table.engagementId} and e.coach_id = ${me}
            and ${table.at} <= coalesce(e.status_since, 'infinity')))`,
    ),
    mayRead(
      'search_texts: drafts and notes, who may know the document',
      sql`(${table.kind}, ${table.sourceId}) in (select d.kind::text, d.id from documents d where d.kind <> 'vision')`,
    ),
    systemWorks('search_texts'),
    wallWrites('search_texts', 'all'),
  ],
)
