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

/** A session counts as "the scheduled one" when it is opened within twelve hours of its hour. */
export const nearHours = 12

export const isNear = (startsAt: Date, now: Date) =>
  Math.abs(startsAt.getTime() - now.getTime()) < nearHours * 3_600_000

export const isOpen = (session: Pick<Session, 'openedAt' | 'endedAt'>) =>
  session.openedAt !== null && session.endedAt === null
