import type { Metadata } from 'next'
import { NotesPage } from '@/components/notes/notes-page'
import { CoachBar } from '@/components/people/coach-bar'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { engagementScreen } from '@/lib/engagements/queries'
import { ownNotes } from '@/lib/notes/queries'

export const metadata: Metadata = { title: 'Your notes' }

type Props = { params: Promise<{ practice: string; engagement: string }> }

export default async function CoachNotesPage({ params }: Props) {
  const { practice, engagement } = await params
  const who = await memberOrNotFound(practice, 'coach', 'owner')
  const screen = await engagementScreen(who.actor, engagement, 1)
  if (screen?.seat !== 'coach') return notFoundFor(who, engagement)
  return (
    <>
      <CoachBar who={who} />
      <NotesPage
        notes={await ownNotes(who.actor, engagement)}
        other={screen.client.name}
        back={{ href: `/p/${practice}/coach/engagements/${engagement}`, label: screen.client.name }}
        file={`/api/p/${practice}/engagements/${engagement}/notes`}
        place={{ practiceId: who.practice.id, memberId: who.actor.memberId }}
        writable={screen.status === 'active' || screen.status === 'paused'}
        reader={{ zone: who.member.timeZone, now: now() }}
      />
    </>
  )
}
