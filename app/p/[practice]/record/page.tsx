import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ChainNote } from '@/components/audit/chain-note'
import { RecordList } from '@/components/audit/record-list'
import { ClientFrame } from '@/components/people/client-frame'
import { CoachBar } from '@/components/people/coach-bar'
import { OwnerBar } from '@/components/people/owner-bar'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'
import { recordAddress } from '@/lib/audit/input'
import { type RecordPage, recordPageOrNull } from '@/lib/audit/queries'
import type { CurrentActor } from '@/lib/auth/actor'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { newestEngagement } from '@/lib/engagements/queries'

export const metadata: Metadata = { title: 'Record' }

type Props = {
  params: Promise<{ practice: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function RecordPageOfPractice({ params, searchParams }: Props) {
  const { practice } = await params
  const who = await memberOrNotFound(practice, 'owner', 'coach', 'client')
  const asked = recordAddress.parse(await searchParams)
  const page = await recordPageOrNull(who.actor, asked)
  if (!page) return notFoundFor(who, asked.engagement)
  const { engagement } = page
  const owner = who.actor.role === 'owner'
  return (
    <Frame who={who}>
      <Main className="mx-auto w-full max-w-review px-4 pt-8 pb-16 sm:px-7">
        {engagement && (
          <p className="mb-2">
            <TextLink tone="meta" href={engagementAddress(practice, engagement)}>
              {engagement.client} with {engagement.coach}
            </TextLink>
          </p>
        )}
        <h1 className="text-title">Who did what, and when.</h1>
        <p className="mt-2 max-w-measure text-15 text-ink-2">{promise(page, owner)}</p>
        <RecordList
          page={page}
          asked={asked}
          address={`/p/${practice}/record`}
          withEngagement={!engagement}
          reader={{ zone: who.member.timeZone, now: now() }}
        />
        {page.head && <ChainNote head={page.head} download={`/api/p/${practice}/record`} />}
      </Main>
    </Frame>
  )
}

function promise({ engagement }: RecordPage, owner: boolean): string {
  const kept = 'It holds no words of anybody, and cannot be changed.'
  if (engagement)
    return `What happened in this engagement. Its coach, its client and the owner can read it. ${kept}`
  return owner
    ? `What happened in the practice. ${kept}`
    : `What happened in your engagements, what you did here, and what was done to you. ${kept}`
}

function engagementAddress(practice: string, { id, seat }: NonNullable<RecordPage['engagement']>): string {
  const room = { coach: 'coach/engagements', client: 'client/engagement', owner: 'owner/engagements' }[seat]
  return `/p/${practice}/${room}/${id}`
}

async function Frame({ who, children }: { who: CurrentActor; children: ReactNode }) {
  if (who.actor.role === 'client') {
    const newest = await newestEngagement(who.actor)
    return (
      <ClientFrame who={who} visionId={newest?.visionId ?? null}>
        {children}
      </ClientFrame>
    )
  }
  return (
    <>
      {who.actor.role === 'owner' ? <OwnerBar who={who} /> : <CoachBar who={who} />}
      {children}
    </>
  )
}
