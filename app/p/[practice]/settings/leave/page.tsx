import type { Metadata } from 'next'
import { LeavePractice } from '@/components/people/leaving'
import { SettingsFrame } from '@/components/people/settings-frame'
import { TextLink } from '@/components/ui/text-link'
import { memberOrNotFound } from '@/lib/auth/page'
import { newestEngagement } from '@/lib/engagements/queries'
import { whyNotLeave } from '@/lib/people/policy'
import { myPlace } from '@/lib/people/queries'

export const metadata: Metadata = { title: 'Leave' }

/** What happens to what was written is said before anybody goes. */
export default async function LeavePage({ params }: { params: Promise<{ practice: string }> }) {
  const who = await memberOrNotFound((await params).practice, 'owner', 'coach', 'client')
  const { practice, member } = who
  const { place, owners } = await myPlace(who.actor)
  const trouble = place && whyNotLeave(place, owners)
  const own = who.actor.role === 'client' ? await newestEngagement(who.actor) : null
  return (
    <SettingsFrame who={who} visionId={own?.visionId}>
      <h1 className="text-title">Leaving {practice.name}.</h1>
      <div className="mt-4 mb-6 grid max-w-measure gap-3 text-15 text-ink-2">
        {whatHappens[member.role].map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {member.role === 'client' && (
          <p>
            <TextLink href={`/p/${practice.slug}/client/engagement`}>Take a copy of your plan along</TextLink>
          </p>
        )}
      </div>
      {trouble ? (
        <p className="max-w-measure font-medium text-15">
          {trouble}
          {place.coaching > 0 && (
            <>
              {' '}
              <TextLink href={`/p/${practice.slug}/coach/engagements`}>See all of your engagements</TextLink>
            </>
          )}
        </p>
      ) : (
        <LeavePractice practice={practice} />
      )}
    </SettingsFrame>
  )
}

const whatHappens = {
  client: [
    'Your work with your coach ends, and with it what you can open here. You cannot read your plan afterwards, so take a copy first.',
    'Your coach keeps their own notes and the versions you both signed, and does not see what you write elsewhere. Your private sections and notes stay closed to everybody.',
  ],
  coach: [
    'You no longer open anything here: no client, no plan, none of your notes. Take along first what you may keep.',
    'Your clients lose nothing. Work that is under way is handed to a colleague with their yes, or ended, before you go.',
  ],
  owner: [
    'The practice goes on without you, with its other owners. You no longer open anything here.',
    'If you coach, the work that is under way is handed to a colleague with the client’s yes, or ended, before you go.',
  ],
} as const
