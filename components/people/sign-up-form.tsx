'use client'

import { useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { useListening } from '@/components/ui/listening'
import { signUp } from '@/lib/auth/actions'

/** For whoever starts a practice. The answer is the same for an address that signs in already. */
export function SignUpForm() {
  const listening = useListening()
  const [outcome, send, sending] = useActionState(signUp, null)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const refused = outcome && !outcome.ok ? outcome.refusal.sentence : null
  const aboutName = refused !== null && name.trim() === ''
  return (
    <form inert={!listening} action={send} noValidate className="mt-8 grid gap-5">
      <Field
        label="Your name"
        name="name"
        autoComplete="name"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={aboutName ? refused : null}
      />
      {/* Not type="email": browsers refuse or rewrite addresses that mail accepts. */}
      <Field
        label="Email"
        name="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={aboutName ? null : refused}
      />
      <Button type="submit" look="primary" size={48} busy={sending && 'Sending'}>
        Email me a code
      </Button>
    </form>
  )
}
