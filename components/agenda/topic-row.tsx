'use client'

import { Check } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Emphasized } from '@/components/comments/emphasized'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { Grip } from '@/components/ui/grip'
import { useRanked } from '@/components/ui/ranking'
import type { Topic } from '@/lib/agenda/topic'
import { topicSource } from './agenda-words'
import { TopicFields } from './topic-fields'
import type { useAgenda } from './use-agenda'

type Props = {
  topic: Topic
  index: number
  me: string
  agenda: ReturnType<typeof useAgenda>
  may: { plan: boolean; reach: boolean }
}

/** One topic: what, how long, whose wish; opened, it is changed, moved without dragging, or taken off. */
export function TopicRow({ topic, index, me, agenda, may }: Props) {
  const { id, text, minutes, question, reachedAt } = topic
  const [open, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const sorting = useRanked(id, may.plan)

  const close = () => {
    setOpen(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (step !== 0 && event.altKey && may.plan) {
      event.preventDefault()
      void agenda.move(id, index + step)
    } else if (event.key === 'Escape' && open) close()
  }

  return (
    <li
      ref={sorting.ref}
      className={classes(
        'relative list-none border-line border-b py-3',
        sorting.isDragging && 'z-10 rounded-control border border-edge bg-paper shadow-pop',
      )}
      onKeyDown={onKeyDown}
    >
      <div className="flex items-start gap-3">
        {may.plan && <Grip name={text} className="-my-1 -ml-2 shrink-0" {...sorting.grip} />}
        <div className="min-w-0 flex-1">
          <p className={classes('text-element-sm wrap-anywhere', reachedAt !== null && 'text-ink-2')}>
            {reachedAt !== null && (
              <Check
                aria-label="Reached"
                strokeWidth={1.75}
                className="mr-1.5 inline size-4 text-accent-ink"
              />
            )}
            {text}
          </p>
          {question?.asks && (
            <p className="mt-0.5 text-14 text-ink-2 wrap-anywhere">
              <Emphasized words={question.asks} />
            </p>
          )}
          <p className="mt-0.5 text-13 text-ink-3">{topicSource(topic, me)}</p>
        </div>
        <p className="shrink-0 text-14 text-ink-2 tabular-nums">{minutes} min</p>
        {may.plan && (
          <Button
            ref={opener}
            look="quiet"
            size={32}
            className="-my-1 -mr-2"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? 'Close' : 'Change'}
            <span className="hidden-words"> {text}</span>
          </Button>
        )}
      </div>
      {open && (
        <form
          className="mt-3 grid gap-3 sm:pl-10"
          onSubmit={async (event) => {
            event.preventDefault()
            if (await agenda.change(id, new FormData(event.currentTarget))) close()
          }}
        >
          <TopicFields text={text} minutes={minutes} />
          <div className="-ml-3 flex flex-wrap gap-1">
            <Button
              type="submit"
              look="secondary"
              size={32}
              className="ml-3"
              busy={agenda.working && 'Saving'}
            >
              Save the topic
            </Button>
            {index > 0 && (
              <Button look="quiet" size={32} onClick={() => agenda.move(id, index - 1)}>
                Move up
              </Button>
            )}
            {index < agenda.topics.length - 1 && (
              <Button look="quiet" size={32} onClick={() => agenda.move(id, index + 1)}>
                Move down
              </Button>
            )}
            {may.reach && (
              <Button look="quiet" size={32} onClick={() => agenda.reach(id, reachedAt === null)}>
                {reachedAt === null ? 'Reached' : 'Not reached after all'}
              </Button>
            )}
            <Button look="quiet" size={32} onClick={() => agenda.takeOff(id)}>
              Take off
              <span className="hidden-words"> {text}</span>
            </Button>
          </div>
        </form>
      )}
    </li>
  )
}
