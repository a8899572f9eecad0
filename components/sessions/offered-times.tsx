'use client'

import { useState, useTransition } from 'react'
import { AskDialog } from '@/components/engagements/ask-dialog'
import { Button } from '@/components/ui/button'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { SelectField } from '@/components/ui/select-field'
import { bookOffered, moveToOffered } from '@/lib/sessions/actions'
import { Reason, useSaid } from './session-dialogs'

/** One offered time, in the reader's words. */
export type OfferedTime = { startsAt: string; day: string; hour: string }

/** The hours that the coach offers, day by day. One press takes one. */
export function OfferedTimes({
  practice,
  engagementId,
  times,
}: {
  practice: string
  engagementId: string
  times: readonly OfferedTime[]
}) {
  const [problem, setProblem] = useState<string | null>(null)
  const [taking, setTaking] = useState<string | null>(null)
  const [booking, start] = useTransition()
  const said = useSaid('Booked. The email with the time is on its way.')
  const [shown, setShown] = useState(5)
  const days = [...Map.groupBy(times, ({ day }) => day)]

  const take = (startsAt: string) => {
    setTaking(startsAt)
    start(async () => {
      const answer = await bookOffered(practice, { engagementId, startsAt }).catch(() => null)
      setProblem(problemOf(answer, 'Nothing was booked. Try again.'))
      if (answer?.ok) said()
    })
  }
  return (
    <>
      <ul>
        {days.slice(0, shown).map(([day, hours]) => (
          <li key={day} className="border-line border-b py-3">
            <h3 className="text-14">{day}</h3>
            <div className="mt-2 flex flex-wrap gap-2">
              {hours.map(({ startsAt, hour }) => (
                <Button
                  key={startsAt}
                  look="secondary"
                  size={32}
                  busy={booking && taking === startsAt && 'Booking'}
                  onClick={() => take(startsAt)}
                >
                  {hour}
                  <span className="hidden-words">, {day}</span>
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <FormProblem className="mt-2">{problem}</FormProblem>
      {days.length > shown && (
        <Button look="quiet" size={32} className="mt-2" onClick={() => setShown(shown + 10)}>
          Later days
        </Button>
      )}
    </>
  )
}

/** A client moves a session to another of the offered hours. */
export function MoveToOffered({
  practice,
  sessionId,
  times,
}: {
  practice: string
  sessionId: string
  times: readonly OfferedTime[]
}) {
  return (
    <AskDialog
      trigger={
        <Button look="quiet" size={32}>
          Move
        </Button>
      }
      title="Move this session?"
      body="Your coach is told at once, with the reason."
      verb="Move the session"
      busy="Moving"
      keep="Leave it"
      run={(fields) =>
        moveToOffered(practice, {
          sessionId,
          startsAt: String(fields.get('startsAt')),
          reason: String(fields.get('reason')),
        })
      }
      done={useSaid('Moved')}
    >
      <SelectField
        label="To"
        name="startsAt"
        options={times.map(({ startsAt, day, hour }) => ({ value: startsAt, label: `${day}, ${hour}` }))}
      />
      <Reason />
    </AskDialog>
  )
}
