'use client'

import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { offerHours } from '@/lib/sessions/actions'
import type { OfferedHours } from '@/lib/sessions/offered'
import { useSaid } from './session-dialogs'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** When a coach can, one span for each day of the week; empty is not that day. */
export function HoursForm({ practice, hours }: { practice: string; hours: readonly OfferedHours[] }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, start] = useTransition()
  const said = useSaid('Your hours are offered.')
  const of = (weekday: number) => hours.find((span) => span.weekday === weekday)

  const save = (fields: FormData) =>
    start(async () => {
      const spans = days.flatMap((_, at): OfferedHours[] => {
        const [from, to] = [fields.get(`from-${at}`), fields.get(`to-${at}`)].map((time) =>
          minuteOf(String(time)),
        )
        return from == null || to == null ? [] : [{ weekday: at + 1, fromMinute: from, toMinute: to }]
      })
      const answer = await offerHours(practice, { hours: spans }).catch(() => null)
      setProblem(answer?.ok ? null : (answer?.refusal.sentence ?? 'The server did not answer. Try again.'))
      if (answer?.ok) said()
    })

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save(new FormData(event.currentTarget))
      }}
      className="mt-3 grid gap-2"
    >
      {days.map((day, at) => (
        <fieldset key={day} className="grid grid-cols-[6.5rem_1fr_1fr] items-center gap-3">
          <legend className="hidden-words">{day}</legend>
          <span aria-hidden="true" className="text-14">
            {day}
          </span>
          <Field
            label={`${day}, from`}
            hideLabel
            name={`from-${at}`}
            type="time"
            defaultValue={clockOf(of(at + 1)?.fromMinute)}
          />
          <Field
            label={`${day}, until`}
            hideLabel
            name={`to-${at}`}
            type="time"
            defaultValue={clockOf(of(at + 1)?.toMinute)}
          />
        </fieldset>
      ))}
      {problem && (
        <p role="alert" className="font-medium text-13 text-danger">
          {problem}
        </p>
      )}
      <div className="mt-2">
        <Button type="submit" look="secondary" busy={saving && 'Saving'}>
          Offer these hours
        </Button>
      </div>
    </form>
  )
}

function minuteOf(time: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(time) ?? []
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : null
}

const clockOf = (minute: number | undefined) =>
  minute === undefined
    ? ''
    : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
