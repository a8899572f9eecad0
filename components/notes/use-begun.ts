import { useEffect, useState } from 'react'
import { beginNotes } from '@/lib/notes/actions'
import type { NoteDocuments } from '@/lib/notes/note'

/** Begins those of the notes that are needed and not there; two windows at once begin the same. */
export function useBegun(
  documents: NoteDocuments,
  needs: readonly (keyof NoteDocuments)[],
  { practice, sessionId }: { practice: string; sessionId: string },
): NoteDocuments | 'refused' {
  const [begun, setBegun] = useState(documents)
  const [refused, setRefused] = useState(false)
  const missing = needs.some((kind) => begun[kind] === null)
  useEffect(() => {
    if (!missing) return
    let left = false
    beginNotes(practice, sessionId).then(
      (outcome) => {
        if (left) return
        if (outcome.ok) setBegun(outcome.value)
        else setRefused(true)
      },
      () => {
        if (!left) setRefused(true)
      },
    )
    return () => {
      left = true
    }
  }, [missing, practice, sessionId])
  return refused ? 'refused' : begun
}
