import type { Metadata } from 'next'
import { Agreement } from '@/components/engagements/agreement'
import { EngagementMenu } from '@/components/engagements/engagement-menu'
import { EngagementTitle } from '@/components/engagements/engagement-title'
import { OtherWork } from '@/components/engagements/other-work'
import { OwnerView } from '@/components/engagements/owner-view'
import { SessionList } from '@/components/engagements/session-list'
import { OwnerBar } from '@/components/people/owner-bar'
import { Main } from '@/components/ui/main'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { dayOf } from '@/lib/dates'
import { engagementScreen } from '@/lib/engagements/queries'
import { firstName } from '@/lib/people/name'

export const metadata: Metadata = { title: 'Engagement' }

type Props = {
  params: Promise<{ practice: string; engagement: string }>
  searchParams: Promise<{ sessions?: string | string[] }>
}

export default async function OwnerEngagementPage({ params, searchParams }: Props) {
  const { practice, engagement } = await params
  const who = await memberOrNotFound(practice, 'owner')
  const all = (await searchParams).sessions === 'all'
  const screen = await engagementScreen(who.actor, engagement, all ? 1_000 : 6)
  if (!screen) return notFoundFor(who, engagement)
  const reader = { zone: who.member.timeZone, now: now() }
  const address = `/p/${practice}/owner/engagements`
  return (
    <>
      <OwnerBar who={who} />
      <Main className="mx-auto max-w-engagement px-4 pt-5 pb-16 sm:px-7">
        <EngagementTitle
          back={{ href: `/p/${practice}/owner`, label: 'Practice' }}
          name={screen.client.name}
          line={<>With {screen.coach.name}. You see names, dates and counts, nobody’s words.</>}
        >
          <EngagementMenu
            practice={practice}
            screen={{
              ...screen,
              may: { ...screen.may, pause: false, resume: false, end: false, beginAnother: false },
            }}
            record={`/p/${practice}/record?engagement=${screen.engagementId}`}
            today={dayOf(reader.now, reader.zone)}
          />
        </EngagementTitle>
        <div className="mt-8 grid gap-x-16 lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[minmax(0,1fr)_408px]">
          <div className="min-w-0">
            <OwnerView screen={screen} practice={practice} reader={reader} />
            <SessionList screen={screen} reader={reader} all={`${address}/${engagement}?sessions=all`} />
          </div>
          <aside aria-label="What was agreed" className="min-w-0 max-lg:mt-10">
            <Agreement screen={screen} reader={reader} className="" />
            <OtherWork
              others={screen.others}
              title={`Other work of ${firstName(screen.client.name)}`}
              address={address}
              reader={reader}
            />
          </aside>
        </div>
      </Main>
    </>
  )
}
