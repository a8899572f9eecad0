'use client'

import { startTransition, useActionState, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { focusFirstTrouble, type Troubles, troublesIn } from '@/components/ui/field-troubles'
import { FormProblem } from '@/components/ui/form-problem'
import { useListening } from '@/components/ui/listening'
import { Main } from '@/components/ui/main'
import { startPractice } from '@/lib/practices/actions'
import { PracticeFields, type PracticeWords } from './practice-fields'
import { PracticeLook } from './practice-look'

type Props = { addressBase: string; zones: readonly string[] }

/** The form of a new practice, and beside it what clients will see. */
export function StartForm({ addressBase, zones }: Props) {
  const listening = useListening()
  const [outcome, start, starting] = useActionState(startPractice, null)
  const [checking, check] = useTransition()
  const [words, setWords] = useState<PracticeWords>({
    name: '',
    slug: '',
    mark: 'compass',
    accentHue: 166,
    timeZone: '',
  })
  const [troubles, setTroubles] = useState<Troubles>({})
  const send = (form: HTMLFormElement) =>
    check(async () => {
      const fields = new FormData(form)
      const found = await troublesOf(fields)
      setTroubles(found)
      if (Object.keys(found).length > 0) focusFirstTrouble(form)
      else startTransition(() => start(fields))
    })
  const refusal = outcome && !outcome.ok ? outcome.refusal : null
  const taken = refusal?.kind === 'conflict' ? refusal.sentence : undefined
  return (
    <>
      <Main className="px-5 pt-8 pb-16 sm:px-10 lg:px-18 lg:pt-11">
        <h1 className="text-title">What is your practice called?</h1>
        <p className="mt-2 text-15 text-ink-2">You can change all of it later.</p>
        <form
          inert={!listening}
          action={start}
          noValidate
          onSubmit={(event) => {
            // Sent by hand where scripts run: a form's own action would put its fields back as they were.
            event.preventDefault()
            send(event.currentTarget)
          }}
          className="mt-7 grid max-w-[27.5rem] gap-5"
        >
          <PracticeFields
            words={words}
            onChange={(changed) => {
              setWords(changed)
              setTroubles({})
            }}
            troubles={{ ...troubles, slug: troubles.slug ?? taken }}
            addressBase={addressBase}
            zones={zones}
            isNew
          />
          {refusal && !taken && Object.keys(troubles).length === 0 && (
            <FormProblem>{refusal.sentence}</FormProblem>
          )}
          <div>
            <Button type="submit" look="primary" size={48} busy={(checking || starting) && 'Opening it'}>
              Open the practice
            </Button>
          </div>
        </form>
      </Main>
      <aside aria-label="Preview" className="border-line bg-sunk px-5 py-8 sm:px-10 lg:border-l lg:pt-11">
        <PracticeLook {...words} />
      </aside>
    </>
  )
}

/** The server says one thing at a time; here every field is told what it needs. */
async function troublesOf(form: FormData): Promise<Troubles> {
  const { practiceInput } = await import('@/lib/practices/input')
  const fields = ['name', 'slug', 'mark', 'accentHue', 'timeZone']
  const read = practiceInput.safeParse(Object.fromEntries(fields.map((name) => [name, form.get(name)])))
  return read.success ? {} : troublesIn(read.error)
}
