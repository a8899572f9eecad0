import type { ReactNode } from 'react'
import { Blaze } from './blaze'

/** A page that could not be drawn: what happened, that the words are safe, the way on. */
export function ErrorPanel({
  title,
  body,
  actions,
  level: Heading = 'h1',
  children,
}: {
  /** The fact, with its full stop: "This plan did not open." */
  title: string
  body: ReactNode
  actions?: ReactNode
  level?: 'h1' | 'h2' | 'h3'
  /** Small print: whom to write to and what to mention. */
  children?: ReactNode
}) {
  return (
    <div className="mx-auto max-w-[35rem] px-6 py-16 sm:py-40">
      <span className="flex gap-3">
        <Blaze form="full" size="large" className="h-8 w-3" />
        <Blaze form="full" size="large" className="h-8 w-3" />
        <Blaze form="unsynced" size="large" className="h-8 w-3" />
        <Blaze form="outline" size="large" className="h-8 w-3" />
      </span>
      <Heading className="mt-6 text-display">{title}</Heading>
      <p className="prose-doc mt-4 text-ink-2">{body}</p>
      {actions && <div className="mt-6 flex flex-wrap gap-3">{actions}</div>}
      {children && <div className="mt-9 border-line border-t pt-4 text-13 text-ink-3">{children}</div>}
    </div>
  )
}
