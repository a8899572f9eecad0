'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { FormProblem } from '@/components/ui/form-problem'
import { stopEmails } from '@/lib/notices/actions'

/** The one button of the page that a link below a mail leads to. */
export function StopForm({ token, stopped }: { token: string; stopped: boolean }) {
  const router = useRouter()
  const [outcome, stop, stopping] = useActionState(stopEmails, null)
  const done = outcome?.ok === true
  // The heading asks no more.
  useEffect(() => {
    if (done) router.refresh()
  }, [done, router])
  if (done) {
    return (
      <p role="status" className="mt-8 font-medium text-15">
        Stopped.
      </p>
    )
  }
  if (stopped) return null
  return (
    <form action={stop} className="mt-8 grid gap-3">
      <input type="hidden" name="token" value={token} />
      <Button type="submit" look="primary" size={48} busy={stopping && 'Stopping'}>
        Stop these emails
      </Button>
      <FormProblem>{outcome?.refusal.sentence}</FormProblem>
    </form>
  )
}
