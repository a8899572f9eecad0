'use client'

import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { FormProblem } from '@/components/ui/form-problem'
import { useListening } from '@/components/ui/listening'
import { Ranking } from '@/components/ui/ranking'
import { useFocusThroughMoves } from '@/components/ui/use-focus-through-moves'
import type { Topic } from '@/lib/agenda/topic'
import { ToScale } from './to-scale'
import { TopicFields } from './topic-fields'
import { TopicRow } from './topic-row'
import { useAgenda } from './use-agenda'

type Props = {
  practice: string
  sessionId: string
  /** How long they meet. */
  minutes: number
  topics: readonly Topic[]
  me: string
  may: { plan: boolean; reach: boolean }
}

/**
 * What the two want to come to, drawn to scale and put in order by either: by dragging, by Alt and the arrows, by two
 * buttons.
 */
export function Agenda({ practice, sessionId, minutes, topics, me, may }: Props) {
  const listening = useListening()
  const agenda = useAgenda(practice, sessionId, topics)
  const form = useRef<HTMLFormElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const ids = agenda.topics.map(({ id }) => id)
  useFocusThroughMoves(list, ids.join())
  return (
    <>
      {agenda.topics.length > 0 && <ToScale topics={agenda.topics} minutes={minutes} />}
      <Ranking ids={ids} onMove={(id, to) => void agenda.move(id, to)}>
        <ol
          ref={list}
          aria-label="Topics, the first one first"
          className="mt-3 border-line border-t empty:hidden"
        >
          {agenda.topics.map((topic, index) => (
            <TopicRow key={topic.id} {...{ topic, index, me, agenda, may }} />
          ))}
        </ol>
      </Ranking>
      {may.plan && (
        <form
          ref={form}
          inert={!listening}
          aria-label="Add a topic"
          className="mt-4 grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end"
          onSubmit={async (event) => {
            event.preventDefault()
            if (!(await agenda.add(new FormData(event.currentTarget)))) return
            form.current?.reset()
            form.current?.querySelector('input')?.focus()
          }}
        >
          <TopicFields />
          <Button type="submit" look="secondary" size={40} busy={agenda.working && 'Adding'}>
            Add to the agenda
          </Button>
        </form>
      )}
      <FormProblem className="mt-2">{agenda.problem}</FormProblem>
      <p role="status" className="hidden-words">
        {agenda.said}
      </p>
    </>
  )
}
