import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { byMember } from './belongs'
import {
  mayInsert,
  mayRead,
  mayUpdate,
  myRole,
  newId,
  practiceId,
  systemWorks,
  wallBetweenPractices,
} from './walls'

const coaches = sql`${myRole} in ('owner', 'coach')`

/** A method of a practice's own, copied from one that was there. What it asks is in its versions. */
export const templates = pgTable(
  'templates',
  {
    practiceId: practiceId(),
    id: newId(),
    title: text('title').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** No new vision starts from it any more. Visions that did keep it. */
    retiredAt: timestamp('retired_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.id] }),
    check('templates_title', sql`length(${table.title}) between 1 and 80`),
    wallBetweenPractices('templates', table.practiceId),
    mayRead('templates: everybody in the practice', sql`true`),
    mayInsert('templates: owners and coaches begin one', coaches),
    mayUpdate('templates: owners and coaches name and retire them', coaches),
    systemWorks('templates'),
  ],
)

/** What a template asks, as it was at one time. A vision is read by its version for good, so none is ever changed. */
export const templateVersions = pgTable(
  'template_versions',
  {
    practiceId: practiceId(),
    templateId: uuid('template_id').notNull(),
    version: integer('version').notNull(),
    /** Parts, sections, prompts, and which elements each section has. */
    content: jsonb('content').notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.practiceId, table.templateId, table.version] }),
    foreignKey({
      columns: [table.practiceId, table.templateId],
      foreignColumns: [templates.practiceId, templates.id],
    }).onDelete('cascade'),
    byMember(table.practiceId, table.madeBy),
    check('template_versions_count', sql`${table.version} >= 1`),
    check('template_versions_size', sql`octet_length(${table.content}::text) <= 200000`),
    wallBetweenPractices('template_versions', table.practiceId),
    mayRead('template_versions: everybody in the practice', sql`true`),
    mayInsert(
      'template_versions: owners and coaches, in their own name',
      sql`${coaches} and ${table.madeBy} = (select wall.me())`,
    ),
    systemWorks('template_versions'),
  ],
)
