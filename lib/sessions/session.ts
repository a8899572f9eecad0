/** A session as rules see it: scheduled, open (live) or ended. */
export type Session = {
  id: string
  engagementId: string
  number: number
  startsAt: Date
  minutes: number
  openedAt: Date | null
  endedAt: Date | null
}

type Booked = Pick<Session, 'startsAt' | 'minutes'>

const minute = 60_000
const hour = 60 * minute

/** On now or about to begin, so that nobody asks which one is meant: some come early, and some begin late. */
export const isDue = ({ startsAt, minutes }: Booked, now: Date) =>
  now.getTime() > startsAt.getTime() - 90 * minute &&
  now.getTime() < startsAt.getTime() + minutes * minute + 3 * hour

/** How far from its hour a session may still be the one that is meant: one missed this morning, the next day's first. */
export const nearBy = { behind: 12 * hour, ahead: 18 * hour }

export const isNear = ({ startsAt }: Pick<Session, 'startsAt'>, now: Date) =>
  startsAt.getTime() > now.getTime() - nearBy.behind && startsAt.getTime() < now.getTime() + nearBy.ahead

export const isOpen = (session: Pick<Session, 'openedAt' | 'endedAt'>) =>
  session.openedAt !== null && session.endedAt === null
