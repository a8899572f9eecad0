'use client'

import type { Editor } from '@tiptap/core'
import { useId } from 'react'
import { useLiveDocument } from '@/components/live/use-live-document'
import { SavedIndicator } from '@/components/ui/saved-indicator'
import { savedOf } from '@/components/visions/saved'
import { mayType } from '@/components/visions/use-vision'
import { NoteText } from './note-text'
import { type Report, useReport } from './use-report'

type Props = {
  practiceId: string
  memberId: string
  documentId: string
  hint?: string
  /** Told how safe the words are, where the page says it in one place for everything. */
  report?: Report
  onMounted?: (editor: Editor) => void
}

/** One's own notes of a session, to be written. Stands inside a PrivatePanel; nothing of it is kept on the device. */
export function OwnNotes({ hint = 'Write a note to yourself', report, onMounted, ...place }: Props) {
  const labelId = useId()
  const live = useLiveDocument(place)
  useReport('own notes', live, report)
  if (!live.synced || !live.doc || !live.awareness)
    return <p className="text-14 text-ink-2">Opening your notes</p>
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
        hint={hint}
        editable={mayType(live)}
        onMounted={onMounted}
      />
      {!report && (
        <p className="mt-2 flex justify-end">
          <SavedIndicator saved={savedOf([live])} />
        </p>
      )}
    </>
  )
}
