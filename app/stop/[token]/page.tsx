import type { Metadata } from 'next'
import { StopForm } from '@/components/notices/stop-form'
import { SignInFrame, SignInHeading } from '@/components/people/sign-in-frame'
import { TextLink } from '@/components/ui/text-link'
import { stopAsked } from '@/lib/notices/steps'
import { stopWords } from '@/lib/notices/stop'

export const metadata: Metadata = { title: 'Emails', referrer: 'same-origin' }

/** What a link below a mail leads to. Opening it changes nothing: mail scanners open links, too. */
export default async function StopPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const asked = await stopAsked(decodeURIComponent(token))
  if (!asked) {
    return (
      <SignInFrame practice={null}>
        <SignInHeading title="This link stops nothing.">
          <p>
            Check that all of it was copied. What is mailed to you can also be chosen where you are signed in.
          </p>
        </SignInHeading>
      </SignInFrame>
    )
  }
  const { what, practice, slug, stopped } = asked
  return (
    <SignInFrame practice={null}>
      <SignInHeading title={stopped ? 'These emails are stopped.' : 'No more of these emails?'}>
        <p>
          {stopped
            ? `${practice} does not write to you about ${stopWords(what)} any more. The bell still tells you.`
            : `${practice} stops writing to you about ${stopWords(what)}. The bell still tells you, and you can have the emails back at any time.`}
        </p>
      </SignInHeading>
      <StopForm token={decodeURIComponent(token)} stopped={stopped} />
      <p className="mt-6 text-15">
        <TextLink href={`/p/${slug}/messages`}>Choose what is mailed to you</TextLink>
      </p>
    </SignInFrame>
  )
}
