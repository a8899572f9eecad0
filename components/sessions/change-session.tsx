import { clock24, dayOf } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import { CancelDialog, LinkDialog, MoveDialog } from './session-dialogs'

type Props = {
  practice: string
  session: { id: string; link: string | null; startsAt: Date; minutes: number; withWhom: { name: string } }
  /** The coach's own. */
  zone: string
}

/** What a coach can do about a session that is booked: move it, say where the call is, call it off. */
export function ChangeSession({ practice, session, zone }: Props) {
  const { id, link, startsAt, minutes, withWhom } = session
  const other = firstName(withWhom.name)
  const hour = { day: dayOf(startsAt, zone), clock: clock24(startsAt, zone), minutes }
  return (
    <>
      <MoveDialog practice={practice} sessionId={id} hour={hour} other={other} />
      <LinkDialog practice={practice} sessionId={id} link={link} />
      <CancelDialog practice={practice} sessionId={id} other={other} />
    </>
  )
}
