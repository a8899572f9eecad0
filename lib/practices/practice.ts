/** What a practice may look like, and the address it may have. */

/** Lucide names; components/brand/practice-mark.tsx draws them. */
export const offeredMarks = ['anchor', 'waves', 'compass', 'signpost', 'mountain', 'sprout'] as const

export const offeredHues = [135, 166, 200, 245, 275] as const

/** For how long members still read what is theirs after a practice has closed; wall.me() counts the same days. */
export const daysToTakeAlong = 30

const longestSlug = 40

/** Words that would make an address look like Waymark's own, or like somebody's role. */
const reserved = new Set([
  'about',
  'account',
  'admin',
  'api',
  'app',
  'billing',
  'client',
  'coach',
  'demo',
  'help',
  'invitations',
  'live',
  'login',
  'new',
  'null',
  'owner',
  'p',
  'practice',
  'privacy',
  'root',
  'security',
  'settings',
  'sign-in',
  'sign-out',
  'sign-up',
  'start',
  'status',
  'support',
  'system',
  'undefined',
  'waymark',
  'www',
])

/** An address made of a name: "Harbor Coaching" is "harbor-coaching". Empty where no letter of it can stand in one. */
export function slugFrom(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('&', ' and ')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, '')
}

/** What is in the way of an address, as a sentence; null when nothing is. */
export function slugTrouble(slug: string): string | null {
  if (slug === '') return 'Write the address of your practice.'
  if (!/^[a-z0-9](-?[a-z0-9])*$/.test(slug)) {
    return 'An address has small letters a to z, figures, and single hyphens between them.'
  }
  if (slug.length < 3) return 'An address has three characters at least.'
  if (slug.length > longestSlug) return `An address has ${longestSlug} characters at most.`
  return reserved.has(slug) ? `“${slug}” is kept for Waymark itself. Choose another.` : null
}

/** Other addresses to try when this one is taken: harbor-2, harbor-3, … */
export function alternatives(slug: string, many = 20): string[] {
  return Array.from({ length: many }, (_, index) => {
    const ending = `-${index + 2}`
    return slug.slice(0, longestSlug - ending.length).replace(/-+$/, '') + ending
  })
}
