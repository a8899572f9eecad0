import type { Metadata } from 'next'
import { RealignmentPage } from '@/components/drift/realignment-page'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { realignmentOrNull } from '@/lib/drift/queries'

export const metadata: Metadata = { title: 'Realignment' }

type Props = {
  params: Promise<{ practice: string; visionId: string }>
  searchParams: Promise<{ from?: string | string[] }>
}

export default async function CoachRealignmentPage({ params, searchParams }: Props) {
  const { practice, visionId } = await params
  const who = await memberOrNotFound(practice, 'coach', 'owner')
  const { from } = await searchParams
  const screen = await realignmentOrNull(who.actor, visionId, [from].flat()[0])
  if (screen?.seat !== 'coach') return notFoundFor(who, visionId)
  return (
    <RealignmentPage
      screen={screen}
      practice={who.practice.slug}
      reader={{ zone: who.member.timeZone, now: now() }}
    />
  )
}
