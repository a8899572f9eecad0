'use client'

import { Video } from 'lucide-react'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { LiveBand } from '@/components/ui/live-band'
import { firstName } from '@/lib/people/name'
import type { OpenSession, VisionScreen } from '@/lib/visions/screen'
import { AgendaStrip } from './agenda-strip'
import { Arrivals } from './arrivals'
import { EndSession } from './end-session'
import { FollowSwitch } from './follow-switch'
import { LinkCall } from './link-call'
import type { OtherSays } from './presence'
import { SessionClock, usePassed } from './session-clock'
import type { Follow } from './use-follow'

type Props = {
  screen: VisionScreen & { session: OpenSession }
  practice: string
  saved: React.ReactNode
  other: OtherSays
  follow: Follow
  /** Opens what lies beside the plan, where there is no room for it. */
  onNotes: () => void
}

/** Takes the bar's place while both write: live, with whom, for how long, what is next, who is here. */
export function SessionBand({ screen, practice, saved, other, follow, onNotes }: Props) {
  const { session, seat, client, coach } = screen
  const { name } = seat === 'client' ? coach : client
  const passed = usePassed(session)
  const isHere = other.presence === 'here'
  const face = (who: typeof seat) => {
    const mine = who === seat
    return (
      <Avatar
        name={screen[who].name}
        who={who}
        here={mine || isHere}
        label={mine ? 'You are here' : `${name} ${isHere ? 'is' : 'is not'} here`}
      />
    )
  }
  return (
    <>
      <LiveBand
        title={`Session ${session.number} with ${name}`}
        clock={<SessionClock passed={passed} minutes={session.minutes} />}
        follow={<FollowSwitch name={firstName(name)} follow={follow} otherFollows={other.follows} onBand />}
        people={
          <>
            {face('coach')}
            {face('client')}
          </>
        }
        actions={
          <>
            {saved}
            <Button look="band-quiet" onClick={onNotes} className="max-sm:hidden! lg:hidden!">
              Notes
            </Button>
            {session.link && (
              <a
                href={session.link}
                target="_blank"
                rel="noopener noreferrer"
                className={buttonClass('band-quiet', 40)}
              >
                <Video aria-hidden="true" strokeWidth={1.75} />
                <span className="max-lg:hidden-words">Video call</span>
              </a>
            )}
            {!session.link && screen.may.endSession && (
              <LinkCall practice={practice} sessionId={session.id} />
            )}
            {screen.may.endSession && (
              <EndSession practice={practice} session={session} client={firstName(client.name)} />
            )}
          </>
        }
        agenda={
          session.topics.length > 0 && (
            <AgendaStrip
              practice={practice}
              topics={session.topics}
              minutes={session.minutes}
              passed={passed}
            />
          )
        }
      />
      <Arrivals name={firstName(name)} presence={other.presence} />
    </>
  )
}
