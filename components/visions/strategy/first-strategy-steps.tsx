'use client'

import { useEffect, useId, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { elementKinds } from '@/lib/visions/document/element-kinds'
import { tellDate } from '@/lib/visions/document/tell'
import { type AnyTold, ofKind, type Told } from '@/lib/visions/document/told'
import type { FirstStep, FirstStrategy } from '@/lib/visions/strategy/first-strategy'

const { title, why } = elementKinds.target_role.fields
const { skill } = elementKinds.skill_gap.fields
const { outcome } = elementKinds.milestone.fields

/** The overlaps to start from, and what has to be left room for, before anything is wanted. */
export function ChooseOverlap({
  overlaps,
  elements,
  onChoose,
}: {
  overlaps: readonly Told<'overlap'>[]
  elements: readonly AnyTold[]
  onChoose: (id: string) => void
}) {
  const first = useFirstFocus()
  const kept = ofKind(elements, 'nonnegotiable').filter(
    ({ fields }) => fields.firmness === 'hard' && fields.statement.trim() !== '',
  )
  return (
    <>
      {kept.length > 0 && (
        <p className="mt-2 text-15 text-ink-2 text-pretty">
          It has to leave room for: {kept.map(({ fields }) => fields.statement.trim()).join('; ')}.
        </p>
      )}
      <ul className="mt-3 grid justify-items-start gap-2">
        {overlaps.map(({ id, fields }, index) => (
          <li key={id} className="max-w-full">
            <Button
              ref={index === 0 ? first : undefined}
              onClick={() => onChoose(id)}
              className="h-auto! min-h-10 max-w-full py-2 text-left whitespace-normal!"
            >
              {fields.name}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

export function NameRole({
  role,
  onRole,
}: {
  role: FirstStrategy['role']
  onRole: (role: FirstStrategy['role']) => void
}) {
  const first = useFirstFocus()
  return (
    <div className="mt-3 grid gap-3">
      <Field label={title.label} hint="The overlap’s own words to begin with. Make a role of them.">
        {(props) => (
          <textarea
            {...props}
            ref={first}
            rows={2}
            maxLength={title.max}
            value={role.title}
            onChange={(event) => onRole({ ...role, title: oneLine(event.target.value) })}
          />
        )}
      </Field>
      <Field label={why.label}>
        {(props) => (
          <textarea
            {...props}
            rows={4}
            maxLength={why.max}
            value={role.why}
            onChange={(event) => onRole({ ...role, why: oneLine(event.target.value) })}
          />
        )}
      </Field>
    </div>
  )
}

export function NameSteps({
  steps,
  onSteps,
}: {
  steps: readonly FirstStep[]
  onSteps: (steps: FirstStep[]) => void
}) {
  const first = useFirstFocus()
  const set = (at: number, change: Partial<FirstStep>) =>
    onSteps(steps.map((step, index) => (index === at ? { ...step, ...change } : step)))
  return (
    <>
      <p className="mt-2 text-15 text-ink-2">Three at most. What you empty is not written.</p>
      <ol className="mt-3 grid gap-4">
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: three places that never move
          <li key={index} className="grid gap-2 border-line border-t pt-3">
            <Field label={`${skill.label} ${index + 1}`}>
              {(props) => (
                <textarea
                  {...props}
                  ref={index === 0 ? first : undefined}
                  rows={1}
                  maxLength={skill.max}
                  value={step.skill}
                  onChange={(event) => set(index, { skill: oneLine(event.target.value) })}
                />
              )}
            </Field>
            <Field
              label={`First milestone ${index + 1}`}
              hint={step.due === '' ? undefined : `By ${tellDate(step.due)}, to be moved later.`}
            >
              {(props) => (
                <textarea
                  {...props}
                  rows={2}
                  maxLength={outcome.max}
                  value={step.milestone}
                  onChange={(event) => set(index, { milestone: oneLine(event.target.value) })}
                />
              )}
            </Field>
          </li>
        ))}
      </ol>
    </>
  )
}

/** Whoever goes on by the keyboard goes on where the next words are. */
function useFirstFocus<T extends HTMLElement>() {
  const ref = useRef<T & HTMLTextAreaElement & HTMLButtonElement>(null)
  useEffect(() => ref.current?.focus(), [])
  return ref
}

function Field({
  label,
  hint,
  children,
}: {
  label: string
  hint?: string
  children: (props: { id: string; className: string; 'aria-describedby'?: string }) => React.ReactNode
}) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-semibold text-13 text-ink-2">
        {label}
      </label>
      {children({ id, className: box, 'aria-describedby': hint ? `${id}-hint` : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-13 text-ink-3">
          {hint}
        </p>
      )}
    </div>
  )
}

const box =
  'w-full resize-none rounded-control border border-edge bg-paper px-3 py-1.5 font-serif text-16 text-ink'

const oneLine = (words: string) => words.replace(/\s*[\r\n]+\s*/g, ' ')
