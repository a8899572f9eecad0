import type { Metadata } from 'next'
import { CoachBar } from '@/components/people/coach-bar'
import { LibraryList } from '@/components/templates/library-list'
import { Main } from '@/components/ui/main'
import { memberOrNotFound } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { library } from '@/lib/templates/queries'
import { countedInWords } from '@/lib/words'

export const metadata: Metadata = { title: 'Library' }

export default async function LibraryPage({ params }: { params: Promise<{ practice: string }> }) {
  const { practice } = await params
  const who = await memberOrNotFound(practice, 'owner', 'coach')
  const entries = await library(who.actor)
  const offered = entries.filter(({ retired }) => !retired).length
  return (
    <>
      <CoachBar who={who} />
      <Main className="mx-auto max-w-home px-4 pt-8 pb-16 sm:px-7">
        <h1 className="text-title">
          {offered === 1
            ? 'Your clients’ plans begin with one template.'
            : `Your clients’ plans begin with one of ${countedInWords(offered, 'template')}.`}
        </h1>
        <p className="mt-2 max-w-measure text-15 text-ink-2">
          A template says which sections a plan has and what each one asks. Copy one and make it your own;
          plans that have begun keep the version they began with, until their client moves them.
        </p>
        <LibraryList
          practice={practice}
          entries={entries}
          writable={!who.practice.closedAt}
          reader={{ zone: who.member.timeZone, now: now() }}
        />
      </Main>
    </>
  )
}
