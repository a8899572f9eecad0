import type { Metadata } from 'next'
import { Together } from '@/components/engagements/together'
import { ClientFrame } from '@/components/people/client-frame'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { engagementScreen } from '@/lib/engagements/queries'
import { ownNotes } from '@/lib/notes/queries'
import { newerTemplate } from '@/lib/templates/queries'

export const metadata: Metadata = { title: 'Working together' }

type Props = {
  params: Promise<{ practice: string; engagement: string }>
  searchParams: Promise<{ sessions?: string | string[] }>
}

export default async function ClientEngagementPage({ params, searchParams }: Props) {
  const { practice, engagement } = await params
  const who = await memberOrNotFound(practice, 'client')
  const all = (await searchParams).sessions === 'all'
  const screen = await engagementScreen(who.actor, engagement, all ? 1_000 : 6)
  if (screen?.seat !== 'client') return notFoundFor(who, engagement)
  return (
    <ClientFrame who={who} visionId={screen.plan?.visionId ?? null}>
      <Together
        screen={screen}
        practice={who.practice}
        reader={{ zone: who.member.timeZone, now: now() }}
        notes={await ownNotes(who.actor, engagement)}
        newer={screen.plan && (await newerTemplate(who.actor, screen.plan.visionId))}
      />
    </ClientFrame>
  )
}
