'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { TextareaField } from '@/components/ui/field'
import { problemOf } from '@/components/ui/form-problem'
import { useListening } from '@/components/ui/listening'
import { answerReview } from '@/lib/signoffs/actions'

type Props = { practice: string; requestId: string; client: string }

/** Ready, or what to change first: one field, two buttons. */
export function AnswerReview({ practice, requestId, client }: Props) {
  const router = useRouter()
  const listening = useListening()
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [sending, start] = useTransition()
  const [said, setSaid] = useState<'ready' | 'changes'>('ready')
  const answer = (kind: 'ready' | 'changes') => {
    setSaid(kind)
    start(async () => {
      setProblem(null)
      const done = await answerReview(practice, { requestId, answer: kind, words }).catch(() => null)
      if (done?.ok) router.refresh()
      else setProblem(problemOf(done, 'Nothing has changed.'))
    })
  }
  return (
    <div inert={!listening} className="grid gap-4">
      <TextareaField
        label={`Words for ${client}`}
        name="words"
        forPerson
        value={words}
        maxLength={2000}
        onChange={(event) => setWords(event.target.value)}
        hint="One useful thing is enough. Needed only where something should change."
        error={problem}
      />
      <Button
        look="primary"
        size={48}
        onClick={() => answer('ready')}
        busy={sending && said === 'ready' && 'Saying so'}
      >
        It is ready
      </Button>
      <Button size={48} onClick={() => answer('changes')} busy={sending && said === 'changes' && 'Asking'}>
        Ask for a change
      </Button>
    </div>
  )
}
