import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { logins } from './sign-ins'
import {
  mayInsert,
  mayRead,
  mayUpdate,
  me,
  myRole,
  newId,
  practiceId,
  systemWorks,
  thisPractice,
  wallBetweenPractices,
  wallReads,
  wallWrites,
} from './walls'

export const roles = pgEnum('role', ['owner', 'coach', 'client'])

/** The tenant: one coaching business. */
export const practices = pgTable(
  'practices',
  {
    id: uuid('id').primaryKey().default(sql`uuidv7()`),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    /** A Lucide icon name of the offered marks. */
    mark: text('mark').notNull().default('anchor'),
    /** Degrees of hue among the offered accents; lightness and chroma are ours. */
    accentHue: integer('accent_hue').notNull().default(166),
    timeZone: text('time_zone').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** From here on nobody writes; thirty days later nobody but its owners comes in. */
    closedAt: timestamp('closed_at', { withTimezone: true }),
  },
  (table) => [
    check('practices_slug', sql`${table.slug} ~ '^[a-z0-9](-?[a-z0-9])*$' and length(${table.slug}) <= 40`),
    check('practices_accent', sql`${table.accentHue} in (135, 166, 200, 245, 275)`),
    wallBetweenPractices('practices', table.id),
    mayRead('practices: its members read it', sql`${table.id} = ${thisPractice}`),
    mayUpdate('practices: the owner runs it', sql`${table.id} = ${thisPractice} and ${myRole} = 'owner'`),
    systemWorks('practices'),
    wallReads('practices'),
  ],
)

