import type { Metadata } from 'next'
import { CoachEngagementList } from '@/components/engagements/coach-engagement-list'
import { CoachBar } from '@/components/people/coach-bar'
import { Main } from '@/components/ui/main'
import { memberOrNotFound } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { coachEngagements } from '@/lib/engagements/queries'
import { countedInWords } from '@/lib/words'

export const metadata: Metadata = { title: 'Engagements' }

export default async function CoachEngagementsPage({ params }: { params: Promise<{ practice: string }> }) {
  const { practice } = await params
  const who = await memberOrNotFound(practice, 'coach', 'owner')
  const engagements = await coachEngagements(who.actor)
  const underWay = engagements.filter(({ status }) => status === 'active' || status === 'paused').length
  const over = engagements.filter(({ status }) => status === 'ended').length
  return (
    <>
      <CoachBar who={who} />
      <Main className="mx-auto max-w-home px-4 pt-8 pb-16 sm:px-7">
        <h1 className="text-title">
          {countedInWords(underWay, 'engagement', 'engagements', true)} under way
          {over > 0 ? `, ${countedInWords(over, 'one', 'ones').replace(/ ones?$/, '')} ended.` : '.'}
        </h1>
        <p className="mt-2 text-15 text-ink-2">
          Everything you have worked on here. What has ended stays, as it was at its end.
        </p>
        <CoachEngagementList
          engagements={engagements}
          address={`/p/${practice}/coach/engagements`}
          reader={{ zone: who.member.timeZone, now: now() }}
        />
      </Main>
    </>
  )
}
