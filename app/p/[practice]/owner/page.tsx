import type { Metadata } from 'next'
import { BusinessList } from '@/components/engagements/business-list'
import { OwnerBar } from '@/components/people/owner-bar'
import { Main } from '@/components/ui/main'
import { memberOrNotFound } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { listAddress } from '@/lib/engagements/input'
import { business } from '@/lib/engagements/queries'
import { countedInWords } from '@/lib/words'

export const metadata: Metadata = { title: 'Practice' }

type Props = {
  params: Promise<{ practice: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OwnerHomePage({ params, searchParams }: Props) {
  const who = await memberOrNotFound((await params).practice, 'owner')
  const asked = listAddress.parse(await searchParams)
  const seen = await business(who.actor, asked)
  const { active } = seen.counts
  return (
    <>
      <OwnerBar who={who} />
      <Main className="mx-auto max-w-home px-4 pt-8 pb-16 sm:px-7">
        <h1 className="text-title">
          {seen.withoutCoach > 0
            ? `${countedInWords(seen.withoutCoach, 'client', 'clients', true)} ${seen.withoutCoach === 1 ? 'waits' : 'wait'} for another coach.`
            : `${countedInWords(active, 'engagement', 'engagements', true)} ${active === 1 ? 'is' : 'are'} under way.`}
        </h1>
        <p className="mt-2 text-15 text-ink-2">
          You see the business: names, dates and counts. Plans and notes are between each coach and client.
        </p>
        <BusinessList
          business={seen}
          asked={asked}
          address={`/p/${who.practice.slug}/owner`}
          reader={{ zone: who.member.timeZone, now: now() }}
        />
      </Main>
    </>
  )
}
