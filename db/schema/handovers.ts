import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { ofEngagement } from './belongs'
import { inEngagementsICoach, inMyEngagements, members } from './practices'
import {
  mayInsert,
  mayRead,
  mayUpdate,
  me,
  myRole,
  newId,
  practiceId,
  systemWorks,
  wallBetweenPractices,
  wallReads,
  wallWrites,
} from './walls'

export const handoverAnswers = pgEnum('handover_answer', ['accepted', 'declined', 'withdrawn'])

/**
 * One coach hands an engagement to another, if the client says yes. The colleague is not told before the yes: that
 * somebody is coached here is theirs to tell.
 */
export const handovers = pgTable(
  'handovers',
  {
    practiceId: practiceId(),
    id: newId(),
    engagementId: uuid('engagement_id').notNull(),
    fromCoachId: uuid('from_coach_id').notNull(),
    toCoachId: uuid('to_coach_id').notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: timestamp('proposed_at', { withTimezone: true }).notNull().defaultNow(),
    answer: handoverAnswers('answer'),
    answeredBy: uuid('answered_by'),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    uniqueIndex('handovers_one_open')
      .on(table.practiceId, table.engagementId)
      .where(sql`${table.answer} is null`),
    index('handovers_by_engagement').on(table.practiceId, table.engagementId),
    ofEngagement(table),
    ...[table.fromCoachId, table.toCoachId, table.proposedBy, table.answeredBy].map((member) =>
      foreignKey({
        columns: [table.practiceId, member],
        foreignColumns: [members.practiceId, members.id],
      }).onDelete('restrict'),
    ),
    check('handovers_to_somebody_else', sql`${table.fromCoachId} <> ${table.toCoachId}`),
    check(
      'handovers_answered_by_someone',
      sql`(${table.answer} is null) = (${table.answeredBy} is null)
        and (${table.answer} is null) = (${table.answeredAt} is null)`,
    ),
    wallBetweenPractices('handovers', table.practiceId),
    mayRead(
      'handovers: the coach, the client, the owner of the business',
      sql`${table.engagementId} in ${inMyEngagements} or ${myRole} = 'owner'`,
    ),
    mayInsert(
      'handovers: the coach or the owner proposes, as themselves',
      sql`${table.proposedBy} = ${me} and ${table.answer} is null
        and (${table.engagementId} in ${inEngagementsICoach} or ${myRole} = 'owner')
        and exists (
          select 1 from engagements e
          where e.practice_id = ${table.practiceId} and e.id = ${table.engagementId} and e.coach_id = ${table.fromCoachId})`,
    ),
    // A yes changes who coaches, so it is given through wall.accept_handover and no other way.
    mayUpdate(
      'handovers: the client declines, whoever may propose withdraws',
      sql`${table.answer} is null and (${table.engagementId} in ${inMyEngagements} or ${myRole} = 'owner')`,
      sql`${table.answeredBy} = ${me} and (
        (${table.answer} = 'declined'
          and ${table.engagementId} in (select e.id from engagements e where e.client_id = ${me}))
        or (${table.answer} = 'withdrawn'
          and (${table.engagementId} in ${inEngagementsICoach} or ${myRole} = 'owner')))`,
    ),
    systemWorks('handovers'),
    wallReads('handovers'),
    wallWrites('handovers', 'update'),
  ],
)
