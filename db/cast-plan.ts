import { addDays, dayOf } from '@/lib/dates'
import { type CastName, practices } from './cast'
import type { CastElement } from './cast-element'

export type PlanStep = {
  /** Days before the day of seeding. */
  daysAgo: number
  by: CastName
  /** Section key to its paragraphs; a paragraph that starts with "- " is a list item. Replaces what stood there. */
  write?: Record<string, string[]>
  add?: CastElement[]
  /** Fields that were changed later, of elements that have a name. */
  set?: Record<string, Record<string, string | number>>
  ready?: string[]
}

/** `readDaysAgo`: when the coach last read it; null is never. */
export type CastPlan = {
  steps: PlanStep[]
  privately?: PlanStep[]
  /** Sections that start private and that the client has shared since. */
  shared?: { section: string; daysAgo: number }[]
  readDaysAgo: number | null
}

/** The day of seeding where the practice is, and the days around it. */
export const inDays = (days: number) => addDays(dayOf(new Date(), practices.harbor.timeZone), days)
