import { type AnyPgColumn, foreignKey } from 'drizzle-orm/pg-core'
import { engagements, members } from './practices'

/** The engagement that a row is about. With `restrict` the row has to go first: what is promised forever holds on. */
export const ofEngagement = (
  table: Record<'practiceId' | 'engagementId', AnyPgColumn>,
  whenItGoes: 'cascade' | 'restrict' = 'cascade',
) =>
  foreignKey({
    columns: [table.practiceId, table.engagementId],
    foreignColumns: [engagements.practiceId, engagements.id],
  }).onDelete(whenItGoes)

/** The member who did it. Nobody who did something is taken away; people leave by `left_at`. */
export const byMember = (practice: AnyPgColumn, member: AnyPgColumn) =>
  foreignKey({
    columns: [practice, member],
    foreignColumns: [members.practiceId, members.id],
  }).onDelete('restrict')
