import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
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
import { sessions } from './sessions'
import {
  claimedMember,
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

export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  fromDriver: (buffer) => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength),
})

/** The client's plan: one per engagement. Its words live in its documents, its settled states in checkpoints. */
export const visions = pgTable(
  'visions',
  {
    practiceId: practiceId(),
    id: newId(),
    engagementId: uuid('engagement_id').notNull(),
    templateKey: text('template_key').notNull(),
    templateVersion: integer('template_version').notNull(),
    /** The template with what this vision kept from the version it was moved from; null while it was never moved. */
    template: jsonb('template'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('visions_one_per_engagement').on(table.practiceId, table.engagementId),
    ofEngagement(table),
    wallBetweenPractices('visions', table.practiceId),
    mayRead('visions: the coach and the client', sql`${table.engagementId} in ${inMyEngagements}`),
    mayInsert(
      'visions: of an engagement that the coach begins',
      sql`${table.engagementId} in ${inEngagementsICoach}`,
    ),
    mayUpdate(
      'visions: its client moves it to a newer template',
      sql`${table.engagementId} in (
        select e.id from engagements e where e.client_id = ${me} and e.status in ('active', 'paused'))`,
    ),
    systemWorks('visions'),
    wallReads('visions'),
    // Whoever changes what is agreed about a vision waits for the one before: a row is locked by whoever may change it.
    wallWrites('visions', 'update'),
  ],
)

export const documentKinds = pgEnum('document_kind', [
  'vision',
  'private_draft',
  'shared_notes',
  'coach_notes',
  'client_notes',
])

/** A live document. Each set of people who may read is a document of its own; nothing can be hidden inside one. */
export const documents = pgTable(
  'documents',
  {
    practiceId: practiceId(),
    id: newId(),
    engagementId: uuid('engagement_id').notNull(),
    kind: documentKinds('kind').notNull(),
    /** Of notes, the session they belong to. */
    sessionId: uuid('session_id'),
    /** Whose private notes these are, written by the database when they begin: they stay theirs. */
    keeperId: uuid('keeper_id'),
    /** How far what people deleted has been taken out of the log (lib/visions/condense.ts). */
    condensedThrough: bigint('condensed_through', { mode: 'number' }).notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    uniqueIndex('documents_one_plan_per_engagement')
      .on(table.practiceId, table.engagementId, table.kind)
      .where(sql`${table.kind} in ('vision', 'private_draft')`),
    // Once per session, and of the coach's notes once for each who keeps them: after a hand-over there are two.
    uniqueIndex('documents_one_shared_per_session')
      .on(table.practiceId, table.sessionId)
      .where(sql`${table.kind} = 'shared_notes'`),
    uniqueIndex('documents_one_private_per_keeper')
      .on(table.practiceId, table.sessionId, table.kind, table.keeperId)
      .where(sql`${table.kind} in ('coach_notes', 'client_notes')`),
    index('documents_by_engagement').on(table.practiceId, table.engagementId),
    ofEngagement(table),
    foreignKey({
      columns: [table.practiceId, table.sessionId],
      foreignColumns: [sessions.practiceId, sessions.id],
    }).onDelete('cascade'),
    byMember(table.practiceId, table.keeperId),
    check(
      'documents_private_notes_are_somebodys',
      sql`(${table.kind} in ('coach_notes', 'client_notes')) = (${table.keeperId} is not null)`,
    ),
    check(
      'documents_notes_are_of_a_session',
      sql`(${table.kind} in ('shared_notes', 'coach_notes', 'client_notes')) = (${table.sessionId} is not null)`,
    ),
    wallBetweenPractices('documents', table.practiceId),
    mayRead(
      'documents: by kind, the coach or the client',
      sql`(${table.kind} in ('vision', 'shared_notes') and ${table.engagementId} in ${inMyEngagements})
        or (${table.kind} in ('private_draft', 'client_notes')
          and ${table.engagementId} in (select e.id from engagements e where e.client_id = ${me}))
        or (${table.kind} = 'coach_notes' and ${table.keeperId} = ${me} and ${myRole} in ('owner', 'coach'))`,
    ),
    mayInsert(
      'documents: the plan of an engagement that the coach begins',
      sql`${table.kind} in ('vision', 'private_draft') and ${table.engagementId} in ${inEngagementsICoach}`,
    ),
    mayInsert(
      'documents: the notes of a session, by those who meet',
      sql`exists (
        select 1 from sessions s join engagements e on e.practice_id = s.practice_id and e.id = s.engagement_id
        where s.practice_id = ${table.practiceId} and s.id = ${table.sessionId}
          and e.id = ${table.engagementId} and e.status in ('active', 'paused')
          and ((${table.kind} = 'shared_notes' and ${me} in (e.coach_id, e.client_id))
            or (${table.kind} = 'coach_notes' and e.coach_id = ${me})
            or (${table.kind} = 'client_notes' and e.client_id = ${me})))`,
    ),
    systemWorks('documents'),
    wallReads('documents'),
    // How far the log is condensed, by the function that does it.
    wallWrites('documents', 'update'),
  ],
)

/**
 * The truth: every acknowledged edit, who sent it and when. Append-only, but for what people deleted, which leaves it
 * after a day; snapshots can be rebuilt from it.
 */
export const documentUpdates = pgTable(
  'document_updates',
  {
    practiceId: practiceId(),
    documentId: uuid('document_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
    memberId: uuid('member_id').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    /** A Yjs update, encoding V1. */
    bytes: bytea('bytes').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.documentId, table.seq] }),
    foreignKey({
      columns: [table.practiceId, table.documentId],
      foreignColumns: [documents.practiceId, documents.id],
    }).onDelete('cascade'),
    byMember(table.practiceId, table.memberId),
    check('document_updates_size', sql`octet_length(${table.bytes}) <= 262144`),
    wallBetweenPractices('document_updates', table.practiceId),
    mayRead(
      'document_updates: who may open the document now',
      sql`${table.documentId} in (select o.document_id from openable_documents o)`,
    ),
    mayInsert(
      'document_updates: as yourself, where you may write now',
      // One question for the hottest write: the answers of `openable_documents`, and whether that membership lives.
      sql`${table.memberId} = ${claimedMember} and wall.may_write(${table.documentId})`,
    ),
    systemWorks('document_updates'),
    wallReads('document_updates'),
    // By one function, which takes out what people deleted long after it was written.
    wallWrites('document_updates', 'all'),
  ],
)

