'use client'

import { useId, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { useListening } from '@/components/ui/listening'
import { offerHours } from '@/lib/sessions/actions'
import type { OfferedHours } from '@/lib/sessions/offered'
import { useSaid } from './session-dialogs'
import { clockOf, readWeek, weekdays } from './week-hours'

/** When a coach can, one span for each day of the week; empty is not that day. */
export function HoursForm({ practice, hours }: { practice: string; hours: readonly OfferedHours[] }) {
  const listening = useListening()
  const [troubles, setTroubles] = useState<(string | null)[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, start] = useTransition()
  const said = useSaid('Your hours are offered.')

  const save = (form: HTMLFormElement) =>
    start(async () => {
      const fields = new FormData(form)
      const read = readWeek(
        weekdays.map((_, at) => ({
          from: String(fields.get(`from-${at}`)),
          until: String(fields.get(`to-${at}`)),
        })),
      )
      setTroubles(read.troubles)
      setProblem(null)
      const first = read.troubles.findIndex((trouble) => trouble !== null)
      if (first >= 0) return form.querySelector<HTMLElement>(`[name="from-${first}"]`)?.focus()
      const answer = await offerHours(practice, { hours: read.hours }).catch(() => null)
      setProblem(problemOf(answer))
      if (answer?.ok) said()
    })

  return (
    <form
      inert={!listening}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save(event.currentTarget)
      }}
      className="mt-3 grid gap-2"
    >
      <p aria-hidden="true" className={`${columns} text-13 text-ink-3`}>
        <span className="col-start-2">From</span>
        <span>Until</span>
      </p>
      {weekdays.map((day, at) => (
        <Day
          key={day}
          day={day}
          at={at}
          span={hours.find(({ weekday }) => weekday === at + 1)}
          trouble={troubles[at] ?? null}
        />
      ))}
      <FormProblem>{problem}</FormProblem>
      <div className="mt-2">
        <Button type="submit" look="secondary" busy={saving && 'Saving'}>
          Offer these hours
        </Button>
      </div>
    </form>
  )
}

// A time field is as wide as its longest hour; three letters of the day leave room for two of them.
const columns = 'grid min-w-0 grid-cols-[2.25rem_minmax(0,1fr)_minmax(0,1fr)] items-center gap-x-2.5 gap-y-1'

type DayProps = { day: string; at: number; span: OfferedHours | undefined; trouble: string | null }

function Day({ day, at, span, trouble }: DayProps) {
  const says = useId()
  return (
    <fieldset aria-describedby={trouble ? says : undefined} className={columns}>
      <legend className="hidden-words">{day}</legend>
      <span aria-hidden="true" className="text-14">
        {day.slice(0, 3)}
      </span>
      <Field
        label={`${day}, from`}
        hideLabel
        name={`from-${at}`}
        type="time"
        defaultValue={clockOf(span?.fromMinute)}
        className="min-w-0"
      />
      <Field
        label={`${day}, until`}
        hideLabel
        name={`to-${at}`}
        type="time"
        defaultValue={clockOf(span?.toMinute)}
        className="min-w-0"
      />
      <FormProblem id={says} className="col-span-2 col-start-2">
        {trouble}
      </FormProblem>
    </fieldset>
  )
}
