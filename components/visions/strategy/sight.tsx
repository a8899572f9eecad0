'use client'

import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { StatusWord } from '@/components/ui/status-word'
import type { Line, Step } from '@/lib/visions/strategy/line-of-sight'
import { labelClass } from '../elements/fields'
import { followLink } from '../elements/follow-link'
import { usePlanElements, useWholePlan } from '../elements/whole-plan'
import { useLineOfSight } from './use-strategy'

/** How this leads to the why, step by step; each step is followed by its name. */
export function Sight({ id }: { id: string }) {
  const lines = useLineOfSight().from(id)
  if (lines.length === 0) return null
  return (
    <div className="grid gap-1">
      <p className={labelClass}>What it leads to</p>
      <ul className="grid gap-1">
        {lines.map((line) => (
          <li key={line.steps.map((step) => step.id).join()} className="text-14 text-ink-2">
            <SightLine line={line} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function SightLine({ line: { steps, reaches } }: { line: Line }) {
  return (
    <>
      {steps.map((step, index) => (
        <span key={step.id ?? 'why'}>
          {index > 0 && (
            <>
              <ArrowRight
                aria-hidden="true"
                strokeWidth={1.75}
                className="mx-1.5 inline size-3.5 text-ink-3"
              />
              <span className="hidden-words"> leads to </span>
            </>
          )}
          <StepLink step={step} />
        </span>
      ))}
      {!reaches && <span className="text-ink-3">. No role asks for it yet.</span>}
    </>
  )
}

/** The name of something in the plan, which goes there. */
function StepLink({ step }: { step: Step }) {
  const elements = usePlanElements()
  const { homes } = useWholePlan()
  const section = elements.find(({ id }) => id === step.id)?.section ?? homes[step.kind]?.section
  if (!section) return step.name
  return (
    <button
      type="button"
      onClick={() => followLink({ id: step.id ?? '', section })}
      className="reach inline text-left text-accent-ink underline decoration-accent-line underline-offset-3 wrap-anywhere hover:decoration-current"
    >
      {step.name}
    </button>
  )
}

/** Where the plan itself shows that something leads nowhere: a fact, and the way on. */
export function Hint({ fact, children }: { fact: string; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-14 text-ink-2">
      <StatusWord status="attend" className="[&_.block]:text-14">
        {fact}
      </StatusWord>
      {children}
    </div>
  )
}

/** What leads here, read the other way round. */
export function Serving({ id }: { id: string }) {
  const steps = useLineOfSight().serving(id)
  if (steps.length === 0) return null
  return (
    <div className="grid gap-1">
      <p className={labelClass}>What leads here</p>
      <ul className="grid gap-1 text-14 text-ink-2">
        {steps.map((step) => (
          <li key={step.id}>
            <StepLink step={step} />
          </li>
        ))}
      </ul>
    </div>
  )
}
