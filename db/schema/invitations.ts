import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { byMember, ofEngagement } from './belongs'
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
} from './walls'

/**
 * Somebody is asked to join: as the client of an engagement, or, without one, as a coach. The link's token is computed
 * from the id when it is needed. Sending again is another row; the one before is revoked.
 */
export const invitations = pgTable(
  'invitations',
  {
    practiceId: practiceId(),
    id: newId(),
    memberId: uuid('member_id').notNull(),
    engagementId: uuid('engagement_id'),
    invitedBy: uuid('invited_by').notNull(),
    /** As the inviter wrote it. The mail goes to the login's own spelling. */
    email: text('email').notNull(),
    /** A line from the inviter, part of the mail. */
    note: text('note'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true })
      .notNull()
      .default(sql`now() + interval '7 days'`),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
    revokedBy: uuid('revoked_by'),
    acceptedAt: timestamp('accepted_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    // A link names the row and no practice.
    index('invitations_by_id').on(table.id),
    uniqueIndex('invitations_one_waiting_client')
      .on(table.practiceId, table.engagementId)
      .where(sql`${table.revokedAt} is null and ${table.acceptedAt} is null`),
    uniqueIndex('invitations_one_waiting_coach')
      .on(table.practiceId, table.memberId)
      .where(
        sql`${table.engagementId} is null and ${table.revokedAt} is null and ${table.acceptedAt} is null`,
      ),
    index('invitations_by_member').on(table.practiceId, table.memberId),
    foreignKey({
      columns: [table.practiceId, table.memberId],
      foreignColumns: [members.practiceId, members.id],
    }).onDelete('cascade'),
    ofEngagement(table),
    byMember(table.practiceId, table.invitedBy),
    byMember(table.practiceId, table.revokedBy),
    check('invitations_email', sql`length(${table.email}) between 3 and 320`),
    check('invitations_note', sql`length(${table.note}) between 1 and 1000`),
    check('invitations_revoked_by_someone', sql`(${table.revokedAt} is null) = (${table.revokedBy} is null)`),
    check('invitations_one_end', sql`${table.revokedAt} is null or ${table.acceptedAt} is null`),
    wallBetweenPractices('invitations', table.practiceId),
    // Not every owner: the line to a client is between the two of them.
    mayRead(
      'invitations: who invited, the coach, for coaches the owner',
      sql`${table.invitedBy} = ${me} or ${table.engagementId} in ${inEngagementsICoach}
        or (${table.engagementId} is null and ${myRole} = 'owner')`,
    ),
    // Not before they have joined: until then the link shows it, and nothing of the practice exists for them.
    mayRead(
      'invitations: whom it went to, once they have accepted',
      sql`${table.memberId} = ${me} and ${table.acceptedAt} is not null`,
    ),
    mayInsert(
      'invitations: a coach invites clients, an owner coaches',
      sql`${table.invitedBy} = ${me} and (${table.engagementId} in ${inEngagementsICoach}
        or (${table.engagementId} is null and ${myRole} = 'owner'))`,
    ),
    mayUpdate(
      'invitations: taken back by the coach, for coaches by the owner',
      sql`${table.engagementId} in ${inEngagementsICoach}
        or (${table.engagementId} is null and ${myRole} = 'owner')`,
    ),
    systemWorks('invitations'),
    wallReads('invitations'),
  ],
)

/** What somebody agreed to as they joined, word for word. Permanent. */
export const acceptances = pgTable(
  'acceptances',
  {
    practiceId: practiceId(),
    id: newId(),
    invitationId: uuid('invitation_id').notNull(),
    memberId: uuid('member_id').notNull(),
    engagementId: uuid('engagement_id'),
    terms: text('terms').notNull(),
    /** SHA-256 of the terms, in hex, as it stood beside the button. */
    termsHash: text('terms_hash').notNull(),
    acceptedAt: timestamp('accepted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('acceptances_once').on(table.practiceId, table.invitationId),
    index('acceptances_by_engagement').on(table.practiceId, table.engagementId),
    foreignKey({
      columns: [table.practiceId, table.invitationId],
      foreignColumns: [invitations.practiceId, invitations.id],
    }).onDelete('cascade'),
    byMember(table.practiceId, table.memberId),
    ofEngagement(table),
    check(
      'acceptances_hash',
      sql`${table.termsHash} = encode(sha256(convert_to(${table.terms}, 'UTF8')), 'hex')`,
    ),
    wallBetweenPractices('acceptances', table.practiceId),
    mayRead(
      'acceptances: who accepted, the coach, the client',
      sql`${table.memberId} = ${me} or ${table.engagementId} in ${inMyEngagements}`,
    ),
    systemWorks('acceptances'),
  ],
)
