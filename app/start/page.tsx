import type { Metadata } from 'next'
import { WaymarkLogo } from '@/components/brand/waymark-logo'
import { SignInFrame, SignInHeading } from '@/components/people/sign-in-frame'
import { SignUpForm } from '@/components/people/sign-up-form'
import { OpeningSteps } from '@/components/practices/opening-steps'
import { StartForm } from '@/components/practices/start-form'
import { TextLink } from '@/components/ui/text-link'
import { currentSignIn } from '@/lib/auth/current'
import { addressBase, offeredZones } from '@/lib/practices/queries'

export const metadata: Metadata = { title: 'Start a practice' }

export default async function StartPage() {
  const signIn = await currentSignIn()
  if (!signIn) {
    return (
      <SignInFrame practice={null}>
        <SignInHeading title="Open a practice of your own.">
          <p>For coaches. Clients come by invitation, so first of all: who are you?</p>
        </SignInHeading>
        <SignUpForm />
        <p className="mt-7 text-13 text-ink-3">
          Have you been here before? <TextLink href="/sign-in">Sign in</TextLink> instead.
        </p>
      </SignInFrame>
    )
  }
  return (
    <>
      <header className="flex h-14 items-center justify-between gap-4 border-line border-b px-4 sm:h-15 sm:px-7">
        <p className="flex items-center gap-2.5 text-element-sm">
          <WaymarkLogo className="size-5 text-accent" />
          Waymark
        </p>
        <p className="flex min-w-0 items-baseline gap-4 text-13 text-ink-3">
          <span className="truncate max-sm:hidden">Signed in as {signIn.login.email}</span>
          <TextLink tone="meta" href="/">
            Back
          </TextLink>
        </p>
      </header>
      <div className="min-h-[calc(100dvh-3.75rem)] lg:grid lg:grid-cols-[17.5rem_minmax(0,1fr)_31.25rem]">
        <div className="border-line max-lg:border-b lg:border-r">
          <OpeningSteps practice={null} />
        </div>
        <StartForm addressBase={addressBase()} zones={offeredZones()} />
      </div>
    </>
  )
}
