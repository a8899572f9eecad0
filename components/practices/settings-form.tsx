'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { focusFirstTrouble, type Troubles, troublesIn } from '@/components/ui/field-troubles'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { useListening } from '@/components/ui/listening'
import { toast } from '@/components/ui/toast'
import { changePractice } from '@/lib/practices/actions'
import { PracticeFields, type PracticeWords } from './practice-fields'
import { PracticeLook } from './practice-look'

type Props = { practice: PracticeWords; addressBase: string; zones: readonly string[] }

/** What an owner may change about the practice. A new address is where the page goes on. */
export function SettingsForm({ practice, addressBase, zones }: Props) {
  const router = useRouter()
  const listening = useListening()
  // A page hands over the whole practice; only these are a form's to send.
  const { name, slug, mark, accentHue, timeZone } = practice
  const [words, setWords] = useState({ name, slug, mark, accentHue, timeZone })
  const [troubles, setTroubles] = useState<Troubles>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, start] = useTransition()

  const save = (form: HTMLFormElement) =>
    start(async () => {
      const { practiceInput } = await import('@/lib/practices/input')
      const read = practiceInput.safeParse(words)
      const found = read.success ? {} : troublesIn(read.error)
      setTroubles(found)
      // What is wrong with no field in particular is said under all of them.
      setProblem(found[''] ?? null)
      if (!read.success) return focusFirstTrouble(form)
      const answer = await changePractice(practice.slug, read.data).catch(() => null)
      if (answer?.ok) {
        // With another address, everything on this page leads to one that is gone: a whole new page.
        if (answer.value.slug !== practice.slug)
          return window.location.assign(`/p/${answer.value.slug}/settings`)
        toast({ words: 'The practice is saved.' })
        router.refresh()
      } else if (answer?.refusal.kind === 'conflict') {
        setTroubles({ slug: answer.refusal.sentence })
        focusFirstTrouble(form)
      } else setProblem(problemOf(answer, 'Nothing has changed. Try again.'))
    })

  return (
    <div className="grid gap-x-16 gap-y-8 lg:grid-cols-[27.5rem_minmax(0,22rem)]">
      <form
        inert={!listening}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save(event.currentTarget)
        }}
        className="grid gap-5"
      >
        <PracticeFields
          words={words}
          onChange={(changed) => {
            setWords(changed)
            setTroubles({})
          }}
          troubles={troubles}
          addressBase={addressBase}
          zones={zones}
        />
        <FormProblem>{problem}</FormProblem>
        <div>
          <Button type="submit" look="primary" size={48} busy={saving && 'Saving'}>
            Save the practice
          </Button>
        </div>
      </form>
      <PracticeLook {...words} />
    </div>
  )
}
