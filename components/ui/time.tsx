import type { ReactNode } from 'react'
import { type Day, fullDay, fullForm } from '@/lib/dates'

type Props = {
  /** What is read: "2 days ago", "2:00 to 3:00 pm". */
  children: ReactNode
  className?: string
} & ({ at: Date; zone: string; on?: never } | { on: Day; at?: never; zone?: never })

/** A moment `at` an instant in the reader's zone, or a day it falls `on`. The full form on hover and long press. */
export function Time({ children, className, ...when }: Props) {
  const machine = when.at ? when.at.toISOString() : when.on
  const full = when.at ? fullForm(when.at, when.zone) : fullDay(when.on)
  return (
    <time dateTime={machine} title={full} className={className}>
      {children}
    </time>
  )
}
