import type { ReactNode } from 'react'
import { classes } from './classes'

/** Why what was asked for is not done, beside what asked for it; nothing while nothing is wrong. */
export function FormProblem({
  id,
  className,
  children,
}: {
  /** Where a field is described by it. */
  id?: string
  className?: string
  children: ReactNode
}) {
  if (!children) return null
  return (
    <p id={id} role="alert" className={classes('font-medium text-13 text-danger', className)}>
      {children}
    </p>
  )
}

/** What a server action answers, as far as a person has to be told of it. */
type Refused = { ok: false; refusal: { sentence: string } }
type Answer = { ok: true } | Refused

/**
 * Why it was not done, in a sentence; null when it was. `answer` is null where none came: then the sentence ends with
 * what is true all the same (`Nothing was sent. Try again.`).
 */
export function problemOf(answer: Refused | null, otherwise?: string): string
export function problemOf(answer: Answer | null, otherwise?: string): string | null
export function problemOf(answer: Answer | null, otherwise = 'Try again.'): string | null {
  if (answer?.ok) return null
  return answer?.refusal.sentence ?? `The server did not answer. ${otherwise}`
}
