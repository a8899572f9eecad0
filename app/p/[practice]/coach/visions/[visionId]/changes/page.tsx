import type { Metadata } from 'next'
import { ChangesPage } from '@/components/signoffs/changes-page'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { changesScreenOrNull } from '@/lib/signoffs/queries'

export const metadata: Metadata = { title: 'Review' }

type Props = { params: Promise<{ practice: string; visionId: string }> }

export default async function CoachChangesPage({ params }: Props) {
  const { practice, visionId } = await params
  const who = await memberOrNotFound(practice, 'coach', 'owner')
  const screen = await changesScreenOrNull(who.actor, visionId)
  if (screen?.seat !== 'coach') return notFoundFor(who, visionId)
  return (
    <ChangesPage
      screen={screen}
      practice={who.practice.slug}
      reader={{ zone: who.member.timeZone, now: now() }}
    />
  )
}
