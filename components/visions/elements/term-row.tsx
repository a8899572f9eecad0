import type { ReactNode } from 'react'

/** What it is about on the left, the words on the right, a hairline under both. */
export function TermRow({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 border-line border-b py-3 sm:grid-cols-[10rem_1fr]">
      <div className="font-semibold text-13 text-ink-2 sm:pt-1">{term}</div>
      <div className="min-w-0">{children}</div>
    </div>
  )
}
