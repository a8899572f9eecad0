'use client'

import { RotateCw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Main } from '@/components/ui/main'

const triesEveryMs = 10_000

/** What happened, that the words are safe, and that it is being tried again. */
export function PlanDidNotOpen({ onTryAgain, mention }: { onTryAgain: () => void; mention?: string }) {
  const again = useRef(onTryAgain)
  again.current = onTryAgain
  useEffect(() => {
    const timer = setInterval(() => again.current(), triesEveryMs)
    return () => clearInterval(timer)
  }, [])
  return (
    <Main>
      <title>This plan did not open · Waymark</title>
      <ErrorPanel
        title="This plan did not open."
        body="The server did not answer in time. Your words are safe: everything that said Saved is kept."
        actions={
          <>
            <button type="button" onClick={onTryAgain} className={buttonClass('primary', 48)}>
              <RotateCw aria-hidden="true" strokeWidth={1.75} />
              Try again
            </button>
            <a href="/" className={buttonClass('secondary', 48)}>
              Go to your home
            </a>
          </>
        }
      >
        We are trying again every 10 seconds.
        {mention && (
          <>
            {' '}
            If it keeps happening, tell whoever runs this practice and mention <strong>{mention}</strong>.
          </>
        )}
      </ErrorPanel>
    </Main>
  )
}
