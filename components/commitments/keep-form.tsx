'use client'

import { useRouter } from 'next/navigation'
import { useActionState, useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { TextareaField } from '@/components/ui/field'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { keepByLink } from '@/lib/commitments/actions'

/** The one button of a reminder's page. Works without its script too; then the page is loaded once more. */
export function KeepForm({ token, other }: { token: string; other: string }) {
  const router = useRouter()
  const [outcome, keep, keeping] = useActionState(keepByLink, null)
  const done = outcome?.ok === true
  useEffect(() => {
    if (done) router.refresh()
  }, [done, router])
  return (
    <form action={keep} className="mt-7 grid gap-5">
      <input type="hidden" name="token" value={token} />
      <TextareaField
        label="How did it go?"
        hint={`A line, if you like. ${other} reads it too.`}
        name="words"
        forPerson
        rows={2}
        maxLength={1000}
      />
      <Button type="submit" look="primary" size={48} busy={(keeping || done) && 'Saving'}>
        I kept it
      </Button>
      <FormProblem>{outcome && problemOf(outcome)}</FormProblem>
    </form>
  )
}
