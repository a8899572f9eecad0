import { redirect } from 'next/navigation'
import type { CurrentActor } from '@/lib/auth/actor'
import { notFoundFor } from '@/lib/auth/page'
import type { LiveScreen, VisionScreen } from './screen'

/**
 * A client's own plan, for a page on which they write it by themselves. Somebody else's is not found; where nobody
 * writes any more, or a session is where one writes now, the way leads to the plan itself.
 */
export async function ownDraftOrPlan(
  who: CurrentActor,
  visionId: string,
  screen: VisionScreen | null | undefined,
): Promise<LiveScreen> {
  if (screen?.seat !== 'client') return notFoundFor(who, visionId)
  const { live } = screen
  if (!live || !screen.may.write || screen.session)
    redirect(`/p/${who.practice.slug}/client/visions/${visionId}`)
  return { ...screen, live }
}
