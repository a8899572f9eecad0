import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ClientFrame } from '@/components/people/client-frame'
import { Main } from '@/components/ui/main'
import { StillTruePage } from '@/components/visions/still-true/still-true-page'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { visionScreenOrNull } from '@/lib/visions/queries'

export const metadata: Metadata = { title: 'Still true?' }

type Props = { params: Promise<{ practice: string; visionId: string }> }

export default async function AffirmPage({ params }: Props) {
  const { practice, visionId } = await params
  const who = await memberOrNotFound(practice, 'client')
  const screen = await visionScreenOrNull(who.actor, visionId)
  if (screen?.seat !== 'client') return notFoundFor(who, visionId)
  const { live } = screen
  // Nobody writes any more, or the session is where one writes now.
  if (!live || !screen.may.write || screen.session)
    redirect(`/p/${who.practice.slug}/client/visions/${visionId}`)
  return (
    <ClientFrame who={who} visionId={visionId}>
      <Main className="pb-24 sm:pb-16">
        <StillTruePage screen={{ ...screen, live }} practice={who.practice.slug} />
      </Main>
    </ClientFrame>
  )
}
