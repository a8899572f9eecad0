import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { SignInForm } from '@/components/people/sign-in-form'
import { SignInFrame, SignInHeading } from '@/components/people/sign-in-frame'
import { PeopleToBorrow } from '@/components/people/sign-in-people'
import { SignOnForm } from '@/components/people/sign-on-form'
import { TextLink } from '@/components/ui/text-link'
import { currentSignIn } from '@/lib/auth/current'
import { mayBorrowPeople, peopleToBorrow } from '@/lib/auth/demo'
import { practiceAtTheDoor } from '@/lib/auth/queries'
import { signOn } from '@/lib/auth/sign-on'

export const metadata: Metadata = { title: 'Sign in' }

type Search = { practice?: string | string[]; 'sign-on'?: string | string[]; error?: string | string[] }

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams
  const slug = typeof search.practice === 'string' ? search.practice : ''
  const [practice, signIn, demo] = await Promise.all([
    slug ? practiceAtTheDoor(slug) : null,
    currentSignIn(),
    mayBorrowPeople(await headers()),
  ])
  const provider = signOn()
  const trouble = signOnTrouble(search, provider?.name ?? 'Single sign-on')
  return (
    <SignInFrame practice={practice}>
      <SignInHeading
        title={
          <>
            Pick up where
            <br />
            you left off.
          </>
        }
      >
        {signIn ? (
          <p>
            You are signed in as {signIn.login.name}. <TextLink href="/">Go to your home</TextLink>, or sign
            in as someone else.
          </p>
        ) : (
          <p>Sign in to your plan, your sessions and your notes.</p>
        )}
        {trouble && (
          <p role="alert" className="mt-4 font-medium text-danger">
            {trouble}
          </p>
        )}
      </SignInHeading>
      <SignInForm practice={practice?.slug ?? ''} />
      {provider && <SignOnForm provider={provider.name} />}
      <p className="mt-7 text-13 text-ink-3">
        New here? Your coach sends the invitation. If you cannot find it, ask your coach for another one. Do
        you coach yourself?{' '}
        <TextLink tone="meta" href="/start">
          Start a practice
        </TextLink>
      </p>
      {demo && <PeopleToBorrow people={await peopleToBorrow()} />}
    </SignInFrame>
  )
}

function signOnTrouble(search: Search, provider: string): string | null {
  if (search['sign-on'] === 'unknown') {
    return `${provider} knows you, but nobody here has your address yet. Ask your coach for an invitation to it.`
  }
  if (search.error) return `${provider} did not finish. Try again, or have a code sent by email.`
  return null
}
