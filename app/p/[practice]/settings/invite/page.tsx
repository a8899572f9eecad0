import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { InviteForm } from '@/components/invitations/invite-form'
import { OwnerBar } from '@/components/people/owner-bar'
import { memberOrNotFound } from '@/lib/auth/page'

export const metadata: Metadata = { title: 'Invite a coach' }

export default async function InviteCoachPage({ params }: { params: Promise<{ practice: string }> }) {
  const who = await memberOrNotFound((await params).practice, 'owner')
  if (who.practice.closedAt) notFound()
  return (
    <>
      <OwnerBar who={who} />
      <div className="min-h-[calc(100dvh-3.75rem)] lg:grid lg:grid-cols-[minmax(0,1fr)_31.25rem]">
        <InviteForm
          to="coach"
          practice={who.practice}
          inviter={who.member.name}
          today=""
          next={`/p/${who.practice.slug}/settings/people`}
          later="Invite somebody later"
        >
          <h1 className="text-title">Who coaches with you?</h1>
          <p className="mt-2 text-15 text-ink-2">
            They get one email from you, and clients of their own once they accept.
          </p>
        </InviteForm>
      </div>
    </>
  )
}
