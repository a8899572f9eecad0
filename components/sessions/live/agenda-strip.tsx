'use client'

import { ArrowRight, Check } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import { classes } from '@/components/ui/classes'
import { problemOf } from '@/components/ui/form-problem'
import { toast } from '@/components/ui/toast'
import { reachTopic } from '@/lib/agenda/actions'
import { minutesOf, type Topic } from '@/lib/agenda/topic'
import { currentTopic, leftWords } from './agenda-words'

type Props = {
  practice: string
  topics: readonly Topic[]
  minutes: number
  /** Seconds since the session was opened. */
  passed: number | null
}

/** The agenda to scale: as wide as its minutes, filled as far as the time has gone, so that being late is seen. */
export function AgendaStrip({ practice, topics, minutes, passed }: Props) {
  const { shown, reach } = useReaching(practice, topics)
  const whole = Math.max(minutesOf(shown), minutes)
  const current = currentTopic(shown)
  const gone = passed === null ? 0 : Math.min(1, passed / 60 / whole)
  return (
    <div className="relative h-full">
      <ol aria-label="Agenda" className="flex h-full">
        {shown.map((topic) => {
          const isCurrent = topic.id === current?.id
          return (
            <li
              key={topic.id}
              style={{ flex: `${topic.minutes} 1 0` }}
              aria-current={isCurrent ? 'step' : undefined}
              className={classes(
                '@container relative flex h-full min-w-0 items-center gap-2 border-band-line border-r px-3 text-14 last:border-r-0',
                isCurrent ? 'font-semibold text-on-band max-sm:w-full' : 'text-on-band-2 max-sm:hidden',
              )}
            >
              {topic.reachedAt !== null && (
                <button
                  type="button"
                  onClick={() => reach(topic.id, false)}
                  title="Not done after all"
                  className="reach relative shrink-0 rounded-mark text-live"
                >
                  <Check aria-hidden="true" strokeWidth={1.75} className="size-4" />
                  <span className="hidden-words">Reached. Not done after all: {topic.text}</span>
                </button>
              )}
              <span className="min-w-0 flex-1 truncate" title={topic.text}>
                {topic.text}
              </span>
              {isCurrent ? (
                <>
                  {/* Where both have no room, what it is about comes first. */}
                  {passed !== null && (
                    <span className="shrink-0 font-normal text-13 text-on-band-2 @max-[11rem]:hidden-words">
                      {leftWords(current.until, passed)}
                    </span>
                  )}
                  <button
                    type="button"
                    onClick={() => reach(topic.id, true)}
                    title="Done: on to the next"
                    className="reach relative inline-flex size-7 shrink-0 items-center justify-center rounded-control text-on-band hover:bg-band"
                  >
                    <ArrowRight aria-hidden="true" strokeWidth={1.75} className="size-4" />
                    <span className="hidden-words">Done, on to the next: {topic.text}</span>
                  </button>
                </>
              ) : (
                topic.reachedAt === null && (
                  <span className="shrink-0 text-13 max-lg:hidden">{topic.minutes} min</span>
                )
              )}
            </li>
          )
        })}
        {current === null && <li className="flex items-center px-3 text-14 text-on-band-2">All reached</li>}
        {minutesOf(shown) < minutes && (
          <li
            aria-hidden="true"
            style={{ flex: `${minutes - minutesOf(shown)} 1 0` }}
            className="max-sm:hidden"
          />
        )}
      </ol>
      <span
        aria-hidden="true"
        style={{ width: `${gone * 100}%` }}
        className="absolute bottom-0 left-0 h-[3px] bg-live forced-colors:bg-[Highlight]"
      />
    </div>
  )
}

/** A topic is ticked at once; should the server say no, it is as before. */
function useReaching(practice: string, topics: readonly Topic[]) {
  const router = useRouter()
  const [, start] = useTransition()
  const [shown, show] = useOptimistic(topics, (before, { id, reached }: { id: string; reached: boolean }) =>
    before.map((topic) =>
      topic.id === id ? { ...topic, reachedAt: reached ? new Date().toISOString() : null } : topic,
    ),
  )
  const reach = (topicId: string, reached: boolean) =>
    start(async () => {
      show({ id: topicId, reached })
      const outcome = await reachTopic(practice, { topicId, reached }).catch(() => null)
      if (outcome?.ok) router.refresh()
      else toast({ words: problemOf(outcome, 'Nothing has changed.') })
    })
  return { shown, reach }
}
