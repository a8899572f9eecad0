import type { Metadata } from 'next'
import { MessagesForm } from '@/components/notices/messages-form'
import { SettingsFrame } from '@/components/people/settings-frame'
import { memberOrNotFound } from '@/lib/auth/page'
import { townOf } from '@/lib/dates'
import { newestEngagement } from '@/lib/engagements/queries'
import { myMessages } from '@/lib/notices/queries'

export const metadata: Metadata = { title: 'Messages' }

export default async function MessagesPage({ params }: { params: Promise<{ practice: string }> }) {
  const who = await memberOrNotFound((await params).practice, 'owner', 'coach', 'client')
  const { practice, member, login } = who
  const own = who.actor.role === 'client' ? await newestEngagement(who.actor) : null
  return (
    <SettingsFrame who={who} visionId={own?.visionId}>
      <h1 className="text-title">How {practice.name} writes to you.</h1>
      <p className="mt-2 max-w-measure text-15 text-ink-2 wrap-anywhere">
        Emails go to {login.email}, on the clock of {townOf(member.timeZone, member.place)}. They hold links,
        and never the words of a plan or a note. Whatever you choose here, the bell tells you.
      </p>
      <MessagesForm practice={practice.slug} settings={await myMessages(who.actor)} />
    </SettingsFrame>
  )
}
