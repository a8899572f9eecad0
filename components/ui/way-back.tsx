import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** The page one came from, above the title of this one. */
export function WayBack({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p>
      <Link
        href={href}
        className="reach inline-flex items-center gap-2.5 rounded-control text-15 font-medium text-ink-2 no-underline hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" strokeWidth={1.75} className="size-4" />
        {children}
      </Link>
    </p>
  )
}
