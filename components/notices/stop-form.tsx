'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { stopEmails } from '@/lib/notices/actions'

/** The one button of the page that a link below a mail leads to. */
export function StopForm({ token }: { token: string }) {
  const [outcome, stop, stopping] = useActionState(stopEmails, null)
  if (outcome?.ok) {
    return (
      <p role="status" className="mt-8 font-medium text-15">
        Stopped. The bell still tells you.
      </p>
    )
  }
  return (
    <form action={stop} className="mt-8 grid gap-3">
      <input type="hidden" name="token" value={token} />
      <Button type="submit" look="primary" size={48} busy={stopping && 'Stopping'}>
        Stop these emails
      </Button>
      {outcome && (
        <p role="alert" className="font-medium text-13 text-danger">
          {outcome.refusal.sentence}
        </p>
      )}
    </form>
  )
}
