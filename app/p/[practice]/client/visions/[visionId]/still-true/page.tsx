import type { Metadata } from 'next'
import { ClientFrame } from '@/components/people/client-frame'
import { Main } from '@/components/ui/main'
import { StillTruePage } from '@/components/visions/still-true/still-true-page'
import { memberOrNotFound } from '@/lib/auth/page'
import { ownDraftOrPlan } from '@/lib/visions/page'
import { visionScreenOrNull } from '@/lib/visions/queries'

export const metadata: Metadata = { title: 'Still true?' }

type Props = { params: Promise<{ practice: string; visionId: string }> }

export default async function ClientStillTruePage({ params }: Props) {
  const { practice, visionId } = await params
  const who = await memberOrNotFound(practice, 'client')
  const screen = await ownDraftOrPlan(who, visionId, await visionScreenOrNull(who.actor, visionId))
  return (
    <ClientFrame who={who} visionId={visionId}>
      <Main className="pb-24 sm:pb-16">
        <StillTruePage screen={screen} practice={who.practice.slug} />
      </Main>
    </ClientFrame>
  )
}