/** A cache of the log up to one row, so that a long history opens quickly. */
export const documentSnapshots = pgTable(
  'document_snapshots',
  {
    practiceId: practiceId(),
    documentId: uuid('document_id').notNull(),
    throughSeq: bigint('through_seq', { mode: 'number' }).notNull(),
    state: bytea('state').notNull(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.documentId] }),
    foreignKey({
      columns: [table.practiceId, table.documentId],
      foreignColumns: [documents.practiceId, documents.id],
    }).onDelete('cascade'),
    wallBetweenPractices('document_snapshots', table.practiceId),
    mayRead(
      'document_snapshots: who may open the document now',
      sql`${table.documentId} in (select o.document_id from openable_documents o)`,
    ),
    systemWorks('document_snapshots'),
    wallReads('document_snapshots'),
  ],
)

/** The settled state of a vision that the coach may read between sessions. */
export const checkpoints = pgTable(
  'checkpoints',
  {
    practiceId: practiceId(),
    id: newId(),
    engagementId: uuid('engagement_id').notNull(),
    documentId: uuid('document_id').notNull(),
    throughSeq: bigint('through_seq', { mode: 'number' }).notNull(),
    /** Why it settled: `pause`, `left`, `ready`, `session-ended`. */
    reason: text('reason').notNull(),
    /** The shared vision as canonical plan JSON. */
    content: jsonb('content').notNull(),
    /** Keys of the sections that differ from the checkpoint before. */
    changedSections: text('changed_sections').array().notNull(),
    /** Keys of the sections the client had marked ready. */
    readySections: text('ready_sections').array().notNull(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('checkpoints_one_per_state').on(table.practiceId, table.documentId, table.throughSeq),
    index('checkpoints_latest').on(table.practiceId, table.engagementId, table.madeAt),
    ofEngagement(table),
    foreignKey({
      columns: [table.practiceId, table.documentId],
      foreignColumns: [documents.practiceId, documents.id],
    }).onDelete('cascade'),
    check('checkpoints_reason', sql`${table.reason} in ('pause', 'left', 'ready', 'session-ended')`),
    wallBetweenPractices('checkpoints', table.practiceId),
    mayRead(
      'checkpoints: the coach and the client',
      // When the work has ended, the coach keeps what had settled by then, and nothing that settles later.
      sql`${table.engagementId} in (
          select e.id from engagements e where e.client_id = ${me} or (e.coach_id = ${me} and e.status <> 'ended'))
        or exists (
          select 1 from engagements e
          where e.practice_id = ${table.practiceId} and e.id = ${table.engagementId} and e.coach_id = ${me}
            and ${table.madeAt} <= coalesce(e.status_since, 'infinity'))`,
    ),
    systemWorks('checkpoints'),
    wallReads('checkpoints'),
  ],
)

/** How far a person has read a vision: the newest checkpoint that was on their screen. */
export const checkpointReads = pgTable(
  'checkpoint_reads',
  {
    practiceId: practiceId(),
    engagementId: uuid('engagement_id').notNull(),
    memberId: uuid('member_id').notNull(),
    checkpointId: uuid('checkpoint_id').notNull(),
    readAt: timestamp('read_at', { withTimezone: true }).notNull().defaultNow(),
    /** What they had read before: what is new to them is still marked when they come back an hour later. */
    beforeCheckpointId: uuid('before_checkpoint_id'),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.engagementId, table.memberId] }),
    foreignKey({
      columns: [table.practiceId, table.checkpointId],
      foreignColumns: [checkpoints.practiceId, checkpoints.id],
    }).onDelete('cascade'),
    // Of the one column: the migration says so, because the schema cannot.
    foreignKey({
      columns: [table.practiceId, table.beforeCheckpointId],
      foreignColumns: [checkpoints.practiceId, checkpoints.id],
    }).onDelete('set null'),
    foreignKey({
      columns: [table.practiceId, table.memberId],
      foreignColumns: [members.practiceId, members.id],
    }).onDelete('cascade'),
    ofEngagement(table),
    wallBetweenPractices('checkpoint_reads', table.practiceId),
    mayRead('checkpoint_reads: the coach and the client', sql`${table.engagementId} in ${inMyEngagements}`),
    mayInsert(
      'checkpoint_reads: for yourself',
      sql`${table.memberId} = ${me} and ${table.engagementId} in ${inMyEngagements} and ${readHere(table)}`,
    ),
    mayUpdate(
      'checkpoint_reads: your own',
      sql`${table.memberId} = ${me} and ${table.engagementId} in ${inMyEngagements}`,
      sql`${table.memberId} = ${me} and ${table.engagementId} in ${inMyEngagements} and ${readHere(table)}`,
    ),
  ],
)

/** What was read is a checkpoint of this engagement, and not of another one that the reader also has. */
function readHere(table: { practiceId: AnyPgColumn; engagementId: AnyPgColumn; checkpointId: AnyPgColumn }) {
  return sql`exists (select 1 from checkpoints c where c.practice_id = ${table.practiceId}
    and c.engagement_id = ${table.engagementId} and c.id = ${table.checkpointId})`
}
