import type { ReactNode } from 'react'

/** A part of the recap: what it is on the left, what it says on the right. */
export function Part({
  id,
  title,
  says,
  children,
}: {
  id: string
  title: string
  says?: ReactNode
  children: ReactNode
}) {
  return (
    <section
      aria-labelledby={id}
      className="gap-x-10 border-line border-t py-6 sm:grid sm:grid-cols-[11rem_minmax(0,1fr)]"
    >
      <div className="max-sm:mb-3">
        <h2 id={id} className="font-semibold text-15">
          {title}
        </h2>
        {says && <p className="text-13 text-ink-2">{says}</p>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  )
}
