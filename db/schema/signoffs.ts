import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { byMember, ofEngagement } from './belongs'
import { bytea, visions } from './documents'
import { inMyEngagements, inMyWork, inWorkICoach, inWorkOfMine } from './practices'
import {
  mayInsert,
  mayRead,
  me,
  newId,
  practiceId,
  systemWorks,
  wallBetweenPractices,
  wallReads,
} from './walls'

// Reviews, versions and what both said to them. Rows with an author and a time, and nothing else: no role that serves
// may change or take away one of them, and triggers refuse it to the owner of the tables as well (0013_sign_offs.sql).

const hashed = (column: AnyPgColumn) => sql`encode(sha256(convert_to(${column}, 'UTF8')), 'hex')`

/**
 * The id of a sealed row is the beginning of its seal's hash, written as a UUID of version 8: whoever names the id, as
 * the record of the practice does, names every byte of the seal. Where a name was replaced by a pseudonym since, the
 * hash of what was sealed is kept beside it (db/pseudonymize.ts).
 */
const isIdOf = (id: AnyPgColumn, seal: AnyPgColumn, withheld: AnyPgColumn) =>
  sql`replace(${id}::text, '-', '') = overlay(overlay(substr(coalesce(${withheld}, ${hashed(seal)}), 1, 32) placing '8' from 13 for 1) placing 'a' from 17 for 1)`

/** A sealed text says the same as the columns beside it. */
const says = (seal: AnyPgColumn, fields: Record<string, AnyPgColumn | SQL>) =>
  sql.join(
    Object.entries(fields).map(
      ([name, value]) =>
        sql`(${seal}::jsonb ->> ${sql.raw(`'${name}'`)}) is not distinct from (${value})::text`,
    ),
    sql` and `,
  )

/** An instant as it stands in a seal: UTC with milliseconds. */
const written = (column: AnyPgColumn) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** SHA-256 of the text as it was sealed, where a name in it was replaced by a pseudonym; null for nearly all. */
const sealedHash = () => text('sealed_hash')

