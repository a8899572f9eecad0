import type { Actor } from '@/db/practice'

type Asking = Pick<Actor, 'role'>

/** Name, address, look and time zone are the owner's to decide, while the practice is open. */
export const mayChangePractice = (actor: Asking, practice: { closedAt: Date | null }) =>
  actor.role === 'owner' && practice.closedAt === null

export const mayClosePractice = mayChangePractice

export const mayReopenPractice = (actor: Asking, practice: { closedAt: Date | null }) =>
  actor.role === 'owner' && practice.closedAt !== null

/** Started by one person in a day: enough for whoever tries names, and no way to take them all. */
export const startsADay = 5
