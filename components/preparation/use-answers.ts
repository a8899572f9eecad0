'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Saved } from '@/components/ui/saved-words'
import { saveAnswers } from '@/lib/preparation/actions'
import { type Answers, areEqual, joined, questionKeys } from '@/lib/preparation/answers'

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

  const line = useRef<Promise<unknown>>(Promise.resolve())

  // One after the other: what is forgotten must not be written again by what was said before it.
  const onDevice = useCallback(<T>(work: (kept: Device) => Promise<T>): Promise<T | null> => {
    const done = line.current.then(async () => work(await import('./kept-answers'))).catch(() => null)
    line.current = done
    return done
  }, [])

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
      const unsent = { answers: state.answers, base: state.arrived }
      const kept = await onDevice(({ keepAnswers }) => keepAnswers(memberId, sessionId, unsent))
      setSaved({ state: kept === true ? 'kept-on-device' : 'kept-on-page', edits })
      timer.current = setTimeout(() => void send(), retryMs)
      return
    }
    setProblem(outcome.ok ? null : outcome.refusal.sentence)
    if (!outcome.ok) return setSaved({ state: 'trouble' })
    state.arrived = sent
    if (!areEqual(state.answers, sent)) return void send()
    setSaved({ state: 'saved' })
    await onDevice(({ forgetAnswers }) => forgetAnswers(memberId, sessionId))
  }, [practice, sessionId, memberId, onDevice])

  const write = (key: keyof Answers, words: string) => {
    const answers = { ...now.current.answers, [key]: words }
    const base = now.current.arrived
    now.current.answers = answers
    setAnswers(answers)
    const unchanged = !now.current.sending && areEqual(answers, base)
    setSaved({ state: unchanged ? 'saved' : 'saving' })
    // Before the server has it: a page that is closed in between loses nothing.
    void onDevice(({ keepAnswers }) => keepAnswers(memberId, sessionId, { answers, base }))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void send(), restMs)
  }

  useEffect(() => {
    let gone = false
    void onDevice(({ keptAnswers }) => keptAnswers(memberId, sessionId)).then((kept) => {
      if (gone || !kept || !areEqual(now.current.answers, now.current.arrived)) return
      const answers = joined(kept, now.current.arrived)
      if (areEqual(answers, now.current.arrived)) {
        // It had arrived after all.
        void onDevice(({ forgetAnswers }) => forgetAnswers(memberId, sessionId))
        return
      }
      now.current.answers = answers
      setAnswers(answers)
      void send()
    })
    const again = () => void send()
    window.addEventListener('online', again)
    return () => {
      gone = true
      window.removeEventListener('online', again)
      clearTimeout(timer.current)
      void send()
    }
  }, [memberId, sessionId, send, onDevice])

  return { answers, saved, problem, write, send }
}

/** Loaded when there is something to keep. */
type Device = typeof import('./kept-answers')
