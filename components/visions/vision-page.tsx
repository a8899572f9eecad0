import type { Reader } from '@/lib/dates'
import type { VisionScreen } from '@/lib/visions/screen'
import { LivePlan } from './live-plan'
import { Reading } from './reading'

type Props = { screen: VisionScreen; practice: string; reader: Reader }

/** Whoever may open the live document writes in it; whoever may not reads what has settled. */
export function VisionPage({ screen, practice, reader }: Props) {
  const { live } = screen
  if (!live) return <Reading screen={screen} practice={practice} reader={reader} />
  return <LivePlan screen={{ ...screen, live }} practice={practice} />
}
