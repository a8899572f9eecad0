import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { EndOthersButton, EndSignInButton } from '@/components/people/sign-in-ending'
import { SignOutButton } from '@/components/people/sign-out-button'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { currentSignIn, mySpaces } from '@/lib/auth/current'
import { deviceName } from '@/lib/auth/device'
import { type SignInRow, signInsOf } from '@/lib/auth/queries'
import { now } from '@/lib/clock'
import { dayOf, type Reader, recordDay, since } from '@/lib/dates'
import { countedInWords } from '@/lib/words'

export const metadata: Metadata = { title: 'Your sign-ins' }

export default async function SignInsPage() {
  const current = await currentSignIn()
  if (!current) redirect('/sign-in')
  const [rows, spaces] = await Promise.all([signInsOf(current.login.id), mySpaces()])
  const reader = { zone: spaces[0]?.member.timeZone ?? 'UTC', now: now() }
  const here = rows.filter((row) => row.id === current.id)
  const elsewhere = rows.filter((row) => row.id !== current.id)
  return (
    <Main className="mx-auto grid w-full max-w-sheet gap-8 px-6 py-12 sm:py-20">
      <div className="grid gap-3">
        <p>
          <TextLink tone="meta" href="/">
            Back to your home
          </TextLink>
        </p>
        <h1 className="text-title">{headline(elsewhere.length)}</h1>
        <p className="text-15 text-ink-2 wrap-anywhere">
          For {current.login.email}. A sign-in ends by itself after 14 days without use, and after 60 days in
          any case.
        </p>
      </div>
      <ul className="border-line border-t">
        {[...here, ...elsewhere].map((row) => (
          <li
            key={row.id}
            className="grid gap-3 border-line border-b px-3 py-4 sm:grid-cols-[1fr_auto] sm:items-center"
          >
            <SignInWords row={row} current={row.id === current.id} reader={reader} />
            {row.id === current.id ? (
              <SignOutButton />
            ) : (
              <EndSignInButton signInId={row.id} device={deviceName(row.userAgent)} />
            )}
          </li>
        ))}
      </ul>
      {elsewhere.length > 1 && <EndOthersButton />}
    </Main>
  )
}

function headline(elsewhere: number) {
  if (elsewhere === 0) return 'You are signed in here and nowhere else.'
  return `You are signed in here and in ${countedInWords(elsewhere, 'other place')}.`
}

function SignInWords({ row, current, reader }: { row: SignInRow; current: boolean; reader: Reader }) {
  return (
    <div>
      <p className="text-element-sm">
        {deviceName(row.userAgent)}
        {current && <span className="text-ink-3">, this browser</span>}
      </p>
      <p className="text-13 text-ink-3">
        Signed in {methods[row.method] ?? `with ${row.method}`} on{' '}
        <Time at={row.createdAt} zone={reader.zone}>
          {recordDay(dayOf(row.createdAt, reader.zone))}
        </Time>
        , last used{' '}
        <Time at={row.lastSeenAt} zone={reader.zone}>
          {since(row.lastSeenAt, reader)}
        </Time>
      </p>
    </div>
  )
}

const methods: Record<string, string> = {
  'email-code': 'with a code by email',
  'email-link': 'with a link by email',
}
