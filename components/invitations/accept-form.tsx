'use client'

import { startTransition, useActionState, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { acceptInvitation } from '@/lib/invitations/actions'

type Props = { token: string; termsHash: string; words: string }

/** Opening the link shows this button and changes nothing: mail scanners open links, too. */
export function AcceptForm({ token, termsHash, words }: Props) {
  const [outcome, accept, accepting] = useActionState(acceptInvitation, null)
  const [timeZone, setTimeZone] = useState('')
  useEffect(() => setTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone), [])
  return (
    <form
      action={accept}
      onSubmit={(event) => {
        event.preventDefault()
        const fields = new FormData(event.currentTarget)
        startTransition(() => accept(fields))
      }}
      className="grid gap-3"
    >
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="termsHash" value={termsHash} />
      <input type="hidden" name="timeZone" value={timeZone} />
      <div>
        <Button type="submit" look="primary" size={48} busy={accepting && 'Joining'}>
          {words}
        </Button>
      </div>
      <FormProblem>{outcome && problemOf(outcome)}</FormProblem>
    </form>
  )
}
