import type { Metadata } from 'next'
import { SignInFrame, SignInHeading } from '@/components/people/sign-in-frame'
import { LinkForm } from '@/components/people/sign-in-link-form'
import { LinkButton } from '@/components/ui/link-button'
import { requestOfLink } from '@/lib/auth/queries'
import { refusals } from '@/lib/auth/request'

export const metadata: Metadata = { title: 'Sign in', referrer: 'same-origin' }

type Props = { params: Promise<{ token: string }> }

export default async function LinkPage({ params }: Props) {
  const { token } = await params
  const request = await requestOfLink(token)
  return (
    <SignInFrame practice={null}>
      {request ? (
        <>
          <SignInHeading title="One more step.">
            <p>
              This link signs in{' '}
              <strong className="font-semibold text-ink [overflow-wrap:anywhere]">{request.email}</strong>. If
              that is you, go on.
            </p>
          </SignInHeading>
          <LinkForm token={token} />
        </>
      ) : (
        <>
          <SignInHeading title="This link is over.">
            <p>{refusals.link}</p>
          </SignInHeading>
          <LinkButton look="primary" size={48} href="/sign-in" className="mt-8 w-full">
            Have a new code sent
          </LinkButton>
        </>
      )}
    </SignInFrame>
  )
}
