'use client'

import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { CodeField } from '@/components/ui/field'
import { problemOf } from '@/components/ui/form-problem'
import { giveProof } from '@/lib/auth/actions'

export type ProofSent = { email: string; code: string | null }

/** Six digits from the mailbox, because signing in was a while ago. What they wrote so far stays as it is. */
export function ProofForm({
  proof,
  verb,
  onAgain,
  onProven,
  onBack,
}: {
  proof: ProofSent
  verb: string
  onAgain: () => void
  onProven: () => Promise<void>
  onBack: () => void
}) {
  const [problem, setProblem] = useState<string | null>(null)
  const [proving, start] = useTransition()
  const prove = async (fields: FormData) => {
    setProblem(null)
    const answer = await giveProof(null, fields).catch(() => null)
    if (answer?.ok) await onProven()
    else setProblem(problemOf(answer))
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const fields = new FormData(event.currentTarget)
        start(() => prove(fields))
      }}
      className="grid gap-4"
    >
      <div>
        <h3 className="text-15 font-semibold">{proof.code ? 'Here is your code.' : 'Look in your email.'}</h3>
        <p className="mt-1 text-14 text-ink-2">
          {proof.code
            ? 'The demo sends no email. Signing asks for a code when you signed in more than ten minutes ago.'
            : `You signed in more than ten minutes ago, so a code went to ${proof.email}. It works for 10 minutes.`}
        </p>
      </div>
      <CodeField
        // A new mail is a new form: the old code must not stay in it.
        key={proof.code ?? 'mailed'}
        label="Code"
        name="code"
        autoFocus
        defaultValue={proof.code ?? ''}
        hint="Six digits, once, in this browser."
        error={problem}
      />
      <Button type="submit" look="primary" size={48} busy={proving && 'Signing'}>
        {verb}
      </Button>
      <div className="flex flex-wrap justify-center gap-2">
        <Button look="quiet" onClick={onAgain}>
          Send another code
        </Button>
        <Button look="quiet" onClick={onBack}>
          Not now
        </Button>
      </div>
    </form>
  )
}
