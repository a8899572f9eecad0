'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
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
      {outcome && !outcome.ok && (
        <p role="alert" className="font-medium text-13 text-danger">
          {outcome.refusal.sentence}
        </p>
      )}
    </form>
  )
}
