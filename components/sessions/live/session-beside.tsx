import dynamic from 'next/dynamic'
import type { Report } from '@/components/notes/use-report'
import { firstName } from '@/lib/people/name'
import type { OpenSession, VisionScreen } from '@/lib/visions/screen'
import { FollowSwitch } from './follow-switch'
import type { OtherSays } from './presence'
import type { useCapturing } from './use-capturing'
import type { Follow } from './use-follow'

// Fetched when a session opens: between sessions nobody waits for it. With something to draw meanwhile it waits by
// itself; without it the whole plan would wait with it.
const SessionSide = dynamic(() => import('./session-side').then((module) => module.SessionSide), {
  loading: () => null,
})
const SessionCommitments = dynamic(
  () => import('./session-commitments').then((module) => module.SessionCommitments),
  { loading: () => null },
)

type Props = {
  screen: VisionScreen & { session: OpenSession }
  practice: string
  report: Report
  capturing: ReturnType<typeof useCapturing>
  other: OtherSays
  follow: Follow
}

/** What lies beside the plan while a session is open, with what is taken from the plan into it. */
export function SessionBeside({ screen, practice, report, capturing, other, follow }: Props) {
  const { session, seat, client, coach } = screen
  const { panel, setPanel, captured, setCaptured, capture } = capturing
  return (
    <SessionSide
      screen={screen}
      practice={practice}
      report={report}
      open={panel}
      onOpen={setPanel}
      commitments={
        <SessionCommitments
          practice={practice}
          session={session}
          zone={screen.timeZone}
          captured={captured}
          onAdded={() => setCaptured(null)}
        />
      }
      follow={
        <FollowSwitch
          name={firstName(seat === 'client' ? coach.name : client.name)}
          follow={follow}
          otherFollows={other.follows}
        />
      }
      onCommitment={capture ? () => capture('') : undefined}
    />
  )
}
