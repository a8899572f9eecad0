'use client'

import { useRef, useState } from 'react'
import { TextareaField } from '@/components/ui/field'
import { problemOf } from '@/components/ui/form-problem'
import { useListening } from '@/components/ui/listening'
import { PrivatePanel } from '@/components/ui/private-panel'
import { SavedIndicator } from '@/components/ui/saved-indicator'
import type { Saved } from '@/components/ui/saved-words'
import { noteToSelf } from '@/lib/preparation/actions'

/** A line or two of the coach to themselves, saved as the field is left or Enter is pressed. */
export function NoteToSelf({
  practice,
  sessionId,
  words,
  client,
}: {
  practice: string
  sessionId: string
  words: string
  client: string
}) {
  const listening = useListening()
  const [saved, setSaved] = useState<Saved>({ state: 'saved' })
  const [problem, setProblem] = useState<string | null>(null)
  const stored = useRef(words)
  const save = async (now: string) => {
    if (now.trim() === stored.current.trim()) return
    setSaved({ state: 'saving' })
    const answer = await noteToSelf(practice, { sessionId, words: now }).catch(() => null)
    if (answer?.ok) stored.current = now
    setSaved(answer?.ok ? { state: 'saved' } : { state: 'trouble' })
    setProblem(problemOf(answer, 'Leave the field to try again.'))
  }
  return (
    <PrivatePanel promise={`Never shown to ${client}. Left out of recaps and exports.`}>
      <form
        inert={!listening}
        className="mt-2"
        onSubmit={(event) => {
          event.preventDefault()
          void save(String(new FormData(event.currentTarget).get('words') ?? ''))
        }}
      >
        <TextareaField
          label="Your note to self"
          name="words"
          rows={2}
          maxLength={400}
          defaultValue={words}
          placeholder="A line, for when it begins"
          autoComplete="off"
          error={problem}
          aside={<SavedIndicator saved={saved} />}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            event.currentTarget.form?.requestSubmit()
          }}
          onBlur={({ target }) => void save(target.value)}
        />
      </form>
    </PrivatePanel>
  )
}
