'use client'

import './globals.css'
import PageError from './error'

/** Stands in for the root layout when that itself fails. */
export default function GlobalError(props: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en-US">
      <body>
        <PageError {...props} />
      </body>
    </html>
  )
}
