'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'

type Props = {
  coach: string
  plan: string
  /** Null where it cannot be said now. */
  onHandOver: (() => void) | null
  /** What else can be done here. */
  children?: ReactNode
}

/** The two ways on from a sitting: let the coach read it, or see the whole plan. */
export function HandOver({ coach, plan, onHandOver, children }: Props) {
  const [handed, setHanded] = useState(false)
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        {onHandOver && !handed && (
          <Button
            look="primary"
            size={48}
            className="max-sm:w-full"
            onClick={() => {
              onHandOver()
              setHanded(true)
            }}
          >
            Let {coach} read it
          </Button>
        )}
        <LinkButton size={48} href={plan} className="max-sm:w-full">
          See the whole plan
        </LinkButton>
        {children}
      </div>
      <p role="status" className="mt-3 text-14 text-ink-2 empty:hidden">
        {handed && `${coach} can read it in a moment. There is nothing else you have to do.`}
      </p>
    </>
  )
}
