'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { useListening } from '@/components/ui/listening'
import { SelectField } from '@/components/ui/select-field'
import { toast } from '@/components/ui/toast'
import { enterHours } from '@/lib/hours/actions'

/** Hours from before, or from another place of work: they count with the others. */
export function EnterHours({ practice, today }: { practice: string; today: string }) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const listening = useListening()
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, start] = useTransition()
  const save = (fields: FormData) =>
    start(async () => {
      const text = (name: string) => String(fields.get(name) ?? '')
      const answer = await enterHours(practice, {
        client: text('client'),
        people: text('people'),
        beganOn: text('beganOn'),
        endedOn: text('endedOn'),
        hours: text('hours'),
        pay: text('pay') === 'pro bono' ? 'pro bono' : 'paid',
      }).catch(() => null)
      setProblem(problemOf(answer))
      if (!answer?.ok) return
      form.current?.reset()
      toast({ words: 'Entered' })
      router.refresh()
    })
  return (
    <form
      ref={form}
      inert={!listening}
      onSubmit={(event) => {
        event.preventDefault()
        save(new FormData(event.currentTarget))
      }}
      className="mt-4 grid max-w-measure gap-4"
    >
      <div className="grid items-start gap-4 sm:grid-cols-[2fr_1fr]">
        <Field
          label="Client or group"
          name="client"
          maxLength={120}
          required
          autoComplete="off"
          hint="Initials are enough."
        />
        <Field
          label="People"
          name="people"
          type="number"
          inputMode="numeric"
          min={1}
          max={500}
          defaultValue={1}
          required
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="First day" name="beganOn" type="date" max={today} required />
        <Field label="Last day" name="endedOn" type="date" max={today} required />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Hours"
          name="hours"
          type="number"
          inputMode="decimal"
          min={0.25}
          max={10_000}
          step={0.25}
          required
        />
        <SelectField
          label="Paid"
          name="pay"
          options={[
            { value: 'paid', label: 'Paid' },
            { value: 'pro bono', label: 'Pro bono' },
          ]}
        />
      </div>
      <FormProblem>{problem}</FormProblem>
      <div>
        <Button type="submit" busy={saving ? 'Entering' : undefined}>
          Enter these hours
        </Button>
      </div>
    </form>
  )
}
