import type { Metadata } from 'next'
import { MomentPage } from '@/components/history/moment-page'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { momentScreenOrNull } from '@/lib/history/queries'

export const metadata: Metadata = { title: 'An earlier moment' }

type Props = { params: Promise<{ practice: string; visionId: string; moment: string }> }

export default async function CoachMomentPage({ params }: Props) {
  const { practice, visionId, moment } = await params
  const who = await memberOrNotFound(practice, 'coach', 'owner')
  const screen = await momentScreenOrNull(who.actor, visionId, moment)
  if (screen?.seat !== 'coach') return notFoundFor(who, visionId)
  return (
    <MomentPage
      screen={screen}
      practice={who.practice.slug}
      reader={{ zone: who.member.timeZone, now: now() }}
    />
  )
}
