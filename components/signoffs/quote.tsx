import type { ReactNode } from 'react'

/** What one of the two wrote to the other about a version. */
export function Quote({ children }: { children: ReactNode }) {
  return (
    <blockquote className="border-line border-l-2 pl-4 font-serif text-element-sm font-normal whitespace-pre-wrap text-ink wrap-anywhere">
      {children}
    </blockquote>
  )
}
