import type { ReactNode } from 'react'
import { SignOutButton } from '@/components/people/sign-out-button'
import { recordDay } from '@/lib/dates'
import type { InvitationAtTheDoor } from '@/lib/invitations/queries'
import { signInFirst, somebodyElse } from '@/lib/invitations/words'
import { firstName } from '@/lib/people/name'
import { counted } from '@/lib/words'
import { AcceptForm } from './accept-form'
import { SignInFirst } from './sign-in-first'

type Props = {
  door: InvitationAtTheDoor
  token: string
  signedInAs: { id: string; email: string } | null
}

/** Who invites, to what, and what joining means, on paper; the way in stands at its foot, after the reading. */
export function InvitationSheet({ door, token, signedInAs }: Props) {
  const { inviter, invited, practice, engagement, to, note, terms } = door
  const isOther = signedInAs !== null && signedInAs.id !== invited.loginId
  return (
    <article className="mt-4 rounded-sheet border border-line bg-paper px-6 py-9 shadow-sheet sm:px-18 sm:py-14">
      <h1 className="text-title">
        {to === 'client'
          ? `${inviter} invites you to write your vision plan.`
          : `${inviter} invites you to coach at ${practice.name}.`}
      </h1>
      {isOther && signedInAs && (
        <div className="mt-6 grid justify-items-start gap-3 border-attend-mark border-l-[3px] pl-4">
          <p className="text-15">{somebodyElse(door, signedInAs.email)}</p>
          <SignOutButton />
        </div>
      )}
      {note && (
        <blockquote className="mt-6 font-serif text-[1.1875rem]/7 whitespace-pre-line [overflow-wrap:anywhere]">
          {note}
        </blockquote>
      )}
      {engagement && (
        <dl className="mt-8 grid gap-x-8 gap-y-4 border-line border-y py-5 sm:grid-cols-[1fr_auto_auto]">
          <Fact name="What you will work on">{engagement.purpose}</Fact>
          <Fact name="Begins">
            <time dateTime={engagement.startsOn}>{recordDay(engagement.startsOn)}</time>
          </Fact>
          <Fact name="Agreed">{counted(engagement.sessionsAgreed, 'session')}</Fact>
        </dl>
      )}
      <h2 className="mt-9 text-h2">Who sees what</h2>
      <dl className="mt-1">
        {terms.map(({ title, says }) => (
          <div
            key={title}
            className="grid gap-x-8 gap-y-0.5 border-line border-b py-3.5 sm:grid-cols-[9.5rem_minmax(0,1fr)]"
          >
            <dt className="font-semibold text-15">{title}</dt>
            <dd className="text-15 text-ink-2">{says}</dd>
          </div>
        ))}
      </dl>
      {!isOther && (
        <div className="mt-8 grid gap-4">
          <WayIn door={door} token={token} signedInAs={signedInAs} />
        </div>
      )}
    </article>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-13 text-ink-3">{name}</dt>
      <dd className="text-element-sm">{children}</dd>
    </div>
  )
}

function WayIn({ door, token, signedInAs }: Props) {
  const { invited, inviter, practice, to } = door
  if (!signedInAs && !invited.isNew) {
    return (
      <>
        <p className="text-15">{signInFirst(invited.email)}</p>
        <SignInFirst email={invited.email} />
      </>
    )
  }
  return (
    <>
      <p className="text-15 text-ink-2">
        By accepting you join {practice.name} as {invited.name}, and agree to what stands above.{' '}
        {firstName(inviter)} invites you on the same terms.
      </p>
      <AcceptForm
        token={token}
        termsHash={door.termsHash}
        words={to === 'client' ? 'Accept and start your vision plan' : 'Accept and join'}
      />
    </>
  )
}
