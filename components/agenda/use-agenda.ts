'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { problemOf } from '@/components/ui/form-problem'
import { toast } from '@/components/ui/toast'
import {
  addTopic,
  changeTopic,
  orderTopics,
  putTopicBack,
  reachTopic,
  takeTopicOff,
} from '@/lib/agenda/actions'
import type { Topic } from '@/lib/agenda/topic'

type Answer = { ok: true } | { ok: false; refusal: { sentence: string } }

/** The agenda of one session as it stands on the page, ahead of the server by what was just done. */
export function useAgenda(practice: string, sessionId: string, topics: readonly Topic[]) {
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const [moved, setMoved] = useState<{ ids: readonly string[]; of: readonly Topic[] } | null>(null)
  const [working, start] = useTransition()
  // Until the server has said what the order is now: the other may be moving topics as well.
  const order = moved?.of === topics ? moved.ids : null
  const shown = order ? [...topics].sort((one, other) => place(order, one) - place(order, other)) : topics

  /** Answers whether it was done. */
  const ask = (work: () => Promise<Answer>) =>
    new Promise<boolean>((resolve) => {
      start(async () => {
        const answer = await work().catch(() => null)
        setProblem(problemOf(answer, 'Nothing has changed. Try again.'))
        if (answer?.ok) router.refresh()
        resolve(answer?.ok === true)
      })
    })

  const move = async (id: string, to: number) => {
    const ids = shown.map((topic) => topic.id)
    const from = ids.indexOf(id)
    if (from === -1 || to === from || to < 0 || to >= ids.length) return
    ids.splice(to, 0, ...ids.splice(from, 1))
    setMoved({ ids, of: topics })
    setSaid(`Moved to ${to + 1} of ${ids.length}`)
    if (!(await ask(() => orderTopics(practice, { sessionId, topicIds: ids })))) setMoved(null)
  }

  return {
    topics: shown,
    problem,
    said,
    working,
    move,
    add: (fields: FormData) => {
      const given = { topicId: crypto.randomUUID(), sessionId, ...topicIn(fields) }
      return ask(() => addTopic(practice, given))
    },
    change: (topicId: string, fields: FormData) =>
      ask(() => changeTopic(practice, { topicId, ...topicIn(fields) })),
    reach: (topicId: string, reached: boolean) => ask(() => reachTopic(practice, { topicId, reached })),
    takeOff: async (topicId: string) => {
      if (!(await ask(() => takeTopicOff(practice, topicId)))) return
      toast({ words: 'Taken off the agenda', undo: () => void ask(() => putTopicBack(practice, topicId)) })
    },
  }
}

/** What came meanwhile stands at the end. */
function place(order: readonly string[], { id }: Topic) {
  const at = order.indexOf(id)
  return at === -1 ? order.length : at
}

const topicIn = (fields: FormData) => ({
  text: String(fields.get('text') ?? ''),
  minutes: String(fields.get('minutes') ?? ''),
})
