import type { Metadata } from 'next'
import { EngagementTable } from '@/components/engagements/engagement-table'
import { OwnerBar } from '@/components/people/owner-bar'
import { Main } from '@/components/ui/main'
import { memberOrNotFound } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { business } from '@/lib/engagements/queries'
import { countedInWords } from '@/lib/words'

export const metadata: Metadata = { title: 'Practice' }

export default async function OwnerHomePage({ params }: { params: Promise<{ practice: string }> }) {
  const who = await memberOrNotFound((await params).practice, 'owner')
  const engagements = await business(who.actor)
  const active = engagements.filter(({ status }) => status === 'active').length
  return (
    <>
      <OwnerBar who={who} />
      <Main className="mx-auto max-w-[1160px] px-4 pt-8 pb-16 sm:px-7">
        <h1 className="text-title">
          {countedInWords(active, 'engagement', 'engagements', true)} {active === 1 ? 'is' : 'are'} under way.
        </h1>
        <p className="mt-2 text-15 text-ink-2">
          You see the business: names, dates and counts. Plans and notes are between each coach and client.
        </p>
        <EngagementTable engagements={engagements} reader={{ zone: who.member.timeZone, now: now() }} />
      </Main>
    </>
  )
}
