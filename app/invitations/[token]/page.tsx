import type { Metadata } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { PracticeAccent } from '@/components/brand/practice-accent'
import { PracticeMark } from '@/components/brand/practice-mark'
import { RunsOnWaymark } from '@/components/brand/waymark-logo'
import { InvitationSheet } from '@/components/invitations/invitation-sheet'
import { SignInFrame, SignInHeading } from '@/components/people/sign-in-frame'
import { LinkButton } from '@/components/ui/link-button'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'
import { currentSignIn, mySpaces } from '@/lib/auth/current'
import { whyNot } from '@/lib/invitations/invitation'
import { type InvitationAtTheDoor, invitationAtTheDoor } from '@/lib/invitations/queries'
import { unknownLink } from '@/lib/invitations/words'

export const metadata: Metadata = { title: 'Invitation', referrer: 'same-origin' }

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const [door, signIn] = await Promise.all([invitationAtTheDoor(token), currentSignIn()])
  if (!door) {
    return <Closed title="This link opens no invitation." says={unknownLink} practice={null} />
  }
  if (door.state !== 'waiting') {
    const spaces = await mySpaces()
    const isHere = spaces.some((space) => space.practice.id === door.practice.id)
    return (
      <Closed
        title={titles[door.state]}
        says={whyNot(door.state, { ...door, practice: door.practice.name })}
        practice={door.practice}
      >
        {(isHere || door.state === 'accepted') && (
          <LinkButton look="primary" size={48} href="/" className="mt-8 w-full">
            Go to {door.practice.name}
          </LinkButton>
        )}
      </Closed>
    )
  }
  return (
    <div className="min-h-dvh px-4 py-6 sm:px-7 sm:py-10">
      <PracticeAccent hue={door.practice.accentHue} nonce={(await headers()).get('x-nonce') ?? undefined} />
      <Main className="mx-auto max-w-sheet">
        <p className="flex items-center gap-2.5 px-1 text-element-sm">
          <PracticeMark name={door.practice.name} mark={door.practice.mark} />
          {door.practice.name}
        </p>
        <InvitationSheet door={door} token={token} signedInAs={signIn?.login ?? null} />
        <footer className="mt-6 flex items-center justify-between gap-4 px-1">
          <RunsOnWaymark />
          <TextLink tone="meta" href="/privacy">
            Who can see what I write?
          </TextLink>
        </footer>
      </Main>
    </div>
  )
}

const titles = {
  accepted: 'You have accepted this.',
  replaced: 'There is a newer invitation.',
  revoked: 'This invitation was taken back.',
  expired: 'This invitation is over.',
  over: 'There is nothing left to join.',
} as const

async function Closed({
  title,
  says,
  practice,
  children,
}: {
  title: string
  says: string
  practice: InvitationAtTheDoor['practice'] | null
  children?: ReactNode
}) {
  return (
    <SignInFrame practice={practice && { ...practice, closedAt: null }}>
      <SignInHeading title={title}>
        <p>{says}</p>
      </SignInHeading>
      {children ?? (
        <LinkButton size={48} href="/" className="mt-8 w-full">
          Go to Waymark
        </LinkButton>
      )}
    </SignInFrame>
  )
}
