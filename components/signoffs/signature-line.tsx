import '@fontsource/caveat/400.css'
import '@fontsource/la-belle-aurore/400.css'
import '@fontsource/nothing-you-could-do/400.css'
import './hand.css'
import type { ReactNode } from 'react'

/** The hand of each seat. */
export const handOf = { coach: 'hand-coach', client: 'hand-client' } as const

/** A name as it was signed, above its line; below it who that is, and when. */
export function SignatureLine({
  typedName,
  name,
  seat,
  when,
}: {
  typedName: string
  name: string
  seat: 'coach' | 'client'
  when: ReactNode
}) {
  return (
    <div className="min-w-0">
      <p className="flex min-h-14 items-end border-ink border-b">
        <span className={`${handOf[seat]} -mb-1.5 block max-w-full truncate pr-3`}>{typedName}</span>
      </p>
      <p className="mt-1.5 flex flex-wrap justify-between gap-x-3 text-13 text-ink-2">
        <span>
          <strong className="font-semibold text-ink">{name}</strong>, {seat}
        </span>
        <span>{when}</span>
      </p>
    </div>
  )
}

/** Where somebody has still to sign. */
export function EmptyLine({ name, seat }: { name: string; seat: 'coach' | 'client' }) {
  return (
    <div>
      <p aria-hidden="true" className="min-h-14 border-edge border-b border-dashed" />
      <p className="mt-1.5 flex flex-wrap justify-between gap-x-3 text-13 text-ink-2">
        <span>
          <strong className="font-semibold text-ink">{name}</strong>, {seat}
        </span>
        <span>Not signed yet</span>
      </p>
    </div>
  )
}
