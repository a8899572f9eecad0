'use client'

import { useEffect, useState } from 'react'
import { buttonClass } from '@/components/ui/button-class'

/** On a phone the words come first: this says that a signature waits below, until it is in view. */
export function SignDock({ fact, turn }: { fact: string; turn: string }) {
  const [away, setAway] = useState(true)
  useEffect(() => {
    const decide = document.getElementById('decide')
    if (!decide) return
    const seen = new IntersectionObserver(([entry]) => setAway(!entry?.isIntersecting), {
      rootMargin: '0px 0px -72px 0px',
    })
    seen.observe(decide)
    return () => seen.disconnect()
  }, [])
  if (!away) return null
  return (
    <div className="fixed inset-x-0 bottom-0 z-30 border-line border-t bg-desk pb-[env(safe-area-inset-bottom)] md:hidden print:hidden">
      <div className="flex min-h-17 flex-wrap items-center gap-x-3 px-5 py-2">
        <p className="min-w-0 grow basis-28 text-14">
          <strong className="block truncate font-semibold">{fact}</strong>
          <span className="text-13 text-ink-2">{turn}</span>
        </p>
        <a href="#decide" className={buttonClass('primary', 40)}>
          Go to signature
        </a>
      </div>
    </div>
  )
}
