import { CommentsRoom } from '@/components/comments/comments-room'
import type { Reader } from '@/lib/dates'
import { firstName } from '@/lib/people/name'
import type { VisionScreen } from '@/lib/visions/screen'
import { LivePlan } from './live-plan'
import { Reading } from './reading'
import { sectionsFor } from './sections'

type Props = {
  screen: VisionScreen
  practice: string
  reader: Reader
  /** As this device kept it, and not as the server has it now. */
  fromDevice?: boolean
}

/** Whoever may open the live document writes in it; whoever may not reads what has settled. */
export function VisionPage({ screen, practice, reader, fromDevice = false }: Props) {
  const { live, conversation, seat } = screen
  const plan = live ? (
    <LivePlan screen={{ ...screen, live }} practice={practice} />
  ) : (
    <Reading screen={screen} practice={practice} reader={reader} />
  )
  if (!conversation) return plan
  const shared = sectionsFor(screen, seat).filter(({ place }) => place === 'shared')
  return (
    <CommentsRoom
      conversation={conversation}
      mark={screen.mark}
      fromDevice={fromDevice}
      place={{
        practice,
        visionId: screen.visionId,
        zone: reader.zone,
        checkpointId: live ? null : (screen.checkpoint?.id ?? null),
        other: firstName((seat === 'client' ? screen.coach : screen.client).name),
        titles: Object.fromEntries(shared.map(({ key, title }) => [key, title])),
      }}
    >
      {plan}
    </CommentsRoom>
  )
}
