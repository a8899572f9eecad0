'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast'
import { endSession } from '@/lib/sessions/actions'

/** Asked once: ending stops two people in the middle of a sentence. */
export function EndSession({
  practice,
  session,
  client,
}: {
  practice: string
  session: { id: string; number: number }
  client: string
}) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [busy, start] = useTransition()
  const end = () =>
    start(async () => {
      const outcome = await endSession(practice, session.id).catch(() => null)
      // Already ended is what was wanted.
      if (outcome?.ok || outcome?.refusal.kind === 'conflict') {
        router.refresh()
        toast({
          words: 'Session ended',
          go: { words: 'Read its recap', href: `/p/${practice}/coach/sessions/${session.id}/recap` },
        })
      } else {
        setOpen(false)
        toast({ words: outcome?.refusal.sentence ?? 'The session did not end. Try again.' })
      }
    })
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button look="band">
          <span>
            End<span className="max-sm:hidden-words"> session</span>
          </span>
        </Button>
      }
      title={`End session ${session.number}?`}
      body={`What you both wrote stays. The shared notes close for you both, and ${client} goes on in the plan alone.`}
    >
      <DialogActions>
        <Button look="primary" onClick={end} busy={busy && 'Ending'}>
          End it now
        </Button>
        <DialogClose>
          <Button>Keep going</Button>
        </DialogClose>
      </DialogActions>
    </Dialog>
  )
}
