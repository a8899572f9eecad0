import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { byMember } from './belongs'
import { inMyEngagements, ofAnEngagementISee } from './practices'
import {
  mayInsert,
  mayRead,
  me,
  myRole,
  newId,
  practiceId,
  systemWorks,
  wallBetweenPractices,
  wallWrites,
} from './walls'

/**
 * What happened, who did it, when: ids and verbs, never content. Append-only, and chained: a trigger numbers each row
 * within its practice and hashes it together with the hash before (lib/audit/chain.ts says how, for everybody who
 * wants to check). No foreign key to the engagement: what was written down outlives what it is about.
 */
export const events = pgTable(
  'events',
  {
    practiceId: practiceId(),
    id: newId(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    engagementId: uuid('engagement_id'),
    memberId: uuid('member_id').notNull(),
    verb: text('verb').notNull(),
    subjectId: uuid('subject_id'),
    at: timestamp('at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('events_in_order').on(table.practiceId, table.seq),
    index('events_by_engagement').on(table.practiceId, table.engagementId, table.seq),
    index('events_by_member').on(table.practiceId, table.memberId, table.at),
    index('events_by_subject').on(table.practiceId, table.subjectId, table.at),
    byMember(table.practiceId, table.memberId),
    // One line of plain words: a verb cannot be read as two fields of what is hashed.
    check('events_verb', sql`${table.verb} ~ '^[a-z]+( [a-z]+)*$' and length(${table.verb}) <= 40`),
    wallBetweenPractices('events', table.practiceId),
    mayRead(
      'events: your engagements',
      sql`${table.engagementId} in ${inMyEngagements}
        or ${table.memberId} = ${me} or ${table.subjectId} = ${me} or ${myRole} = 'owner'
        or (${table.verb} = 'access refused' and (
          exists (select 1 from engagements e where e.practice_id = ${table.practiceId} and e.id = ${table.subjectId})
          or exists (select 1 from visions v where v.practice_id = ${table.practiceId} and v.id = ${table.subjectId})
          or exists (select 1 from documents d where d.practice_id = ${table.practiceId} and d.id = ${table.subjectId})))`,
    ),
    mayInsert(
      'events: as yourself',
      sql`${table.memberId} = ${me}
        and (${table.engagementId} is null or ${ofAnEngagementISee(table)})`,
    ),
    systemWorks('events'),
  ],
)

/** The newest link of each practice's chain. Written by the trigger of `events` alone, which waits for it in turn. */
export const eventChains = pgTable(
  'event_chains',
  {
    practiceId: practiceId().primaryKey(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    wallBetweenPractices('event_chains', table.practiceId),
    mayRead('event_chains: the owner of the business', sql`${myRole} = 'owner'`),
    systemWorks('event_chains'),
    wallWrites('event_chains', 'all'),
  ],
)
