import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DescribeForm } from '@/components/people/describe-form'
import { SettingsFrame } from '@/components/people/settings-frame'
import { memberOrNotFound } from '@/lib/auth/page'
import { newestEngagement } from '@/lib/engagements/queries'
import { offeredZones } from '@/lib/practices/queries'

export const metadata: Metadata = { title: 'You' }

/** How one appears to those one works with here. Another practice may know one by another name. */
export default async function MePage({ params }: { params: Promise<{ practice: string }> }) {
  const who = await memberOrNotFound((await params).practice, 'owner', 'coach', 'client')
  if (who.practice.closedAt) notFound()
  const { name, place, timeZone } = who.member
  const offered = offeredZones()
  const own = who.actor.role === 'client' ? await newestEngagement(who.actor) : null
  return (
    <SettingsFrame who={who} visionId={own?.visionId}>
      <h1 className="text-title">How you appear at {who.practice.name}.</h1>
      <p className="mt-2 max-w-measure text-15 text-ink-2 wrap-anywhere">
        You sign in as {who.login.email}. What you have signed keeps the name you had then.
      </p>
      <DescribeForm
        practice={who.practice.slug}
        member={{ name, place: place ?? '', timeZone }}
        zones={offered.includes(timeZone) ? offered : [timeZone, ...offered]}
        coaches={who.member.coaches}
      />
    </SettingsFrame>
  )
}
