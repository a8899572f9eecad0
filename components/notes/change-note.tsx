'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { OwnNotes } from './own-notes'

type Props = {
  practiceId: string
  memberId: string
  documentId: string
  /** Which of them, for whoever hears the page. */
  label: string
  /** What stands there, read. */
  children: ReactNode
}

/** A note that is read, until its keeper goes on writing it. */
export function ChangeNote({ children, label, ...place }: Props) {
  const [writing, setWriting] = useState(false)
  if (writing) return <OwnNotes {...place} onMounted={(editor) => editor.commands.focus('end')} />
  return (
    <>
      <div className="note-words">{children}</div>
      <p className="mt-2 -ml-3">
        <Button look="quiet" size={32} onClick={() => setWriting(true)}>
          Go on writing<span className="hidden-words"> your notes of {label}</span>
        </Button>
      </p>
    </>
  )
}
