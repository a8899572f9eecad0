'use client'

import { Upload } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type ChangeEvent, useId, useRef, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/dialog'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { toast } from '@/components/ui/toast'
import { recordDay } from '@/lib/dates'
import { beginFromFile } from '@/lib/visions/actions'
import { counted, listed } from '@/lib/words'
import { type Glance, glanceAt } from './glance'

type Props = {
  practice: string
  visionId: string
  /** The coach's first name. */
  coach: string
}

/** For whoever brings a plan along: a file that Waymark exported becomes the words of this one. */
export function BeginFromFile({ practice, visionId, coach }: Props) {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<{ text: string; glance: Glance } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [beginning, start] = useTransition()
  const hint = useId()

  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? []
    // The same file can be chosen again after it was mended.
    const text = (await file?.text()) ?? ''
    target.value = ''
    if (!file) return
    const glance = glanceAt(text)
    setProblem(
      glance ? null : 'This is not a plan that Waymark exported. Choose the file that ends in .json.',
    )
    setChosen(glance && { text, glance })
  }
  const begin = (text: string) =>
    start(async () => {
      const answer = await beginFromFile(practice, { visionId, file: text }).catch(() => null)
      setChosen(null)
      if (!answer?.ok) return setProblem(problemOf(answer, 'Nothing has changed. Try again.'))
      setProblem(null)
      toast({ words: `${counted(answer.value.sections, 'section')} taken from the file` })
      router.refresh()
    })

  return (
    <div className="mt-6 max-w-measure print:hidden">
      <Button
        look="quiet"
        size={32}
        className="-ml-3"
        icon={<Upload aria-hidden="true" strokeWidth={1.75} />}
        onClick={() => input.current?.click()}
        aria-describedby={hint}
      >
        Begin from an exported file
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label="A plan that Waymark exported, as JSON"
        tabIndex={-1}
        hidden
        onChange={choose}
      />
      <p id={hint} className="text-13 text-ink-3">
        If you bring a plan along from another engagement or another practice. Only while nothing is written
        here.
      </p>
      <FormProblem className="mt-1">{problem}</FormProblem>
      {chosen && (
        <Dialog
          open
          onOpenChange={(open) => {
            if (!open) setChosen(null)
          }}
          title="Begin with the plan in this file?"
          body={<WhatComes glance={chosen.glance} coach={coach} />}
        >
          <DialogActions>
            <Button look="primary" onClick={() => begin(chosen.text)} busy={beginning && 'Beginning'}>
              Begin with this plan
            </Button>
            <DialogClose>
              <Button look="quiet">Begin empty</Button>
            </DialogClose>
          </DialogActions>
        </Dialog>
      )}
    </div>
  )
}

function WhatComes({ glance: { client, on, shared, own }, coach }: { glance: Glance; coach: string }) {
  return (
    <>
      <p>
        The plan of {client}, as it stood on {recordDay(on)}.
      </p>
      {shared.length > 0 && (
        <p className="mt-2">
          {coach} will read: {listed(shared)}.
        </p>
      )}
      {own.length > 0 && <p className="mt-2">Only you: {listed(own)}.</p>}
    </>
  )
}
