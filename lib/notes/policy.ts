import { isOpen, type Session } from '@/lib/sessions/session'

type Engagement = {
  coachId: string
  clientId: string
  status: 'invited' | 'active' | 'paused' | 'ended'
}

const underWay = ({ status }: Engagement) => status === 'active' || status === 'paused'

/**
 * One's own notes of a session: while preparing, in it and afterwards, as long as the work is under way. They stay to
 * be read.
 */
export const mayKeepOwnNotes = (engagement: Engagement) => underWay(engagement)

/** Shared notes are written together, so only while the session is open; then they stand as they are. */
export const mayShareNotes = (engagement: Engagement, session: Pick<Session, 'openedAt' | 'endedAt'>) =>
  underWay(engagement) && isOpen(session)
