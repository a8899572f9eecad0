import type { Metadata } from 'next'
import { HistoryPage } from '@/components/history/history-page'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { historyScreenOrNull } from '@/lib/history/queries'

export const metadata: Metadata = { title: 'History' }

type Props = {
  params: Promise<{ practice: string; visionId: string }>
  searchParams: Promise<{ before?: string | string[] }>
}

export default async function ClientHistoryPage({ params, searchParams }: Props) {
  const { practice, visionId } = await params
  const who = await memberOrNotFound(practice, 'client')
  const { before } = await searchParams
  const screen = await historyScreenOrNull(who.actor, visionId, String(before))
  if (screen?.seat !== 'client') return notFoundFor(who, visionId)
  return (
    <HistoryPage
      screen={screen}
      practice={who.practice.slug}
      me={who.actor.memberId}
      reader={{ zone: who.member.timeZone, now: now() }}
    />
  )
}
