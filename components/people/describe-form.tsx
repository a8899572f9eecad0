'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { focusFirstTrouble, type Troubles, troublesIn } from '@/components/ui/field-troubles'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { useListening } from '@/components/ui/listening'
import { SelectField } from '@/components/ui/select-field'
import { toast } from '@/components/ui/toast'
import { describeMe } from '@/lib/people/actions'

type Member = { name: string; place: string; timeZone: string }
type Props = { practice: string; member: Member; zones: readonly string[]; coaches: boolean }

/** A name, a place and a time zone, as others read them. */
export function DescribeForm({ practice, member, zones, coaches }: Props) {
  const router = useRouter()
  const listening = useListening()
  const [words, setWords] = useState(member)
  const [troubles, setTroubles] = useState<Troubles>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, start] = useTransition()

  const change = (changed: Partial<Member>) => {
    setWords({ ...words, ...changed })
    setTroubles({})
    setProblem(null)
  }
  const save = (form: HTMLFormElement) =>
    start(async () => {
      const { describeInput } = await import('@/lib/people/input')
      const read = describeInput.safeParse(words)
      setTroubles(read.success ? {} : troublesIn(read.error))
      if (!read.success) return focusFirstTrouble(form)
      const answer = await describeMe(practice, words).catch(() => null)
      if (!answer?.ok) return setProblem(problemOf(answer, 'Nothing has changed. Try again.'))
      toast({ words: 'Saved. Others see it from now on.' })
      router.refresh()
    })

  return (
    <form
      inert={!listening}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save(event.currentTarget)
      }}
      className="mt-7 grid max-w-[27.5rem] gap-5"
    >
      <Field
        label="Name"
        autoComplete="name"
        maxLength={120}
        value={words.name}
        error={troubles.name}
        onChange={({ target }) => change({ name: target.value })}
      />
      <Field
        label="Where you live"
        aside={<span className="text-13 text-ink-3">Optional</span>}
        autoComplete="address-level2"
        maxLength={80}
        hint="A city, as you would say it: Portland, Maine. Beside your hours it says whose they are."
        value={words.place}
        error={troubles.place}
        onChange={({ target }) => change({ place: target.value })}
      />
      <SelectField
        label="Time zone"
        value={words.timeZone}
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        onChange={({ target }) => change({ timeZone: target.value })}
        hint={
          coaches
            ? 'Every time you read is in it, and so are the hours you offer. What is booked stays at its moment.'
            : 'Every time you read is in it. What is booked stays at its moment.'
        }
      />
      <FormProblem>{problem}</FormProblem>
      <div>
        <Button type="submit" look="primary" size={48} busy={saving && 'Saving'}>
          Save
        </Button>
      </div>
    </form>
  )
}
