import type { Metadata } from 'next'
import { KeepForm } from '@/components/commitments/keep-form'
import { SignInFrame, SignInHeading } from '@/components/people/sign-in-frame'
import { LinkButton } from '@/components/ui/link-button'
import { TextLink } from '@/components/ui/text-link'
import { now } from '@/lib/clock'
import { commitmentAtTheDoor } from '@/lib/commitments/queries'
import { overLink } from '@/lib/commitments/words'
import { dayOf, plannedDay } from '@/lib/dates'
import { firstName } from '@/lib/people/name'

export const metadata: Metadata = { title: 'A reminder', referrer: 'same-origin', robots: { index: false } }

/** Says what is to be confirmed, and has one button. Opening it changes nothing. */
export default async function ReminderPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const door = await commitmentAtTheDoor(token)
  if (!door || door.state === 'over') {
    return (
      <SignInFrame practice={door && { ...door.practice, closedAt: null }}>
        <SignInHeading title="This link is over.">
          <p>{overLink}</p>
        </SignInHeading>
        <LinkButton look="primary" size={48} href="/" className="mt-8 w-full">
          Go to Waymark
        </LinkButton>
      </SignInFrame>
    )
  }
  const home = `/p/${door.practice.slug}/${door.seat}`
  const other = firstName(door.other)
  const today = dayOf(now(), door.zone)
  return (
    <SignInFrame practice={{ ...door.practice, closedAt: null }}>
      <SignInHeading title={door.state === 'open' ? 'Did you do it?' : settled[door.outcome ?? 'kept']}>
        <p>You said you would:</p>
      </SignInHeading>
      <p className="mt-3 border-accent-line border-l-2 pl-4 font-serif text-[1.25rem] leading-8 text-ink wrap-anywhere">
        {door.text}
      </p>
      {door.dueOn && door.state === 'open' && (
        <p className="mt-2 pl-4 text-13 text-ink-2">Due {plannedDay(door.dueOn, { today })}</p>
      )}
      {door.state === 'open' ? (
        <>
          <KeepForm token={token} other={other} />
          <p className="mt-6 text-14 text-ink-2">
            It went otherwise, or not yet? <TextLink href={home}>Sign in</TextLink> to let it go or to change
            it.
          </p>
        </>
      ) : (
        <>
          <p className="mt-6 text-15 text-ink-2">{other} sees it too. There is nothing left to do here.</p>
          <LinkButton size={48} href={home} className="mt-6 w-full">
            Go to {door.practice.name}
          </LinkButton>
        </>
      )}
    </SignInFrame>
  )
}

const settled = { kept: 'You kept it.', let_go: 'You let it go.', changed: 'You changed it.' }
