'use client'

import { useActionState, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { sendCode } from '@/lib/auth/actions'

export function SignInForm({ practice }: { practice: string }) {
  const [outcome, send, sending] = useActionState(sendCode, null)
  const [email, setEmail] = useState('')
  const field = useRef<HTMLInputElement>(null)
  // What was written or filled in before the page listened counts as well.
  useEffect(() => setEmail((written) => written || (field.current?.value ?? '')), [])
  return (
    <form action={send} noValidate className="mt-8 grid gap-5">
      {/* Not type="email": browsers refuse or rewrite addresses that mail accepts. */}
      <Field
        ref={field}
        label="Email"
        name="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={outcome && !outcome.ok ? outcome.refusal.sentence : null}
      />
      <input type="hidden" name="practice" value={practice} />
      <Button type="submit" look="primary" size={48} busy={sending && 'Sending'}>
        Email me a code
      </Button>
    </form>
  )
}
