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

export const choices = ['off', 'digest', 'at once'] as const

export type Choice = (typeof choices)[number]

/** E-mail is a quiet digest by default, at once only for session changes, sign-off requests and recaps. */
export const defaultChoices: Readonly<Record<Kind, Choice>> = {
  sessions: 'at once',
  signing: 'at once',
  recaps: 'at once',
  comments: 'digest',
  reviews: 'digest',
  commitments: 'digest',
  plan: 'digest',
  work: 'digest',
}

export const isKind = (kind: string): kind is Kind => kinds.some((known) => known === kind)
