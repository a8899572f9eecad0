import Link from 'next/link'
import type { ReactNode } from 'react'
import { PracticeMark } from '@/components/brand/practice-mark'
import { RunsOnWaymark } from '@/components/brand/waymark-logo'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'
import { homeIn, type Login, type Space } from '@/lib/auth/actor'
import { placeWords } from './place-words'
import { SignOutButton } from './sign-out-button'

type Invitation = { href: string; practice: SpaceLook; inviter: string; to: 'client' | 'coach' }
type SpaceLook = { name: string; mark: string; accentHue: number }
type Props = { login: Login; spaces: Space[]; invitations: Invitation[] }

/** The practices of one person, each a door of its own, and the invitations that wait for them. */
export function SpaceList({ login, spaces, invitations }: Props) {
  return (
    <Main className="mx-auto grid w-full max-w-measure gap-8 px-6 py-16 sm:py-24">
      {spaces.length + invitations.length === 0 ? (
        <div className="grid gap-3">
          <h1 className="text-title">You belong to no practice yet.</h1>
          <p className="text-15 text-ink-2">
            You are signed in as {login.email}. Your coach invites you; ask for the invitation to go to this
            address.
          </p>
        </div>
      ) : (
        <>
          <h1 className="text-title">
            {invitations.length > 0 ? 'You are invited.' : 'Where would you like to go?'}
          </h1>
          <ul className="border-line border-t">
            {invitations.map(({ href, practice, inviter, to }) => (
              <DoorRow key={href} href={href} practice={practice}>
                {inviter} invites you {to === 'client' ? 'to write your vision plan' : 'to coach'}.
              </DoorRow>
            ))}
            {spaces.map((space) => (
              <DoorRow key={space.practice.id} href={homeIn(space)} practice={space.practice}>
                You are {placeWords[space.member.role]}.
              </DoorRow>
            ))}
          </ul>
        </>
      )}
      <p className="text-13 text-ink-3">
        Do you coach on your own account?{' '}
        <TextLink tone="meta" href="/start">
          Start a practice
        </TextLink>
      </p>
      <div className="flex items-center justify-between gap-4">
        <RunsOnWaymark />
        <SignOutButton />
      </div>
    </Main>
  )
}

function DoorRow({ href, practice, children }: { href: string; practice: SpaceLook; children: ReactNode }) {
  return (
    <li className="border-line border-b">
      <Link
        href={href}
        className="flex min-h-16 items-center gap-4 rounded-control px-3 py-3 no-underline transition-colors hover:bg-hover"
      >
        <PracticeMark {...practice} />
        <span>
          <span className="block text-element-sm">{practice.name}</span>
          <span className="block text-13 text-ink-3">{children}</span>
        </span>
      </Link>
    </li>
  )
}
