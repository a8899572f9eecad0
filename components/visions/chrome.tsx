'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/**
 * The bar and whatever is said under it stay at the top together. Tells the page how high they are, so that the
 * outline begins below and nothing that is gone to hides behind them.
 */
export function Chrome({ children }: { children: ReactNode }) {
  const bars = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current } = bars
    if (!current) return
    const root = document.documentElement
    const measured = new ResizeObserver(() =>
      root.style.setProperty('--chrome', `${Math.round(current.getBoundingClientRect().height)}px`),
    )
    measured.observe(current)
    return () => {
      measured.disconnect()
      root.style.removeProperty('--chrome')
    }
  }, [])
  return (
    <div ref={bars} className="sticky top-0 z-30 print:static">
      {children}
    </div>
  )
}
