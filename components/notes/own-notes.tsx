'use client'

import type { Editor } from '@tiptap/core'
import { useEffect, useId, useState } from 'react'
import { type UseLiveDocument, useLiveDocument } from '@/components/live/use-live-document'
import { SavedIndicator } from '@/components/ui/saved-indicator'
import { savedOf } from '@/components/visions/saved'
import { mayType } from '@/components/visions/use-vision'
import { beginNotes } from '@/lib/notes/actions'
import { NoteText } from './note-text'

type Place = { practice: string; practiceId: string; memberId: string; sessionId: string }

type Props = Place & {
  /** Where they have begun already; otherwise they begin here. */
  documentId: string | null
  hint?: string
  /** Told how safe the words are, where the page says it in one place for everything. */
  onLive?: (live: UseLiveDocument) => void
  onMounted?: (editor: Editor) => void
}

/** One's own notes of a session, to be written. Stands inside a PrivatePanel; nothing of it is kept on the device. */
export function OwnNotes({ documentId, ...props }: Props) {
  const begun = useBegun(documentId, props)
  if (begun === 'refused')
    return <p className="text-14 text-ink-2">Your notes did not open. Reload the page to try again.</p>
  if (begun === null) return <Opening />
  return <Writing {...props} documentId={begun} />
}

function Writing({ documentId, hint, onLive, onMounted, ...place }: Props & { documentId: string }) {
  const labelId = useId()
  const live = useLiveDocument({ ...place, documentId })
  useEffect(() => onLive?.(live))
  if (!live.synced || !live.doc || !live.awareness) return <Opening />
  return (
    <>
      <span id={labelId} className="hidden-words">
        Your own notes
      </span>
      <NoteText
        doc={live.doc}
        awareness={live.awareness}
        memberId={place.memberId}
        labelId={labelId}
        hint={hint ?? 'Write a note to yourself'}
        editable={mayType(live)}
        onMounted={onMounted}
      />
      {!onLive && (
        <p className="mt-2 flex justify-end">
          <SavedIndicator saved={savedOf([live])} />
        </p>
      )}
    </>
  )
}

const Opening = () => <p className="text-14 text-ink-2">Opening your notes</p>

/** Begins them where they have not; two windows at once begin the same. */
function useBegun(documentId: string | null, { practice, sessionId }: Place): string | null | 'refused' {
  const [begun, setBegun] = useState(documentId)
  const [refused, setRefused] = useState(false)
  useEffect(() => {
    if (begun !== null) return
    let left = false
    beginNotes(practice, sessionId).then(
      (outcome) => {
        if (left) return
        if (outcome.ok && outcome.value.own !== null) setBegun(outcome.value.own)
        else setRefused(true)
      },
      () => {
        if (!left) setRefused(true)
      },
    )
    return () => {
      left = true
    }
  }, [begun, practice, sessionId])
  return refused ? 'refused' : begun
}
