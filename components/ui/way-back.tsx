import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

type Props = { href: string; children: ReactNode }

/** The page one came from, above the title of this one. */
export function WayBack({ href, children }: Props) {
  return (
    <p>
      <BackLink href={href}>{children}</BackLink>
    </p>
  )
}

/** The same where a bar holds it; `arrow` is the arrow's size there. */
export function BackLink({ href, arrow = 'size-4', children }: Props & { arrow?: string }) {
  return (
    <Link
      href={href}
      className="reach inline-flex items-center gap-2.5 rounded-control text-15 font-medium text-ink-2 no-underline hover:text-ink"
    >
      <ArrowLeft aria-hidden="true" strokeWidth={1.75} className={arrow} />
      {children}
    </Link>
  )
}
