'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import { ofKind } from '@/lib/visions/document/told'
import {
  type FirstStep,
  type FirstStrategy,
  mostFirstSteps,
  suggestStrategy,
  writeStrategy,
} from '@/lib/visions/strategy/first-strategy'
import { counted } from '@/lib/words'
import { followWhenDrawn } from '../elements/follow-link'
import { byHand, historyOf, stepOf } from '../elements/history'
import { usePlanElements, useWholePlan } from '../elements/whole-plan'
import { ChooseOverlap, NameRole, NameSteps } from './first-strategy-steps'
import { useToday } from './use-strategy'

/**
 * From an overlap and the non-negotiables to a first strategy, in three calm steps: which overlap, which role, which
 * skills with their first milestones. Everything is carried over as a suggestion and written only at the end.
 */
export function FirstStrategyPanel() {
  const { homes, seat } = useWholePlan()
  const elements = usePlanElements()
  const today = useToday()
  const [step, setStep] = useState<Step | null>(null)
  const [draft, setDraft] = useState<FirstStrategy | null>(null)
  const heading = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const left = useRef(false)
  useEffect(() => {
    // Back to where it was opened; after writing, the focus goes to what was written.
    if (left.current) opener.current?.focus()
    left.current = false
  })
  const overlaps = ofKind(elements, 'overlap').filter(({ fields }) => fields.name.trim() !== '')
  if (overlaps.length === 0 || !writtenKinds.every((kind) => homes[kind])) return null

  const begin = (overlap: string) => {
    setDraft(suggestStrategy(elements, overlap, today))
    setStep('role')
  }
  const write = () => {
    if (!draft) return
    const docs = [...new Set(writtenKinds.flatMap((kind) => homes[kind]?.doc ?? []))]
    let written: string[] = []
    const all = docs.reduceRight(
      (inner: () => void, doc) => () => stepOf(doc, () => doc.transact(inner, byHand)),
      () => {
        written = writeStrategy(draft, (kind) => homes[kind] ?? null, {
          byCoach: seat === 'coach',
          origin: byHand,
        })
      },
    )
    all()
    setStep(null)
    setDraft(null)
    const [first] = written
    if (first) followWhenDrawn({ id: first, section: homes.target_role?.section ?? '' })
    toast({
      words: `${counted(written.length, 'row')} written into your strategy`,
      undo: () => {
        for (const doc of docs) historyOf(doc).undo()
      },
    })
  }

  const leave = () => {
    setStep(null)
    left.current = true
  }

  if (step === null)
    return (
      <Button
        ref={opener}
        look="quiet"
        size={32}
        className="mt-1 -ml-3 print:hidden"
        onClick={() => setStep('overlap')}
      >
        Turn an overlap into a first strategy
      </Button>
    )
  return (
    <section
      aria-labelledby={heading}
      className="mt-4 rounded-panel border border-edge bg-paper p-5 print:hidden"
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave()
      }}
    >
      <p className="text-13 text-ink-3">Step {steps.indexOf(step) + 1} of 3</p>
      <h4 id={heading} className="text-h2">
        {titles[step]}
      </h4>
      {step === 'overlap' && <ChooseOverlap overlaps={overlaps} elements={elements} onChoose={begin} />}
      {step === 'role' && draft && (
        <NameRole role={draft.role} onRole={(role) => setDraft({ ...draft, role })} />
      )}
      {step === 'steps' && draft && (
        <NameSteps steps={padded(draft.steps)} onSteps={(next) => setDraft({ ...draft, steps: next })} />
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        {step === 'role' && <Button onClick={() => setStep('steps')}>Go on to the skills</Button>}
        {step === 'steps' && <Button onClick={write}>Write it into my strategy</Button>}
        {step !== 'overlap' && (
          <Button look="quiet" onClick={() => setStep(step === 'steps' ? 'role' : 'overlap')}>
            Back
          </Button>
        )}
        <Button look="quiet" onClick={leave}>
          Not now
        </Button>
      </div>
    </section>
  )
}

type Step = 'overlap' | 'role' | 'steps'

const steps: readonly Step[] = ['overlap', 'role', 'steps']

const titles: Record<Step, string> = {
  overlap: 'Which overlap do you start from?',
  role: 'Which role would let you live there?',
  steps: 'What does it ask of you, and what comes first?',
}

const writtenKinds = ['target_role', 'skill_gap', 'milestone'] as const satisfies readonly ElementKind[]

/** Always the same three places, empty where nothing was suggested. */
function padded(given: readonly FirstStep[]): FirstStep[] {
  return Array.from(
    { length: mostFirstSteps },
    (_, index) => given[index] ?? { skill: '', milestone: '', due: '' },
  )
}
