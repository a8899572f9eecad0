import { redirect } from 'next/navigation'
import { memberOrNotFound } from '@/lib/auth/page'
import { newestEngagement } from '@/lib/engagements/queries'

/** The newest engagement, under its own address. */
export default async function ClientEngagementDoor({ params }: { params: Promise<{ practice: string }> }) {
  const { practice } = await params
  const who = await memberOrNotFound(practice, 'client')
  const newest = await newestEngagement(who.actor)
  return redirect(
    newest ? `/p/${practice}/client/engagement/${newest.engagementId}` : `/p/${practice}/client`,
  )
}
