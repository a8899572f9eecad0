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

export const isOpen = (session: Pick<Session, 'openedAt' | 'endedAt'>) =>
  session.openedAt !== null && session.endedAt === null
