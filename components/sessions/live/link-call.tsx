'use client'

import { Video } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { onDemand } from '@/components/ui/on-demand'
import { useOpening } from '@/components/ui/use-opening'

const dialogs = onDemand(() => import('../session-dialogs'))

/** Where nobody said where the call is, and both are there already. The coach's. */
export function LinkCall({ practice, sessionId }: { practice: string; sessionId: string }) {
  const { open, setOpen, opened, button, buttonProps } = useOpening(dialogs, {})
  return (
    <>
      <Button
        ref={button}
        look="band-quiet"
        icon={<Video aria-hidden="true" strokeWidth={1.75} />}
        aria-haspopup="dialog"
        {...buttonProps}
        onClick={() => setOpen(true)}
      >
        <span className="max-lg:hidden-words">Link a call</span>
      </Button>
      {opened && (
        <opened.LinkDialog
          practice={practice}
          sessionId={sessionId}
          link={null}
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
