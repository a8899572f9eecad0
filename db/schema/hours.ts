import { sql } from 'drizzle-orm'
import { check, date, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { byMember, ofEngagement } from './belongs'
import { mayInsert, mayRead, mayUpdate, me, myRole, newId, practiceId, wallBetweenPractices } from './walls'

/** Hours of coaching that were held elsewhere, as the coach enters them for their credential. Theirs alone. */
export const hoursElsewhere = pgTable(
  'hours_elsewhere',
  {
    practiceId: practiceId(),
    id: newId(),
    coachId: uuid('coach_id').notNull(),
    client: text('client').notNull(),
    /** How many were coached at once: one, or a group. */
    people: integer('people').notNull().default(1),
    beganOn: date('began_on', { mode: 'string' }).notNull(),
    endedOn: date('ended_on', { mode: 'string' }).notNull(),
    minutes: integer('minutes').notNull(),
    pay: text('pay').notNull(),
    enteredAt: timestamp('entered_at', { withTimezone: true }).notNull().defaultNow(),
    /** Entered by mistake: it no longer counts. */
    removedAt: timestamp('removed_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    byMember(table.practiceId, table.coachId),
    check('hours_elsewhere_client', sql`length(${table.client}) between 1 and 120`),
    check('hours_elsewhere_people', sql`${table.people} between 1 and 500`),
    check('hours_elsewhere_span', sql`${table.endedOn} >= ${table.beganOn}`),
    check('hours_elsewhere_minutes', sql`${table.minutes} between 1 and 600000`),
    check('hours_elsewhere_pay', sql`${table.pay} in ('paid', 'pro bono')`),
    wallBetweenPractices('hours_elsewhere', table.practiceId),
    mayRead('hours_elsewhere: your own', sql`${table.coachId} = ${me}`),
    mayInsert(
      'hours_elsewhere: a coach enters their own',
      sql`${table.coachId} = ${me} and ${myRole} in ('owner', 'coach')`,
    ),
    mayUpdate(
      'hours_elsewhere: a coach removes their own',
      sql`${table.coachId} = ${me} and ${myRole} in ('owner', 'coach')`,
    ),
  ],
)

/** How the hours of an engagement stand in the log of its coach. Without a row they were paid, and the client has initials. */
export const hoursTerms = pgTable(
  'hours_terms',
  {
    practiceId: practiceId(),
    engagementId: uuid('engagement_id').notNull(),
    coachId: uuid('coach_id').notNull(),
    pay: text('pay').notNull(),
    /** `name` where the client agreed to be named. */
    naming: text('naming').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.engagementId, table.coachId] }),
    ofEngagement(table),
    byMember(table.practiceId, table.coachId),
    check('hours_terms_pay', sql`${table.pay} in ('paid', 'pro bono')`),
    check('hours_terms_naming', sql`${table.naming} in ('initials', 'name')`),
    wallBetweenPractices('hours_terms', table.practiceId),
    mayRead('hours_terms: your own', sql`${table.coachId} = ${me}`),
    mayInsert(
      'hours_terms: a coach says it of their own hours',
      sql`${table.coachId} = ${me} and ${myRole} in ('owner', 'coach')`,
    ),
    mayUpdate(
      'hours_terms: a coach changes their own',
      sql`${table.coachId} = ${me} and ${myRole} in ('owner', 'coach')`,
    ),
  ],
)
