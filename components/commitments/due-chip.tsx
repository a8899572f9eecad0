'use client'

import { Calendar } from 'lucide-react'
import { useState } from 'react'
import { type Day, shortDay } from '@/lib/dates'
import { lastDayOf } from '@/lib/visions/document/plan-date'
import { readDate } from '@/lib/visions/document/say-date'
import { chipClass } from './chip'

/** A day in people's own words: "Friday", "in two weeks", "Jun 25". A month lasts until its end. */
export type SaidDay = {
  words: string
  day: Day | null
  trouble: { problem: string; instead?: string } | null
}

export const noDay: SaidDay = { words: '', day: null, trouble: null }

export const onDay = (day: Day | null, today: Day): SaidDay =>
  day === null ? noDay : { words: shortDay(day, { today }), day, trouble: null }

export function sayDay(words: string, today: Day): SaidDay {
  if (words.trim() === '') return noDay
  const read = readDate(words.replace(/^\s*(due|by)\b/i, ''), today)
  if ('problem' in read) return { words, day: null, trouble: read }
  return { ...onDay(lastDayOf(read.date), today) }
}

export function DueChip({
  said,
  today,
  saysId,
  onSay,
}: {
  said: SaidDay
  today: Day
  /** Where what is wrong with it is said. */
  saysId: string
  onSay: (said: SaidDay) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  const settle = () => {
    if (typed !== null) onSay(sayDay(typed, today))
    setTyped(null)
  }
  return (
    <span className={chipClass}>
      <Calendar aria-hidden="true" strokeWidth={1.75} />
      <input
        aria-label="By when"
        placeholder="By when"
        autoComplete="off"
        maxLength={60}
        value={typed ?? said.words}
        aria-invalid={said.trouble ? true : undefined}
        aria-describedby={said.trouble ? saysId : undefined}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value)
          // Understood while it is typed, so that Enter takes it along.
          onSay({ ...sayDay(event.target.value, today), trouble: null })
        }}
        onBlur={settle}
        className="field-sizing-content min-w-16 max-w-36 bg-transparent font-medium text-14 text-ink outline-none placeholder:font-medium placeholder:text-ink-2 aria-invalid:text-danger pointer-coarse:min-h-11"
      />
    </span>
  )
}
