import type { Metadata } from 'next'
import { NotesPage } from '@/components/notes/notes-page'
import { ClientFrame } from '@/components/people/client-frame'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { engagementScreen } from '@/lib/engagements/queries'
import { ownNotes } from '@/lib/notes/queries'

export const metadata: Metadata = { title: 'Your notes' }

type Props = { params: Promise<{ practice: string; engagement: string }> }

export default async function ClientNotesPage({ params }: Props) {
  const { practice, engagement } = await params
  const who = await memberOrNotFound(practice, 'client')
  const screen = await engagementScreen(who.actor, engagement, 1)
  if (screen?.seat !== 'client') return notFoundFor(who, engagement)
  return (
    <ClientFrame who={who} visionId={screen.plan?.visionId ?? null}>
      <NotesPage
        notes={await ownNotes(who.actor, engagement)}
        other={screen.coach.name}
        back={{ href: `/p/${practice}/client/engagement/${engagement}`, label: 'Working together' }}
        file={`/api/p/${practice}/engagements/${engagement}/notes`}
        place={{ practiceId: who.practice.id, memberId: who.actor.memberId }}
        writable={screen.status === 'active' || screen.status === 'paused'}
        reader={{ zone: who.member.timeZone, now: now() }}
      />
    </ClientFrame>
  )
}
