import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  jsonb,
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
import { inMyEngagements, inWorkICoach } from './practices'
import {
  mayInsert,
  mayRead,
  me,
  newId,
  practiceId,
  systemWorks,
  wallBetweenPractices,
  wallReads,
  wallWrites,
} from './walls'

/** Work that is under way, as its client. */
const inWorkOnMyPlan = sql`(select e.id from engagements e
  where e.client_id = ${me} and e.status in ('active', 'paused'))`

export const driftKinds = pgEnum('drift_kind', [
  'section untouched',
  'milestones still',
  'commitments unaimed',
  'role moved',
  'nonnegotiable at risk',
  'life gap',
  'openings against',
  'no session',
  'plan quiet',
])

/** Where the plan and what is happening have come apart, as a job found it. Ids, days and counts, never words. */
export const driftSignals = pgTable(
  'drift_signals',
  {
    practiceId: practiceId(),
    id: newId(),
    engagementId: uuid('engagement_id').notNull(),
    kind: driftKinds('kind').notNull(),
    /** What it is about: the key of a section, the id of an element, or nothing. */
    about: text('about').notNull().default(''),
    /** What it rests on. Answered once, it comes back only when this is something else. */
    facts: jsonb('facts').notNull(),
    firedAt: timestamp('fired_at', { withTimezone: true }).notNull().defaultNow(),
    /** From when the coach reads it: once the client has seen it, or after a week. Null is never: it rests on what is private. */
    coachFrom: timestamp('coach_from', { withTimezone: true }),
    /** When it was no longer so. */
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('drift_signals_once').on(
      table.practiceId,
      table.engagementId,
      table.kind,
      table.about,
      table.facts,
    ),
    index('drift_signals_standing')
      .on(table.practiceId, table.engagementId)
      .where(sql`${table.endedAt} is null`),
    ofEngagement(table),
    check('drift_signals_about', sql`length(${table.about}) <= 100`),
    check('drift_signals_facts', sql`octet_length(${table.facts}::text) <= 1000`),
    wallBetweenPractices('drift_signals', table.practiceId),
    mayRead(
      'drift_signals: the client, and then the coach, of what is shared',
      sql`${table.engagementId} in (select e.id from engagements e where e.client_id = ${me})
        or (${table.coachFrom} <= now() and ${table.engagementId} in ${inWorkICoach})`,
    ),
    systemWorks('drift_signals'),
    wallReads('drift_signals'),
    // A coach may read what the client has seen.
    wallWrites('drift_signals', 'update'),
  ],
)

export const driftAnswerKinds = pgEnum('drift_answer_kind', ['seen', 'dismissed'])

/** What the client said to a signal: that it was on their screen, or why it may rest. */
export const driftAnswers = pgTable(
  'drift_answers',
  {
    practiceId: practiceId(),
    signalId: uuid('signal_id').notNull(),
    engagementId: uuid('engagement_id').notNull(),
    memberId: uuid('member_id').notNull(),
    kind: driftAnswerKinds('kind').notNull(),
    reason: text('reason'),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.signalId, table.kind] }),
    foreignKey({
      columns: [table.practiceId, table.signalId],
      foreignColumns: [driftSignals.practiceId, driftSignals.id],
    }).onDelete('cascade'),
    ofEngagement(table),
    byMember(table.practiceId, table.memberId),
    check(
      'drift_answers_dismissed_with_a_reason',
      sql`(${table.kind} = 'dismissed') = (${table.reason} is not null)`,
    ),
    check('drift_answers_reason', sql`length(${table.reason}) between 1 and 300`),
    wallBetweenPractices('drift_answers', table.practiceId),
    mayRead(
      'drift_answers: whoever reads the signal',
      sql`${table.signalId} in (select s.id from drift_signals s)`,
    ),
    mayInsert(
      'drift_answers: the client, as themselves, while the work is under way',
      sql`${table.memberId} = ${me} and ${table.engagementId} in ${inWorkOnMyPlan} and exists (
        select 1 from drift_signals s where s.practice_id = ${table.practiceId} and s.id = ${table.signalId}
          and s.engagement_id = ${table.engagementId})`,
    ),
    systemWorks('drift_answers'),
  ],
)

/** Three small things between sessions: how it goes, what was kept, one line. */
export const checkIns = pgTable(
  'check_ins',
  {
    practiceId: practiceId(),
    id: newId(),
    engagementId: uuid('engagement_id').notNull(),
    memberId: uuid('member_id').notNull(),
    /** Against the focus, from 1 to 10. */
    going: smallint('going').notNull(),
    /** Ids of shared non-negotiables, by what was said of them. */
    kept: uuid('kept').array().notNull(),
    atRisk: uuid('at_risk').array().notNull(),
    line: text('line').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    index('check_ins_by_engagement').on(table.practiceId, table.engagementId, table.at),
    ofEngagement(table),
    byMember(table.practiceId, table.memberId),
    check('check_ins_going', sql`${table.going} between 1 and 10`),
    check('check_ins_line', sql`length(${table.line}) <= 280`),
    check('check_ins_kept', sql`cardinality(${table.kept}) + cardinality(${table.atRisk}) <= 40`),
    wallBetweenPractices('check_ins', table.practiceId),
    mayRead('check_ins: the coach and the client', sql`${table.engagementId} in ${inMyEngagements}`),
    mayInsert(
      'check_ins: the client, as themselves, while the work is under way',
      sql`${table.memberId} = ${me} and ${table.engagementId} in ${inWorkOnMyPlan}`,
    ),
    systemWorks('check_ins'),
  ],
)

/** "Remind me Saturday": the client asks to be told of their own plan on a day. */
export const planReminders = pgTable(
  'plan_reminders',
  {
    practiceId: practiceId(),
    engagementId: uuid('engagement_id').notNull(),
    memberId: uuid('member_id').notNull(),
    onDay: date('on_day', { mode: 'string' }).notNull(),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.engagementId, table.memberId, table.onDay] }),
    ofEngagement(table),
    byMember(table.practiceId, table.memberId),
    wallBetweenPractices('plan_reminders', table.practiceId),
    mayRead('plan_reminders: whoever asked', sql`${table.memberId} = ${me}`),
    mayInsert(
      'plan_reminders: the client, for themselves, while the work is under way',
      sql`${table.memberId} = ${me} and ${table.engagementId} in ${inWorkOnMyPlan}`,
    ),
    systemWorks('plan_reminders'),
  ],
)
