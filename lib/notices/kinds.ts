/** What people choose about: per kind, whether and how they are written to. The bell tells of every kind. */
export const kinds = [
  'sessions',
  'signing',
  'recaps',
  'comments',
  'reviews',
  'commitments',
  'plan',
  'work',
] as const

export type Kind = (typeof kinds)[number]
