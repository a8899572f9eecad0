'use client'

import { useEffect, useRef } from 'react'

/** Whoever has just signed arrives here: the result is where the focus is, and so is read aloud. */
export function FocusHeading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (location.hash === '#signed') heading.current?.focus()
  }, [])
  return (
    <h1 ref={heading} id="signed" tabIndex={-1} className="mt-5 text-display outline-none">
      {children}
    </h1>
  )
}
