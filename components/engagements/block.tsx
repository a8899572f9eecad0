import type { ReactNode } from 'react'

/** A heading over a hairline, something quiet at its end, and what belongs under it. */
export function Block({
  id,
  title,
  aside,
  className = 'mt-10',
  children,
}: {
  id: string
  title: string
  aside?: ReactNode
  className?: string
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className={className}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-b pb-2.5">
        <h2 id={id} className="text-h2">
          {title}
        </h2>
        {aside && <div className="text-13 text-ink-2">{aside}</div>}
      </div>
      {children}
    </section>
  )
}

/** A fact and its name, in the narrow column of an agreement. */
export function Facts({ facts }: { facts: { name: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 text-14">
      {facts.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-ink-2">{name}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
