'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { TextareaField } from '@/components/ui/field'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { useListening } from '@/components/ui/listening'
import { SavedIndicator } from '@/components/ui/saved-indicator'
import { sayReady } from '@/lib/preparation/actions'
import { type Answers, isEmpty, questionKeys } from '@/lib/preparation/answers'
import { questions, whoReads } from './preparation-words'
import { useAnswers } from './use-answers'

type Props = {
  at: { practice: string; sessionId: string; memberId: string }
  stored: Answers
  coach: string
  ready: boolean
  opened: boolean
  maySayReady: boolean
}

/** Three questions to answer before a session. They save themselves; when the coach reads them is the client's to say. */
export function AnswersForm({ at, stored, coach, ready, opened, maySayReady }: Props) {
  const router = useRouter()
  const listening = useListening()
  const { answers, saved, problem, write, send } = useAnswers(at, stored)
  const [refused, setRefused] = useState<string | null>(null)
  const [saying, start] = useTransition()
  const say = (isReady: boolean) =>
    start(async () => {
      await send()
      const answer = await sayReady(at.practice, { sessionId: at.sessionId, ready: isReady }).catch(
        () => null,
      )
      setRefused(problemOf(answer, 'Nothing changed. Try again.'))
      if (answer?.ok) router.refresh()
    })
  const wrong = problem ?? refused
  return (
    <div inert={!listening} className="mt-4 grid gap-5">
      {questionKeys.map((key) => (
        <TextareaField
          key={key}
          label={questions[key].asks}
          hint={questions[key].hint}
          forPerson
          rows={2}
          maxLength={4000}
          value={answers[key]}
          onChange={({ target }) => write(key, target.value)}
          onBlur={() => void send()}
        />
      ))}
      <FormProblem>{wrong}</FormProblem>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {maySayReady &&
          (ready ? (
            <Button
              look="quiet"
              size={40}
              className="-ml-3"
              busy={saying && 'One moment'}
              onClick={() => say(false)}
            >
              Not ready yet after all
            </Button>
          ) : (
            <Button
              look="secondary"
              size={40}
              unavailable={isEmpty(answers) && 'Answer one of them first.'}
              busy={saying && 'One moment'}
              onClick={() => say(true)}
            >
              Ready for {coach} to read
            </Button>
          ))}
        <SavedIndicator saved={saved} />
      </div>
      <p className="text-13 text-ink-3">{whoReads(coach, { ready, opened })}</p>
    </div>
  )
}
