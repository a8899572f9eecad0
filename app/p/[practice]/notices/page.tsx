import type { Metadata } from 'next'
import { Looked } from '@/components/notices/looked'
import { NoticeList } from '@/components/notices/notice-list'
import { ClientFrame } from '@/components/people/client-frame'
import { CoachBar } from '@/components/people/coach-bar'
import { OwnerBar } from '@/components/people/owner-bar'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'
import { memberOrNotFound } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { newestEngagement } from '@/lib/engagements/queries'
import { noticesAddress } from '@/lib/notices/input'
import { noticesPage } from '@/lib/notices/queries'
import { shownNotices } from '@/lib/notices/shown'
import { countedInWords } from '@/lib/words'

export const metadata: Metadata = { title: 'Notices' }

type Props = {
  params: Promise<{ practice: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function NoticesPage({ params, searchParams }: Props) {
  const { practice } = await params
  const who = await memberOrNotFound(practice, 'owner', 'coach', 'client')
  const asked = noticesAddress.parse(await searchParams)
  const reader = { zone: who.member.timeZone, now: now() }
  const page = await noticesPage(who.actor, reader, asked.before)
  const notices = shownNotices(page.notices, `/p/${practice}`, reader)
  const fresh = notices.filter(({ seen }) => !seen)
  const list = (
    <Main className="mx-auto max-w-[52rem] px-5 pt-6 pb-16 sm:px-7 sm:pt-10">
      <h1 className="text-title">{headline(fresh.length, asked.before !== undefined)}</h1>
      <NoticeList notices={notices} />
      {page.before && (
        <p className="pt-4 text-15">
          <TextLink href={`/p/${practice}/notices?before=${page.before}`}>Older notices</TextLink>
        </p>
      )}
      <Looked practice={practice} ids={fresh.map(({ id }) => id)} />
    </Main>
  )
  if (who.actor.role === 'client') {
    const newest = await newestEngagement(who.actor)
    return (
      <ClientFrame who={who} visionId={newest?.visionId ?? null}>
        {list}
      </ClientFrame>
    )
  }
  return (
    <>
      {who.actor.role === 'owner' ? <OwnerBar who={who} /> : <CoachBar who={who} />}
      {list}
    </>
  )
}

function headline(fresh: number, older: boolean): string {
  if (older) return 'What you were told before.'
  return fresh === 0
    ? 'Nothing new since you looked.'
    : `${countedInWords(fresh, 'thing is', 'things are', true)} new since you looked.`
}
