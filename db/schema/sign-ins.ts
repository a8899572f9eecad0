import { sql } from 'drizzle-orm'
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { systemWorks, wallReads, wallWrites } from './walls'

/** The identity that signs in: one e-mail address, across practices. Only the system role sees these tables. */
export const logins = pgTable(
  'logins',
  {
    id: uuid('id').primaryKey().default(sql`uuidv7()`),
    /** As the person wrote it; mail goes to exactly these bytes. */
    email: text('email').notNull(),
    name: text('name').notNull(),
    emailVerifiedAt: timestamp('email_verified_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('logins_email').on(sql`lower(${table.email})`),
    check('logins_email_length', sql`length(${table.email}) between 3 and 320`),
    systemWorks('logins'),
    wallReads('logins'),
    wallWrites('logins', 'insert'),
  ],
)

/** What the web calls a session. The cookie's token is kept only as a hash. */
export const signIns = pgTable(
  'sign_ins',
  {
    id: uuid('id').primaryKey().default(sql`uuidv7()`),
    loginId: uuid('login_id')
      .notNull()
      .references(() => logins.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull().unique(),
    /** `email-code`, `email-link` or the provider's name. */
    method: text('method').notNull(),
    userAgent: text('user_agent'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** When identity was last proven: by signing in, or by a code since then. */
    provenAt: timestamp('proven_at', { withTimezone: true }).notNull().defaultNow(),
    /** How it was proven again; null while signing in was the last proof. */
    provenBy: text('proven_by'),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull().defaultNow(),
    /** Idle limit, moved forward by use; the absolute limit counts from `created_at`. */
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('sign_ins_by_login').on(table.loginId), systemWorks('sign_ins'), wallReads('sign_ins')],
)

/** A login known to a sign-on provider. The provider's `sub` is who it is: addresses move from person to person. */
export const signOnAccounts = pgTable(
  'sign_on_accounts',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    loginId: uuid('login_id')
      .notNull()
      .references(() => logins.id, { onDelete: 'cascade' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.subject] }),
    unique('sign_on_accounts_one_per_login').on(table.issuer, table.loginId),
    systemWorks('sign_on_accounts'),
  ],
)

/**
 * Somebody asked to sign in. The six-digit code and the link's token are computed from the id with the server's
 * secret when they are needed, so nothing stored here lets a reader of the database sign in.
 */
export const signInRequests = pgTable(
  'sign_in_requests',
  {
    id: uuid('id').primaryKey().default(sql`uuidv7()`),
    email: text('email').notNull(),
    /** Set by somebody who wants to start a practice: who they are, if the address turns out to be new. */
    name: text('name'),
    /** Hash of the cookie of the browser that asked: a code works only there. */
    browserHash: text('browser_hash').notNull(),
    tries: integer('tries').notNull().default(0),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
    /** Set once proven: the hash next-auth looks up to complete the sign-in, seconds later. */
    handoffHash: text('handoff_hash'),
    method: text('method'),
  },
  (table) => [
    index('sign_in_requests_by_email').on(table.email, table.createdAt),
    check('sign_in_requests_name', sql`length(${table.name}) between 1 and 120`),
    systemWorks('sign_in_requests'),
  ],
)

/** Counts tries of something in a window, so that limits hold across processes. */
export const attempts = pgTable(
  'attempts',
  {
    /** What is limited and for whom, hashed: "code:…", "mail:…". */
    bucket: text('bucket').primaryKey(),
    count: integer('count').notNull().default(0),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
  },
  () => [systemWorks('attempts')],
)

/** Mail to send and mail sent. Never the text of a plan or a note; a sign-in code is computed when it leaves. */
export const emails = pgTable(
  'emails',
  {
    id: uuid('id').primaryKey().default(sql`uuidv7()`),
    kind: text('kind').notNull(),
    toAddress: text('to_address').notNull(),
    /** The row this mail is about, by kind: a sign-in request, a session. */
    aboutId: uuid('about_id'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** Not in somebody's quiet hours. */
    notBefore: timestamp('not_before', { withTimezone: true }),
    /** When somebody began to hand it over. Without `sent_at` beside it, whether it was taken is not known yet. */
    claimedAt: timestamp('claimed_at', { withTimezone: true }),
    sentAt: timestamp('sent_at', { withTimezone: true }),
    /** What it was about was over before it was sent. */
    overAt: timestamp('over_at', { withTimezone: true }),
    messageId: text('message_id'),
  },
  (table) => [
    index('emails_by_time').on(table.createdAt),
    // Two jobs that write the same mail at once write one.
    uniqueIndex('emails_once').on(table.aboutId, table.toAddress, table.kind),
    index('emails_to_send')
      .on(table.createdAt)
      .where(sql`${table.sentAt} is null and ${table.overAt} is null`),
    systemWorks('emails'),
  ],
)
