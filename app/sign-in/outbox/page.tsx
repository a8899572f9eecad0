import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { SignInFrame, SignInHeading } from '@/components/people/sign-in-frame'
import { Time } from '@/components/ui/time'
import { mayBorrowPeople } from '@/lib/auth/demo'
import { now } from '@/lib/clock'
import { since } from '@/lib/dates'
import { outbox } from '@/lib/emails/outbox'

export const metadata: Metadata = { title: 'Outbox' }

/** What the demo would have mailed, to be read instead. */
export default async function OutboxPage() {
  if (!(await mayBorrowPeople(await headers()))) notFound()
  const mails = await outbox()
  const reader = { zone: 'UTC', now: now() }
  return (
    <SignInFrame practice={null}>
      <SignInHeading title={mails.length === 0 ? 'Nothing waits to be sent.' : 'These would have been sent.'}>
        <p>The demo keeps its mail here. With SMTP_URL set, this page does not exist.</p>
      </SignInHeading>
      <ul className="mt-6">
        {mails.map(({ id, to, writtenAt, mail }) => (
          <li key={id} className="grid gap-2 border-line border-t py-4 text-14">
            <h2 className="text-element-sm">{mail.subject}</h2>
            <p className="text-13 text-ink-3">
              To {to},{' '}
              <Time at={writtenAt} zone={reader.zone}>
                {since(writtenAt, reader)}
              </Time>
            </p>
            {mail.blocks.map((block) =>
              'link' in block ? (
                <a key={block.link} href={block.link} className="text-accent-ink underline">
                  {block.words}
                </a>
              ) : 'code' in block ? (
                <p key={block.code} className="font-semibold">
                  {block.code}
                </p>
              ) : 'say' in block ? (
                <p key={block.say}>{block.say}</p>
              ) : (
                <p key={block.aside} className="text-13 text-ink-3">
                  {block.aside}
                </p>
              ),
            )}
            {mail.stop && (
              <a href={mail.stop.page} className="text-13 text-ink-3 underline">
                {mail.stop.words}
              </a>
            )}
          </li>
        ))}
      </ul>
    </SignInFrame>
  )
}
