import { useEffect, useRef, useState } from 'react'

/** One page after another: turning one brings the reader to its top and to its heading. */
export function usePageTurn(first: () => number) {
  const [at, setAt] = useState(first)
  const heading = useRef<HTMLHeadingElement>(null)
  const turned = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another page moves the reader
  useEffect(() => {
    if (!turned.current) return
    window.scrollTo({ top: 0 })
    heading.current?.focus({ preventScroll: true })
  }, [at])
  const go = (to: number) => {
    turned.current = true
    setAt(to)
  }
  return { at, heading, go }
}
