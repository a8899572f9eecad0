import Link from 'next/link'
import { PracticeMark } from '@/components/brand/practice-mark'
import { RunsOnWaymark } from '@/components/brand/waymark-logo'
import { Main } from '@/components/ui/main'
import { homeIn, type Login, type Space } from '@/lib/auth/actor'
import { SignOutButton } from './sign-out-button'

/** The practices of one person, each a door of its own. */
export function SpaceList({ login, spaces }: { login: Login; spaces: Space[] }) {
  return (
    <Main className="mx-auto grid w-full max-w-measure gap-8 px-6 py-16 sm:py-24">
      {spaces.length === 0 ? (
        <div className="grid gap-3">
          <h1 className="text-title">You belong to no practice yet.</h1>
          <p className="text-15 text-ink-2">
            You are signed in as {login.email}. Your coach invites you; ask for the invitation to go to this
            address.
          </p>
        </div>
      ) : (
        <>
          <h1 className="text-title">Where would you like to go?</h1>
          <ul className="border-line border-t">
            {spaces.map((space) => (
              <li key={space.practice.id} className="border-line border-b">
                <Link
                  href={homeIn(space)}
                  className="flex min-h-16 items-center gap-4 rounded-control px-3 py-3 no-underline transition-colors hover:bg-hover"
                >
                  <PracticeMark name={space.practice.name} mark={space.practice.mark} />
                  <span>
                    <span className="block text-element-sm">{space.practice.name}</span>
                    <span className="block text-13 text-ink-3">You are {places[space.member.role]}.</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="flex items-center justify-between gap-4">
        <RunsOnWaymark />
        <SignOutButton />
      </div>
    </Main>
  )
}

const places = { owner: 'the owner', coach: 'a coach', client: 'a client' } as const
