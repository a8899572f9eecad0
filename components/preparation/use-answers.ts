'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Saved } from '@/components/ui/saved-words'
import { saveAnswers } from '@/lib/preparation/actions'
import { type Answers, areEqual, questionKeys } from '@/lib/preparation/answers'

const restMs = 700
const retryMs = 5_000

type At = { practice: string; sessionId: string; memberId: string }

/** Answers that save themselves. What does not arrive stays on this device and is sent again, also from the next page. */
export function useAnswers({ practice, sessionId, memberId }: At, stored: Answers) {
  const [answers, setAnswers] = useState(stored)
  const [saved, setSaved] = useState<Saved>({ state: 'saved' })
  const [problem, setProblem] = useState<string | null>(null)
  const now = useRef({ answers: stored, arrived: stored, sending: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const send = useCallback(async () => {
    const state = now.current
    clearTimeout(timer.current)
    if (state.sending || areEqual(state.answers, state.arrived)) return
    state.sending = true
    const sent = state.answers
    setSaved({ state: 'saving' })
    const outcome = await saveAnswers(practice, { sessionId, ...sent }).catch(() => null)
    state.sending = false
    if (outcome === null) {
      const edits = questionKeys.filter((key) => state.answers[key] !== state.arrived[key]).length
      const kept = await device()
        .then(({ keepAnswers }) => keepAnswers(memberId, sessionId, state.answers))
        .catch(() => false)
      setSaved({ state: kept ? 'kept-on-device' : 'kept-on-page', edits })
      timer.current = setTimeout(() => void send(), retryMs)
      return
    }
    setProblem(outcome.ok ? null : outcome.refusal.sentence)
    if (!outcome.ok) return setSaved({ state: 'trouble' })
    state.arrived = sent
    if (!areEqual(state.answers, sent)) return void send()
    setSaved({ state: 'saved' })
    await device()
      .then(({ forgetAnswers }) => forgetAnswers(memberId, sessionId))
      .catch(() => {})
  }, [practice, sessionId, memberId])

  const write = (key: keyof Answers, words: string) => {
    const answers = { ...now.current.answers, [key]: words }
    now.current.answers = answers
    setAnswers(answers)
    // Before the server has it: a page that is closed in between loses nothing.
    device()
      .then(({ keepAnswers }) => keepAnswers(memberId, sessionId, answers))
      .catch(() => {})
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void send(), restMs)
  }

  useEffect(() => {
    let gone = false
    device()
      .then(({ keptAnswers }) => keptAnswers(memberId, sessionId))
      .then((kept) => {
        if (gone || !kept || !areEqual(now.current.answers, now.current.arrived)) return
        now.current.answers = kept
        setAnswers(kept)
        void send()
      })
      .catch(() => {})
    const again = () => void send()
    window.addEventListener('online', again)
    return () => {
      gone = true
      window.removeEventListener('online', again)
      clearTimeout(timer.current)
      void send()
    }
  }, [memberId, sessionId, send])

  return { answers, saved, problem, write, send }
}

/** Loaded when there is something to keep. */
const device = () => import('./kept-answers')
