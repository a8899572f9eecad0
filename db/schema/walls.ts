import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, pgPolicy, pgRole, uuid } from 'drizzle-orm/pg-core'

/** Serves people's requests. Owns nothing, cannot bypass row-level security. */
export const appRole = pgRole('waymark_app').existing()

/** Serves sign-in and jobs: work that belongs to no member. */
export const systemRole = pgRole('waymark_system').existing()

/** Owns the tables and the functions of schema `wall`; nobody signs in as it while serving. */
export const ownerRole = pgRole('waymark_owner').existing()

/** The practice and the member that the open transaction acts for; null outside a door. */
export const thisPractice = sql`(select nullif(current_setting('app.practice_id', true), '')::uuid)`

/** Whom the open transaction says it acts for. Believed only beside a function of the wall that asks the row. */
export const claimedMember = sql`(select nullif(current_setting('app.member_id', true), '')::uuid)`

/** The acting member, only while that membership lives: asked of the row, not believed from the setting. */
export const me = sql`(select wall.me())`
export const myRole = sql`(select wall.my_role())`

export const practiceId = () => uuid('practice_id').notNull()
export const newId = () => uuid('id').notNull().default(sql`uuidv7()`)

/** The wall between practices. Restrictive: no other policy can open what this one closes. */
export const wallBetweenPractices = (table: string, column: AnyPgColumn) =>
  pgPolicy(`${table}: within the practice`, {
    as: 'restrictive',
    for: 'all',
    to: appRole,
    using: sql`${column} = ${thisPractice} and ${me} is not null`,
    withCheck: sql`${column} = ${thisPractice} and ${me} is not null`,
  })

export const mayRead = (name: string, using: SQL) =>
  pgPolicy(name, { as: 'permissive', for: 'select', to: appRole, using })

export const mayInsert = (name: string, withCheck: SQL) =>
  pgPolicy(name, { as: 'permissive', for: 'insert', to: appRole, withCheck })

export const mayUpdate = (name: string, using: SQL, withCheck: SQL = using) =>
  pgPolicy(name, { as: 'permissive', for: 'update', to: appRole, using, withCheck })

/** Sign-in and jobs see this table; what they may do to it is said by the grants. */
export const systemWorks = (table: string) =>
  pgPolicy(`${table}: sign-in and jobs`, {
    as: 'permissive',
    for: 'all',
    to: systemRole,
    using: sql`true`,
    withCheck: sql`true`,
  })

/** Read by the functions of schema `wall`, which run as the owner and are under FORCE like everyone. */
export const wallReads = (table: string) =>
  pgPolicy(`${table}: asked by the wall`, {
    as: 'permissive',
    for: 'select',
    to: ownerRole,
    using: sql`true`,
  })

/** Written by the functions of schema `wall`, for what a practice asks and no grant could say. */
export const wallWrites = (table: string, what: 'insert' | 'update' | 'all') =>
  pgPolicy(`${table}: ${what} by the wall`, {
    as: 'permissive',
    for: what,
    to: ownerRole,
    using: what === 'insert' ? undefined : sql`true`,
    withCheck: sql`true`,
  })
