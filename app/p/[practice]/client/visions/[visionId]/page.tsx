import type { Metadata } from 'next'
import { KeepPlan } from '@/components/visions/keep-plan'
import { VisionPage } from '@/components/visions/vision-page'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { visionScreenOrNull } from '@/lib/visions/queries'

export const metadata: Metadata = { title: 'Vision plan' }

type Props = { params: Promise<{ practice: string; visionId: string }> }

export default async function ClientVisionPage({ params }: Props) {
  const { practice, visionId } = await params
  const who = await memberOrNotFound(practice, 'client')
  const screen = await visionScreenOrNull(who.actor, visionId)
  if (screen?.seat !== 'client') return notFoundFor(who, visionId)
  const { live } = screen
  const { slug, accentHue } = who.practice
  return (
    <>
      <VisionPage screen={screen} practice={slug} reader={{ zone: who.member.timeZone, now: now() }} />
      {live && <KeepPlan screen={{ ...screen, live }} practice={{ slug, accentHue }} />}
    </>
  )
}
