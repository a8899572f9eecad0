'use client'

import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/dialog'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { clock, dayOf, daysBetween, shortDay } from '@/lib/dates'
import { openBooked, openUnbooked } from '@/lib/sessions/actions'
import type { Meant } from '@/lib/sessions/meant'

/** Asked where one is booked that is neither due nor far away: whether it is the one that begins now. */
export function WhichSession({
  practice,
  engagementId,
  zone,
  meant,
  onOpened,
  onLeft,
}: {
  practice: string
  engagementId: string
  zone: string
  /** Null while nothing is asked. */
  meant: Meant | null
  onOpened: () => void
  onLeft: () => void
}) {
  const [running, start] = useTransition()
  const [chosen, setChosen] = useState<'booked' | 'unbooked' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const leave = () => {
    setProblem(null)
    onLeft()
  }
  const choose = (which: 'booked' | 'unbooked', sessionId: string) =>
    start(async () => {
      setChosen(which)
      setProblem(null)
      const asked =
        which === 'booked' ? openBooked(practice, sessionId) : openUnbooked(practice, engagementId)
      const outcome = await asked.catch(() => null)
      if (!outcome?.ok) return setProblem(problemOf(outcome, 'No session was opened. Try again.'))
      leave()
      onOpened()
    })
  const day = meant && dayWord(meant.startsAt, zone)
  return (
    <Dialog
      open={meant !== null}
      onOpenChange={(open) => !open && leave()}
      title="Which session do you open?"
      body={
        meant &&
        `Session ${meant.number} is booked for ${day}, ${clock(meant.startsAt, zone)}. Opened now, it moves to this hour, in both your calendars too. Opened outside the calendar, another one begins, and this one stays booked.`
      }
    >
      {meant && (
        <>
          <FormProblem className="mt-3">{problem}</FormProblem>
          <DialogActions>
            <Button
              look="primary"
              onClick={() => choose('booked', meant.sessionId)}
              busy={running && chosen === 'booked' && 'Opening'}
            >
              Open the one booked for {day}
            </Button>
            <Button
              onClick={() => choose('unbooked', meant.sessionId)}
              busy={running && chosen === 'unbooked' && 'Opening'}
            >
              Open one outside the calendar
            </Button>
            <DialogClose>
              <Button look="quiet">Not now</Button>
            </DialogClose>
          </DialogActions>
        </>
      )}
    </Dialog>
  )
}

/** As the coach's clock says it. */
function dayWord(startsAt: Date, zone: string): string {
  const [day, today] = [dayOf(startsAt, zone), dayOf(new Date(), zone)]
  const away = daysBetween(today, day)
  if (away === 0) return 'today'
  if (away === 1) return 'tomorrow'
  return away === -1 ? 'yesterday' : shortDay(day, { today })
}
