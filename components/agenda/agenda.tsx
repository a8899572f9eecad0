'use client'

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
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
  const agenda = useAgenda(practice, sessionId, topics)
  const form = useRef<HTMLFormElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const ids = agenda.topics.map(({ id }) => id)
  useFocusThroughMoves(list, ids.join())
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }))
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over) void agenda.move(String(active.id), ids.indexOf(String(over.id)))
  }
  return (
    <>
      {agenda.topics.length > 0 && <ToScale topics={agenda.topics} minutes={minutes} />}
      <DndContext
        // Named, so that the server and the page number it alike.
        id={`agenda-${sessionId}`}
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={onDragEnd}
        accessibility={quiet}
      >
        <SortableContext items={ids} strategy={verticalListSortingStrategy}>
          <ol
            ref={list}
            aria-label="Topics, the first one first"
            className="mt-3 border-line border-t empty:hidden"
          >
            {agenda.topics.map((topic, index) => (
              <TopicRow key={topic.id} {...{ topic, index, me, agenda, may }} />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      {may.plan && (
        <form
          ref={form}
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
      {agenda.problem && (
        <p role="alert" className="mt-2 font-medium text-13 text-danger">
          {agenda.problem}
        </p>
      )}
      <p role="status" className="hidden-words">
        {agenda.said}
      </p>
    </>
  )
}

/** We say ourselves where something went; the library would say it again, in its own words. */
const quiet = {
  screenReaderInstructions: { draggable: '' },
  announcements: {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
}
