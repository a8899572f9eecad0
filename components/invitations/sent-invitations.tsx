'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { AskDialog } from '@/components/engagements/ask-dialog'
import { Button } from '@/components/ui/button'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { toast } from '@/components/ui/toast'
import { revoke, sendAgain } from '@/lib/invitations/actions'

export type Sent = {
  id: string
  name: string
  email: string
  /** "Sent yesterday", "Sent May 21, over since". */
  when: string
}

/** Invitations that nobody has accepted yet, and what may be done about each. */
export function SentInvitations({ practiceSlug, sent }: { practiceSlug: string; sent: readonly Sent[] }) {
  return (
    <ul>
      {sent.map((invitation) => (
        <li
          key={invitation.id}
          className="grid gap-x-4 gap-y-2 border-line border-b py-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
        >
          <div className="min-w-0">
            <p className="font-semibold text-15">{invitation.name}</p>
            <p className="text-13 text-ink-3 [overflow-wrap:anywhere]">
              {invitation.email}. {invitation.when}
            </p>
          </div>
          <div className="flex gap-2">
            <SendAgain practiceSlug={practiceSlug} invitation={invitation} />
            <TakeBack practiceSlug={practiceSlug} invitation={invitation} />
          </div>
        </li>
      ))}
    </ul>
  )
}

type Props = { practiceSlug: string; invitation: Sent }

function SendAgain({ practiceSlug, invitation }: Props) {
  const router = useRouter()
  const [sending, start] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  const send = () =>
    start(async () => {
      const answer = await sendAgain(practiceSlug, { invitationId: invitation.id }).catch(() => null)
      setProblem(problemOf(answer))
      if (!answer?.ok) return
      toast({ words: `A new link is on its way to ${invitation.name}.` })
      router.refresh()
    })
  return (
    <>
      <Button
        size={32}
        onClick={send}
        busy={sending && 'Sending'}
        aria-label={`Send again: the invitation to ${invitation.name}`}
      >
        Send again
      </Button>
      <FormProblem className="self-center">{problem}</FormProblem>
    </>
  )
}

function TakeBack({ practiceSlug, invitation }: Props) {
  const router = useRouter()
  return (
    <AskDialog
      trigger={
        <Button size={32} look="quiet" aria-label={`Take back the invitation to ${invitation.name}`}>
          Take back
        </Button>
      }
      title={`Take back the invitation to ${invitation.name}?`}
      body="The link in their email stops working at once. You can invite them anew at any time."
      verb="Take it back"
      busy="Taking it back"
      keep="Leave it open"
      run={() => revoke(practiceSlug, { invitationId: invitation.id })}
      done={() => router.refresh()}
    />
  )
}
