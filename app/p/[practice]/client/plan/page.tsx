import { redirect } from 'next/navigation'
import { memberOrNotFound } from '@/lib/auth/page'
import { newestEngagement } from '@/lib/engagements/queries'

/** One's plan, by an address that anybody can know: a key leads here. */
export default async function ClientPlanPage({ params }: { params: Promise<{ practice: string }> }) {
  const who = await memberOrNotFound((await params).practice, 'client')
  const newest = await newestEngagement(who.actor)
  const home = `/p/${who.practice.slug}/client`
  return redirect(newest ? `${home}/visions/${newest.visionId}` : home)
}
