import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { CoachSaid } from '@/components/commitments/coach-said'
import { ClientList } from '@/components/engagements/client-list'
import { coachHeadline } from '@/components/engagements/need-words'
import { NextToday, TodayPanel } from '@/components/engagements/today-panel'
import { FreshHome } from '@/components/notices/fresh-home'
import { CoachBar } from '@/components/people/coach-bar'
import { LinkButton } from '@/components/ui/link-button'
import { Main } from '@/components/ui/main'
import { memberOrNotFound } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { dayOf, longDay } from '@/lib/dates'
import { needGroup } from '@/lib/engagements/needs'
import { coachHome } from '@/lib/engagements/queries'

export const metadata: Metadata = { title: 'Clients' }

type Props = {
  params: Promise<{ practice: string }>
  searchParams: Promise<{ show?: string | string[]; named?: string | string[] }>
}

export default async function CoachHomePage({ params, searchParams }: Props) {
  const who = await memberOrNotFound((await params).practice, 'coach', 'owner')
  const { show, named } = await searchParams
  const { clients, upcoming, promised } = await coachHome(who.actor)
  const reader = { zone: who.member.timeZone, now: now() }
  const today = dayOf(reader.now, reader.zone)
  const address = `/p/${who.practice.slug}/coach`
  return (
    <>
      <CoachBar who={who} />
      <FreshHome />
      <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_336px]">
        <Main className="px-4 pt-6 pb-16 sm:px-7">
          <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 px-3 pb-4">
            <div>
              <p className="text-15 text-ink-2">{longDay(today, { today })}</p>
              <h1 className="text-title">{coachHeadline(clients, reader)}</h1>
              <NextToday sessions={upcoming} address={address} reader={reader} />
            </div>
            {!who.practice.closedAt && (
              <LinkButton
                look={clients.length === 0 ? 'primary' : 'secondary'}
                href={`${address}/invite`}
                icon={<Plus aria-hidden="true" strokeWidth={1.75} />}
              >
                Invite a client
              </LinkButton>
            )}
          </div>
          <ClientList
            clients={clients}
            show={needGroup(show)}
            named={typeof named === 'string' ? named.slice(0, 80) : ''}
            address={address}
            reader={reader}
          />
        </Main>
        <TodayPanel sessions={upcoming} address={address} place={who.member.place} reader={reader}>
          <CoachSaid practice={who.practice.slug} commitments={promised} reader={reader} />
        </TodayPanel>
      </div>
    </>
  )
}
