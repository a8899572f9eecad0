import type { Metadata } from 'next'
import { VisionPage } from '@/components/visions/vision-page'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { visionScreenOrNull } from '@/lib/visions/queries'

export const metadata: Metadata = { title: 'Vision plan' }

type Props = { params: Promise<{ practice: string; visionId: string }> }

export default async function CoachVisionPage({ params }: Props) {
  const { practice, visionId } = await params
  const who = await memberOrNotFound(practice, 'coach', 'owner')
  const screen = await visionScreenOrNull(who.actor, visionId)
  if (screen?.seat !== 'coach') return notFoundFor(who, visionId)
  return (
    <VisionPage
      screen={screen}
      practice={who.practice.slug}
      reader={{ zone: who.member.timeZone, now: now() }}
    />
  )
}
