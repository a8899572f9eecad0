'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { openLink } from '@/lib/auth/actions'

/** Opening the link shows this button and changes nothing: mail scanners open links, too. */
export function LinkForm({ token }: { token: string }) {
  const [outcome, open, opening] = useActionState(openLink, null)
  return (
    <form action={open} className="mt-8 grid gap-3">
      <input type="hidden" name="token" value={token} />
      <Button type="submit" look="primary" size={48} busy={opening && 'Signing in'}>
        Sign in
      </Button>
      <FormProblem>{outcome && problemOf(outcome)}</FormProblem>
    </form>
  )
}