/** The client asks the coach to read. Answered by a row of its own; over as well when a version is proposed. */
export const reviewRequests = pgTable(
  'review_requests',
  {
    practiceId: practiceId(),
    id: newId(),
    engagementId: uuid('engagement_id').notNull(),
    visionId: uuid('vision_id').notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: timestamp('asked_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    /** A line to the coach, if the client wrote one. */
    note: text('note'),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('review_requests_of_engagement').on(table.practiceId, table.engagementId, table.id),
    index('review_requests_latest').on(table.practiceId, table.engagementId, table.askedAt),
    ofEngagement(table, 'restrict'),
    foreignKey({
      columns: [table.practiceId, table.visionId],
      foreignColumns: [visions.practiceId, visions.id],
    }).onDelete('restrict'),
    byMember(table.practiceId, table.askedBy),
    check('review_requests_note', sql`length(${table.note}) between 1 and 500`),
    wallBetweenPractices('review_requests', table.practiceId),
    mayRead('review_requests: the coach and the client', sql`${table.engagementId} in ${inMyEngagements}`),
    mayInsert(
      'review_requests: the client asks, as themselves',
      sql`${table.askedBy} = ${me} and ${table.engagementId} in ${inWorkOfMine}`,
    ),
    systemWorks('review_requests'),
  ],
)

/**
 * What the coach said after reading: ready for a version, or what to change first; or that the client took the question
 * back. One answer to each request, whoever is first.
 */
export const reviewAnswers = pgTable(
  'review_answers',
  {
    practiceId: practiceId(),
    requestId: uuid('request_id').notNull(),
    engagementId: uuid('engagement_id').notNull(),
    answer: text('answer').notNull(),
    answeredBy: uuid('answered_by').notNull(),
    answeredAt: timestamp('answered_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    words: text('words'),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.requestId] }),
    foreignKey({
      columns: [table.practiceId, table.engagementId, table.requestId],
      foreignColumns: [reviewRequests.practiceId, reviewRequests.engagementId, reviewRequests.id],
    }).onDelete('restrict'),
    byMember(table.practiceId, table.answeredBy),
    check('review_answers_answer', sql`${table.answer} in ('ready', 'changes', 'withdrawn')`),
    check('review_answers_words', sql`length(${table.words}) between 1 and 2000`),
    check('review_answers_change_is_named', sql`${table.answer} <> 'changes' or ${table.words} is not null`),
    wallBetweenPractices('review_answers', table.practiceId),
    mayRead('review_answers: the coach and the client', sql`${table.engagementId} in ${inMyEngagements}`),
    mayInsert(
      'review_answers: the coach answers, as themselves',
      sql`${table.answeredBy} = ${me} and ${table.answer} <> 'withdrawn' and ${table.engagementId} in ${inWorkICoach}`,
    ),
    mayInsert(
      'review_answers: the client takes it back, as themselves',
      sql`${table.answeredBy} = ${me} and ${table.answer} = 'withdrawn' and ${table.words} is null
        and ${table.engagementId} in ${inWorkOfMine}`,
    ),
    systemWorks('review_answers'),
  ],
)

/** A frozen copy of the shared vision. `content` is the very text that was hashed, and `seal` what was frozen with it. */
export const versions = pgTable(
  'versions',
  {
    practiceId: practiceId(),
    id: uuid('id').notNull(),
    engagementId: uuid('engagement_id').notNull(),
    visionId: uuid('vision_id').notNull(),
    number: integer('number').notNull(),
    /** The agreed version before it, which it was compared with. */
    followsId: uuid('follows_id'),
    proposedBy: uuid('proposed_by').notNull(),
    frozenAt: timestamp('frozen_at', { withTimezone: true, precision: 3 }).notNull(),
    /** The newest row of the log that is in it. */
    throughSeq: bigint('through_seq', { mode: 'number' }).notNull(),
    /** Canonical JSON of the plan. */
    content: text('content').notNull(),
    digest: text('digest').notNull(),
    /** The document at that moment, as a Yjs state. */
    state: bytea('state').notNull(),
    /** Canonical JSON: what, whose, when, after which (lib/signoffs/seal.ts). */
    seal: text('seal').notNull(),
    sealedHash: sealedHash(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('versions_numbered').on(table.practiceId, table.visionId, table.number),
    unique('versions_signed').on(table.practiceId, table.engagementId, table.id, table.digest),
    index('versions_by_engagement').on(table.practiceId, table.engagementId, table.number),
    ofEngagement(table, 'restrict'),
    foreignKey({
      columns: [table.practiceId, table.visionId],
      foreignColumns: [visions.practiceId, visions.id],
    }).onDelete('restrict'),
    byMember(table.practiceId, table.proposedBy),
    // Judged when the statement has ended, so that a whole practice can be erased at once.
    foreignKey({
      columns: [table.practiceId, table.followsId],
      foreignColumns: [table.practiceId, table.id],
    }).onDelete('no action'),
    check('versions_number', sql`${table.number} >= 1`),
    check('versions_digest', sql`${table.digest} = ${hashed(table.content)}`),
    check('versions_id_of_seal', isIdOf(table.id, table.seal, table.sealedHash)),
    check(
      'versions_seal',
      says(table.seal, {
        practiceId: table.practiceId,
        engagementId: table.engagementId,
        visionId: table.visionId,
        number: table.number,
        digest: table.digest,
        stateDigest: sql`encode(sha256(${table.state}), 'hex')`,
        proposedBy: table.proposedBy,
        followsId: table.followsId,
        frozenAt: written(table.frozenAt),
      }),
    ),
    wallBetweenPractices('versions', table.practiceId),
    mayRead('versions: the coach and the client', sql`${table.engagementId} in ${inMyEngagements}`),
    mayInsert(
      'versions: either of the two proposes, as themselves',
      sql`${table.proposedBy} = ${me} and ${table.engagementId} in ${inMyWork}`,
    ),
    systemWorks('versions'),
    wallReads('versions'),
  ],
)

/** One signature of one person on one version, with the evidence of it. */
export const signOffs = pgTable(
  'sign_offs',
  {
    practiceId: practiceId(),
    id: uuid('id').notNull(),
    engagementId: uuid('engagement_id').notNull(),
    versionId: uuid('version_id').notNull(),
    digest: text('digest').notNull(),
    memberId: uuid('member_id').notNull(),
    /** As what they sign. */
    seat: text('seat').notNull(),
    typedName: text('typed_name').notNull(),
    signedAt: timestamp('signed_at', { withTimezone: true, precision: 3 }).notNull(),
    /** What stood before them as they signed, word for word. */
    statement: text('statement').notNull(),
    /** Canonical JSON: who, how signed in, when, what was shown, after which event (lib/signoffs/seal.ts). */
    evidence: text('evidence').notNull(),
    sealedHash: sealedHash(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('sign_offs_one_each').on(table.practiceId, table.versionId, table.seat),
    // Nobody signs another text than the one that was frozen.
    foreignKey({
      columns: [table.practiceId, table.engagementId, table.versionId, table.digest],
      foreignColumns: [versions.practiceId, versions.engagementId, versions.id, versions.digest],
    }).onDelete('restrict'),
    byMember(table.practiceId, table.memberId),
    check('sign_offs_seat', sql`${table.seat} in ('coach', 'client')`),
    check('sign_offs_name', sql`length(${table.typedName}) between 1 and 120`),
    check('sign_offs_id_of_evidence', isIdOf(table.id, table.evidence, table.sealedHash)),
    check(
      'sign_offs_evidence',
      says(table.evidence, {
        practiceId: table.practiceId,
        versionId: table.versionId,
        digest: table.digest,
        memberId: table.memberId,
        seat: table.seat,
        typedName: table.typedName,
        signedAt: written(table.signedAt),
      }),
    ),
    // A statement names both, so it does not stand as it was signed once one of the names is withheld.
    check(
      'sign_offs_statement',
      sql`${table.sealedHash} is not null or (${says(table.evidence, { statementHash: hashed(table.statement) })})`,
    ),
    wallBetweenPractices('sign_offs', table.practiceId),
    mayRead('sign_offs: the coach and the client', sql`${table.engagementId} in ${inMyEngagements}`),
    mayInsert(
      'sign_offs: as yourself, from your own seat',
      sql`${table.memberId} = ${me}
        and ((${table.seat} = 'coach' and ${table.engagementId} in ${inWorkICoach})
          or (${table.seat} = 'client' and ${table.engagementId} in ${inWorkOfMine}))`,
    ),
    systemWorks('sign_offs'),
    wallReads('sign_offs'),
  ],
)

/** A version that will not be agreed: withdrawn by whoever proposed it, or sent back with a reason. */
export const versionEndings = pgTable(
  'version_endings',
  {
    practiceId: practiceId(),
    versionId: uuid('version_id').notNull(),
    engagementId: uuid('engagement_id').notNull(),
    kind: text('kind').notNull(),
    memberId: uuid('member_id').notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    reason: text('reason'),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.versionId] }),
    foreignKey({
      columns: [table.practiceId, table.versionId],
      foreignColumns: [versions.practiceId, versions.id],
    }).onDelete('restrict'),
    ofEngagement(table, 'restrict'),
    byMember(table.practiceId, table.memberId),
    check('version_endings_kind', sql`${table.kind} in ('withdrawn', 'sent back')`),
    check(
      'version_endings_reason',
      sql`(${table.kind} = 'sent back') = (${table.reason} is not null) and length(${table.reason}) between 1 and 2000`,
    ),
    wallBetweenPractices('version_endings', table.practiceId),
    mayRead('version_endings: the coach and the client', sql`${table.engagementId} in ${inMyEngagements}`),
    mayInsert(
      'version_endings: either of the two, as themselves',
      sql`${table.memberId} = ${me} and ${table.engagementId} in ${inMyWork}
        and (${table.versionId}, ${table.engagementId}) in (select v.id, v.engagement_id from versions v)`,
    ),
    systemWorks('version_endings'),
    wallReads('version_endings'),
  ],
)
