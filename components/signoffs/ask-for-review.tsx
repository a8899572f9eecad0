'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { ButtonSize } from '@/components/ui/button-class'
import { onDemand } from '@/components/ui/on-demand'
import { useOpening } from '@/components/ui/use-opening'

const question = onDemand(() => import('./review-question'))

type Props = { size?: ButtonSize; practice: string; visionId: string; coach: string; children: ReactNode }

/** The button that asks, and the question it opens; that one is fetched when it is nearly pressed. */
export function AskForReview({ size, children, ...asked }: Props) {
  const { open, setOpen, opened, button, buttonProps } = useOpening(question, {})
  return (
    <>
      <Button
        ref={button}
        look="primary"
        size={size}
        aria-haspopup="dialog"
        {...buttonProps}
        onClick={() => setOpen(true)}
      >
        {children}
      </Button>
      {opened && (
        <opened.ReviewQuestion
          {...asked}
          open={open}
          onOpenChange={(next) => {
            setOpen(next)
            // Once the question is gone.
            if (!next) requestAnimationFrame(() => button.current?.focus())
          }}
        />
      )}
    </>
  )
}
