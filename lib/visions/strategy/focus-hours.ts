import type { Told } from '@/lib/visions/document/told'

/** The hours a week that somebody has honestly said they have, and how many areas have not been given any. */
export function focusHours(areas: readonly Told<'focus_area'>[]): { hours: number; unsaid: number } {
  return {
    hours: areas.reduce((sum, { fields }) => sum + (fields.hours ?? 0), 0),
    unsaid: areas.filter(({ fields }) => fields.hours === null && fields.area.trim() !== '').length,
  }
}
