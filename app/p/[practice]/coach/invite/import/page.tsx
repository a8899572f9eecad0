import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ImportForm } from '@/components/invitations/import-form'
import { CoachBar } from '@/components/people/coach-bar'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'
import { memberOrNotFound } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { dayOf } from '@/lib/dates'

export const metadata: Metadata = { title: 'Invite clients from a list' }

export default async function ImportPage({ params }: { params: Promise<{ practice: string }> }) {
  const who = await memberOrNotFound((await params).practice, 'owner', 'coach')
  if (who.practice.closedAt) notFound()
  const home = `/p/${who.practice.slug}/coach`
  return (
    <>
      <CoachBar who={who} />
      <Main className="mx-auto max-w-home px-4 pt-8 pb-16 sm:px-7">
        <p>
          <TextLink tone="meta" href={`${home}/invite`}>
            Back to one invitation
          </TextLink>
        </p>
        <h1 className="mt-2 text-title">Bring your clients along.</h1>
        <p className="mt-2 max-w-measure text-15 text-ink-2">
          From a spreadsheet, saved as CSV. You see first what would happen with each line; nobody gets an
          email before you say so.
        </p>
        <ImportForm
          practiceSlug={who.practice.slug}
          today={dayOf(now(), who.member.timeZone)}
          next={`${home}/invite`}
        />
      </Main>
    </>
  )
}
