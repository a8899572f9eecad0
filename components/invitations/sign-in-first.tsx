'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { sendCode } from '@/lib/auth/actions'

/** An address that signs in already opens other doors, too: its owner says who they are before this one. */
export function SignInFirst({ email }: { email: string }) {
  const [outcome, send, sending] = useActionState(sendCode, null)
  return (
    <form action={send} className="grid gap-3">
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="practice" value="" />
      <div>
        <Button type="submit" look="primary" size={48} busy={sending && 'Sending'}>
          Email me a code
        </Button>
      </div>
      <FormProblem>{outcome && problemOf(outcome)}</FormProblem>
    </form>
  )
}
