import type { ReactNode } from 'react'
import { Blaze } from '@/components/ui/blaze'

/** More marks than this do not help anybody count. */
const blazesAtMost = 24

/** The sessions of an agreement, each a mark that is filled once it is used; the words beside them say the same. */
export function SessionsUsed({
  held,
  agreed,
  className,
  children,
}: {
  held: number
  agreed: number
  className: string
  children: ReactNode
}) {
  const marks = Math.max(agreed, Math.min(held, blazesAtMost))
  return (
    <div className={`flex flex-wrap items-center gap-x-4 gap-y-2 ${className}`}>
      {agreed <= blazesAtMost && (
        <span aria-hidden="true" className="flex flex-wrap gap-1">
          {Array.from({ length: marks }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a mark has no other name than its place
            <Blaze key={index} form={index < held ? 'full' : 'outline'} size="large" />
          ))}
        </span>
      )}
      <span className="text-14 text-ink-2">{children}</span>
    </div>
  )
}
