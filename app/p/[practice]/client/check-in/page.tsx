import type { Metadata } from 'next'
import { CheckInForm } from '@/components/drift/check-in-form'
import { ClientFrame } from '@/components/people/client-frame'
import { Main } from '@/components/ui/main'
import { memberOrNotFound } from '@/lib/auth/page'
import { checkInScreenOrNull } from '@/lib/drift/queries'
import { newestEngagement } from '@/lib/engagements/queries'
import { firstName } from '@/lib/people/name'

export const metadata: Metadata = { title: 'Check in' }

export default async function CheckInPage({ params }: { params: Promise<{ practice: string }> }) {
  const who = await memberOrNotFound((await params).practice, 'client')
  const screen = await checkInScreenOrNull(who.actor)
  const own = screen ? null : await newestEngagement(who.actor)
  return (
    <ClientFrame who={who} visionId={screen?.visionId ?? own?.visionId ?? null}>
      <Main className="mx-auto max-w-[640px] px-5 pt-6 pb-16 sm:px-7 sm:pt-10">
        {screen ? (
          <CheckInForm
            screen={screen}
            practice={who.practice.slug}
            coach={firstName(screen.coach)}
            home={`/p/${who.practice.slug}/client`}
          />
        ) : (
          <>
            <h1 className="text-display">There is nothing to check in on.</h1>
            <p className="mt-2 text-15 text-ink-2">Check-ins belong to work that is under way.</p>
          </>
        )}
      </Main>
    </ClientFrame>
  )
}
