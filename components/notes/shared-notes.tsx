'use client'

import { useLiveDocument } from '@/components/live/use-live-document'
import { mayType } from '@/components/visions/use-vision'
import { NoteText } from './note-text'
import { type Report, useReport } from './use-report'

type Props = {
  practiceId: string
  memberId: string
  documentId: string
  labelId: string
  report: Report
  /** "/" on an empty line. */
  onCommitment?: () => void
}

/** What both write while they meet, letter by letter. */
export function SharedNotes({ practiceId, memberId, documentId, labelId, report, onCommitment }: Props) {
  const live = useLiveDocument({ practiceId, documentId, memberId, keep: 'edits', givesBack: true })
  useReport('shared notes', live, report)
  if (!live.synced || !live.doc || !live.awareness)
    return <p className="text-14 text-ink-2">Opening the notes</p>
  return (
    <NoteText
      doc={live.doc}
      awareness={live.awareness}
      memberId={memberId}
      labelId={labelId}
      hint={onCommitment ? 'Write a note, or press / for a commitment' : 'Write a note'}
      editable={mayType(live)}
      onInsert={() => {
        onCommitment?.()
        return onCommitment !== undefined
      }}
    />
  )
}
