import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { CodeForm, SendAnother } from '@/components/people/sign-in-code-form'
import { SignInFrame, SignInHeading } from '@/components/people/sign-in-frame'
import { TextLink } from '@/components/ui/text-link'
import { codeInOutbox, mayBorrowPeople } from '@/lib/auth/demo'
import { practiceAtTheDoor, requestInBrowser } from '@/lib/auth/queries'
import { refusals } from '@/lib/auth/request'
import { askingCookie } from '@/lib/auth/steps'

export const metadata: Metadata = { title: 'Your code' }

type Props = { searchParams: Promise<{ practice?: string | string[]; again?: string | string[] }> }

export default async function CodePage({ searchParams }: Props) {
  const search = await searchParams
  const slug = typeof search.practice === 'string' ? search.practice : ''
  const browser = (await cookies()).get(askingCookie())?.value
  const [practice, request] = await Promise.all([
    slug ? practiceAtTheDoor(slug) : null,
    browser ? requestInBrowser(browser) : null,
  ])
  if (request?.state === 'used') redirect('/')
  if (!request) redirect(practice ? `/sign-in?practice=${practice.slug}` : '/sign-in')
  const demo = await mayBorrowPeople(await headers())
  const code = demo && request.state === 'waiting' ? codeInOutbox(request.id) : null

  return (
    <SignInFrame practice={practice}>
      {request.state === 'waiting' ? (
        <>
          <SignInHeading title={code ? 'Here is your code.' : 'Look in your email.'}>
            {code ? (
              <p>The demo sends no email. This is the code for {request.email}.</p>
            ) : (
              <p>
                {search.again === undefined ? 'A code and a link go' : 'A new code and a new link go'} to{' '}
                <strong className="font-semibold text-ink [overflow-wrap:anywhere]">{request.email}</strong>
                {request.name === null && ' if someone here signs in with it'}. The code works for 10 minutes.
              </p>
            )}
          </SignInHeading>
          {/* A new request is a new form: the old code must not stay in it. */}
          <CodeForm
            key={request.id}
            practice={practice?.slug ?? ''}
            prefilled={code ?? ''}
            hint={
              code && request.name === null
                ? 'It works once, and only for people of the demo.'
                : 'Six digits, once, in this browser.'
            }
          />
        </>
      ) : (
        <>
          <SignInHeading title="That code is closed.">
            <p>{refusals[request.state]}</p>
          </SignInHeading>
          <div className="mt-5">
            <SendAnother practice={practice?.slug ?? ''} look="primary" />
          </div>
        </>
      )}
      <p className="mt-7">
        <TextLink href={otherAddress(practice?.slug, request.name !== null)}>Use another address</TextLink>
      </p>
    </SignInFrame>
  )
}

function otherAddress(slug: string | undefined, signsUp: boolean) {
  if (signsUp) return '/start'
  return slug ? `/sign-in?practice=${slug}` : '/sign-in'
}
