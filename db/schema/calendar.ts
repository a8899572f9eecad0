import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { members } from './practices'
import { mayInsert, mayRead, mayUpdate, me, practiceId, systemWorks, wallBetweenPractices } from './walls'

/** The private address at which a person's calendar reads their sessions. Of the secret in it only a hash is kept. */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    practiceId: practiceId(),
    memberId: uuid('member_id').notNull(),
    /** SHA-256 of the secret; null once its owner has ended it. */
    tokenHash: text('token_hash'),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.memberId] }),
    // Whoever asks brings the secret and nothing else.
    index('calendar_feeds_by_token').on(table.tokenHash),
    foreignKey({
      columns: [table.practiceId, table.memberId],
      foreignColumns: [members.practiceId, members.id],
    }).onDelete('cascade'),
    check('calendar_feeds_hash', sql`${table.tokenHash} ~ '^[0-9a-f]{64}$'`),
    wallBetweenPractices('calendar_feeds', table.practiceId),
    mayRead('calendar_feeds: your own', sql`${table.memberId} = ${me}`),
    mayInsert('calendar_feeds: you make your own', sql`${table.memberId} = ${me}`),
    mayUpdate('calendar_feeds: you renew and end your own', sql`${table.memberId} = ${me}`),
    systemWorks('calendar_feeds'),
  ],
)