/** A person's place in one practice. */
export const members = pgTable(
  'members',
  {
    practiceId: practiceId(),
    id: newId(),
    loginId: uuid('login_id')
      .notNull()
      .references(() => logins.id, { onDelete: 'restrict' }),
    role: roles('role').notNull(),
    name: text('name').notNull(),
    timeZone: text('time_zone').notNull(),
    /** Where they live, as they say it: "Portland, Maine". */
    place: text('place'),
    /** When they accepted their invitation. Until then nothing of the practice exists for them. */
    joinedAt: timestamp('joined_at', { withTimezone: true }),
    leftAt: timestamp('left_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    unique('members_one_place_per_login').on(table.practiceId, table.loginId),
    foreignKey({ columns: [table.practiceId], foreignColumns: [practices.id] }).onDelete('cascade'),
    index('members_by_login').on(table.loginId),
    check('members_name', sql`length(${table.name}) between 1 and 120`),
    wallBetweenPractices('members', table.practiceId),
    mayRead(
      'members: yourself, colleagues, and who you work with',
      sql`${table.id} = ${me}
        or ${myRole} = 'owner'
        or (${myRole} = 'coach' and ${table.role} in ('owner', 'coach'))
        or ${table.id} in (
          select e.client_id from engagements e where e.coach_id = ${me}
          union all select e.coach_id from engagements e where e.client_id = ${me})
        or ${table.id} in (
          select unnest(array[h.from_coach_id, h.to_coach_id, h.proposed_by]) from handovers h)`,
    ),
    mayUpdate(
      'members: the owner decides on roles, anybody leaves',
      sql`${myRole} = 'owner' or ${table.id} = ${me}`,
      sql`${myRole} = 'owner' or (${table.id} = ${me} and ${table.leftAt} is not null)`,
    ),
    systemWorks('members'),
    wallReads('members'),
    wallWrites('members', 'insert'),
    wallWrites('members', 'update'),
  ],
)

export const engagementStatuses = pgEnum('engagement_status', ['invited', 'active', 'paused', 'ended'])

/** The working relation of one coach and one client. Who may see is written here once. */
export const engagements = pgTable(
  'engagements',
  {
    practiceId: practiceId(),
    id: newId(),
    coachId: uuid('coach_id').notNull(),
    clientId: uuid('client_id').notNull(),
    /** One line: "Operations to product-launch lead". */
    purpose: text('purpose').notNull(),
    status: engagementStatuses('status').notNull().default('active'),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }),
    sessionsAgreed: integer('sessions_agreed').notNull(),
    /** Since when the status is what it is, and who changed it: written by the database, empty at the beginning. */
    statusSince: timestamp('status_since', { withTimezone: true }),
    statusBy: uuid('status_by'),
    /** The last day on which a session was held or the vision settled: written by the database, a date and no more. */
    activeOn: date('active_on', { mode: 'string' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    foreignKey({
      columns: [table.practiceId, table.coachId],
      foreignColumns: [members.practiceId, members.id],
    }).onDelete('restrict'),
    foreignKey({
      columns: [table.practiceId, table.clientId],
      foreignColumns: [members.practiceId, members.id],
    }).onDelete('restrict'),
    foreignKey({
      columns: [table.practiceId, table.statusBy],
      foreignColumns: [members.practiceId, members.id],
    }).onDelete('restrict'),
    index('engagements_by_coach').on(table.practiceId, table.coachId),
    index('engagements_by_client').on(table.practiceId, table.clientId),
    uniqueIndex('engagements_one_under_way')
      .on(table.practiceId, table.coachId, table.clientId)
      .where(sql`${table.status} <> 'ended'`),
    check('engagements_two_people', sql`${table.coachId} <> ${table.clientId}`),
    check('engagements_purpose', sql`length(${table.purpose}) between 1 and 200`),
    check('engagements_sessions', sql`${table.sessionsAgreed} between 1 and 200`),
    wallBetweenPractices('engagements', table.practiceId),
    mayRead(
      'engagements: its coach, its client, the owner of the business',
      // Whoever is no longer a coach has no clients, whatever the row says.
      sql`(${table.coachId} = ${me} and ${myRole} in ('owner', 'coach'))
        or ${table.clientId} = ${me} or ${myRole} = 'owner'`,
    ),
    mayInsert(
      'engagements: a coach begins one by inviting',
      sql`${table.coachId} = ${me} and ${myRole} in ('owner', 'coach') and ${table.status} = 'invited'`,
    ),
    mayInsert(
      'engagements: a coach begins another with a client of theirs',
      sql`${table.coachId} = ${me} and ${myRole} in ('owner', 'coach') and ${table.status} = 'active'
        and wall.coached(${table.clientId})`,
    ),
    mayUpdate(
      'engagements: its coach',
      sql`${table.coachId} = ${me} and ${table.status} <> 'ended'`,
      sql`${table.coachId} = ${me}`,
    ),
    mayUpdate(
      'engagements: its client ends it by leaving',
      sql`${table.clientId} = ${me} and ${table.status} <> 'ended'`,
      sql`${table.clientId} = ${me} and ${table.status} = 'ended'`,
    ),
    systemWorks('engagements'),
    wallReads('engagements'),
    wallWrites('engagements', 'update'),
  ],
)

/**
 * For one row at a time: whether its engagement is there for whoever asks. One look into an index, where a list of all
 * that they may see would be read through the whole practice.
 */
export const ofAnEngagementISee = (row: Record<'practiceId' | 'engagementId', AnyPgColumn>) =>
  sql`exists (select 1 from engagements e where e.practice_id = ${row.practiceId} and e.id = ${row.engagementId})`

/** For children that hold words: the engagement is yours, as coach or client. The owner runs the business and reads no plan. */
export const inMyEngagements = sql`(select e.id from engagements e where e.coach_id = ${me} or e.client_id = ${me})`

/** For writes of the coach alone. */
export const inEngagementsICoach = sql`(select e.id from engagements e where e.coach_id = ${me})`

/** Work that is under way, of which the acting member is one of the two. */
export const inMyWork = sql`(select e.id from engagements e
  where (e.coach_id = ${me} or e.client_id = ${me}) and e.status in ('active', 'paused'))`

/** Work that is under way, as its coach. */
export const inWorkICoach = sql`(select e.id from engagements e
  where e.coach_id = ${me} and e.status in ('active', 'paused'))`

/** Work that is under way, as its client. */
export const inWorkOfMine = sql`(select e.id from engagements e
  where e.client_id = ${me} and e.status in ('active', 'paused'))`
