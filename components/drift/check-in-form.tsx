'use client'

import Link from 'next/link'
import { type ReactNode, useEffect, useRef, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { TextareaField } from '@/components/ui/field'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { useListening } from '@/components/ui/listening'
import { Segmented } from '@/components/ui/segmented'
import { checkIn } from '@/lib/drift/actions'
import type { CheckInScreen } from '@/lib/drift/queries'

type Props = { screen: CheckInScreen; practice: string; coach: string; home: string }

type Kept = 'unsaid' | 'kept' | 'at risk'

/** Three small things, on a phone, in two minutes. */
export function CheckInForm({ screen, practice, coach, home }: Props) {
  const listening = useListening()
  const [checkInId] = useState(() => crypto.randomUUID())
  const [going, setGoing] = useState<number | null>(null)
  const [said, setSaid] = useState<Record<string, Kept>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [isSent, setSent] = useState(false)
  const [sending, start] = useTransition()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isSent) heading.current?.focus()
  }, [isSent])
  if (isSent)
    return (
      <div>
        <h1 ref={heading} tabIndex={-1} className="text-display outline-none">
          That is all. Thank you.
        </h1>
        <p className="mt-3 text-16 text-ink-2">{coach} reads it before you meet.</p>
        <Link href={home} className={`${buttonClass('secondary', 40)} mt-5`}>
          Back to your home
        </Link>
      </div>
    )
  const idsOf = (kept: Kept) =>
    screen.nonnegotiables.map(({ id }) => id).filter((id) => (said[id] ?? 'unsaid') === kept)
  const send = (line: string) =>
    start(async () => {
      if (going === null) return setProblem('Choose a number from 1 to 10.')
      setProblem(null)
      const { engagementId } = screen
      const given = { checkInId, engagementId, going, kept: idsOf('kept'), atRisk: idsOf('at risk'), line }
      const answer = await checkIn(practice, given).catch(() => null)
      if (answer?.ok) setSent(true)
      else setProblem(problemOf(answer, 'Nothing was sent yet.'))
    })
  return (
    <>
      <h1 className="text-display">How is it going?</h1>
      <p className="mt-2 text-15 text-ink-2">Two minutes. You and {coach} read this, and nobody else.</p>
      <form
        inert={!listening}
        noValidate
        className="mt-7 grid gap-8"
        onSubmit={(event) => {
          event.preventDefault()
          send(String(new FormData(event.currentTarget).get('line') ?? ''))
        }}
      >
        <Numbers focus={screen.focus} going={going} onChange={setGoing} />
        {screen.nonnegotiables.length > 0 && (
          <fieldset>
            <legend className="text-h2">What had to hold</legend>
            <ul className="mt-2">
              {screen.nonnegotiables.map(({ id, statement }) => (
                <li
                  key={id}
                  className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b py-3"
                >
                  <p className="min-w-0 flex-1 basis-56 font-serif text-[1.0625rem] leading-6 wrap-anywhere">
                    {statement}
                  </p>
                  <Segmented<Kept>
                    label={statement}
                    value={said[id] ?? 'unsaid'}
                    onChange={(kept) => setSaid((before) => ({ ...before, [id]: kept }))}
                    options={[
                      { value: 'kept', label: 'Kept' },
                      { value: 'at risk', label: 'At risk' },
                      { value: 'unsaid', label: 'Skip' },
                    ]}
                  />
                </li>
              ))}
            </ul>
          </fieldset>
        )}
        <TextareaField
          label="One line, if there is one"
          name="line"
          rows={2}
          maxLength={280}
          forPerson
          hint="What helped, or what was in the way."
        />
        <FormProblem>{problem}</FormProblem>
        <Button
          type="submit"
          look="primary"
          size={48}
          busy={sending && 'Sending'}
          className="max-sm:w-full sm:justify-self-start"
        >
          Check in
        </Button>
      </form>
    </>
  )
}

function Numbers({
  focus,
  going,
  onChange,
}: {
  focus: string[]
  going: number | null
  onChange: (going: number) => void
}): ReactNode {
  return (
    <fieldset>
      <legend className="text-h2">From 1 to 10, against your focus</legend>
      {focus.length > 0 && (
        <p className="mt-1 font-serif text-[1.0625rem] text-ink-2 italic">{focus.join(' · ')}</p>
      )}
      <div className="mt-3 grid max-w-120 grid-cols-5 gap-2 sm:grid-cols-10">
        {Array.from({ length: 10 }, (_, index) => index + 1).map((number) => (
          <label
            key={number}
            className="relative grid h-11 cursor-pointer place-items-center rounded-control border border-edge bg-paper text-15 tabular-nums transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-accent has-checked:font-semibold has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus forced-colors:has-checked:border-[Highlight]"
          >
            <input
              type="radio"
              name="going"
              value={number}
              checked={going === number}
              onChange={() => onChange(number)}
              className="absolute inset-0 cursor-pointer appearance-none rounded-control outline-none"
            />
            {number}
          </label>
        ))}
      </div>
      <p className="mt-1.5 flex max-w-120 justify-between text-13 text-ink-2">
        <span>Stuck</span>
        <span>As I hoped</span>
      </p>
    </fieldset>
  )
}
