'use client'

import { useActionState, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CodeField } from '@/components/ui/field'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { enterCode, sendAnother } from '@/lib/auth/actions'

type Props = {
  practice: string
  /** The code itself, where there is no mailbox to look into. */
  prefilled: string
  /** A sentence under the field. */
  hint: string
}

export function CodeForm({ practice, prefilled, hint }: Props) {
  const [outcome, enter, entering] = useActionState(enterCode, null)
  const [code, setCode] = useState(prefilled)
  const field = useRef<HTMLInputElement>(null)
  // What was written before the page listened counts as well.
  useEffect(() => setCode((written) => field.current?.value ?? written), [])
  return (
    <>
      <form action={enter} noValidate className="mt-8 grid gap-5">
        <CodeField
          ref={field}
          label="Code"
          name="code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          hint={hint}
          error={outcome && !outcome.ok ? outcome.refusal.sentence : null}
        />
        <Button type="submit" look="primary" size={48} busy={entering && 'Signing in'}>
          Sign in
        </Button>
      </form>
      <SendAnother practice={practice} look="secondary" />
    </>
  )
}

export function SendAnother({ practice, look }: { practice: string; look: 'primary' | 'secondary' }) {
  const [outcome, send, sending] = useActionState(sendAnother, null)
  return (
    <form action={send} className="mt-3 grid gap-2">
      <input type="hidden" name="practice" value={practice} />
      <Button type="submit" look={look} size={48} busy={sending && 'Sending'}>
        Send another code
      </Button>
      <FormProblem>{outcome && problemOf(outcome)}</FormProblem>
    </form>
  )
}
