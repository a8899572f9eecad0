'use client'

import { Undo2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { useLiveDocument } from '@/components/live/use-live-document'
import { BarMessage } from '@/components/ui/bar-message'
import { Button } from '@/components/ui/button'
import { TextLink } from '@/components/ui/text-link'
import { bringBack, type Piece, undoOf } from '@/lib/visions/document/bring-back'
import type { Template } from '@/lib/visions/document/template'
import type { SectionPlace } from '@/lib/visions/vision'
import { BringBackDialog } from './bring-back-dialog'

type Asked = { place: SectionPlace; piece: Piece }

const Asking = createContext<((asked: Asked) => void) | null>(null)

type Props = {
  practiceId: string
  memberId: string
  /** Where the sections are written today. */
  documents: Readonly<Record<SectionPlace, string>>
  template: Template
  /** The coach's first name. */
  coach: string
  /** Where the plan is. */
  plan: string
  children: ReactNode
}

/** Around a page that is only read: what is brought back from it becomes ordinary edits of the live plan. */
export function BringingBack({ documents, children, ...rest }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null)
  return (
    <Asking.Provider value={setAsked}>
      {asked && (
        <InDocument
          key={documents[asked.place]}
          {...rest}
          documentId={documents[asked.place]}
          asked={asked}
        />
      )}
      {children}
    </Asking.Provider>
  )
}

export function BringBackButton({
  place,
  piece,
  label,
  children,
}: Asked & { label?: string; children: ReactNode }) {
  const ask = useContext(Asking)
  if (!ask) return null
  return (
    <Button
      look="quiet"
      size={32}
      className="-ml-3 print:hidden!"
      aria-label={label}
      icon={<Undo2 aria-hidden="true" strokeWidth={1.75} />}
      // A new object each time: the same piece can be asked for again.
      onClick={() => ask({ place, piece })}
    >
      {children}
    </Button>
  )
}

/** Stays while the page does: its document sends what was brought back, and an undo of it. */
function InDocument({
  practiceId,
  memberId,
  documentId,
  template,
  coach,
  plan,
  asked,
}: Omit<Props, 'documents' | 'children'> & { documentId: string; asked: Asked }) {
  const router = useRouter()
  const live = useLiveDocument({ practiceId, documentId, memberId })
  const [closed, setClosed] = useState<Asked | null>(null)
  const [done, setDone] = useState<{ undo: () => void } | null>(null)
  const { doc, synced, pendingCount } = live
  const saved = done !== null && pendingCount === 0
  useEffect(() => {
    // What has gone since is the server's to say, once it has the edits.
    if (saved) router.refresh()
  }, [saved, router])
  const open = asked !== closed
  const ready = useMemo(() => (synced ? doc : null), [synced, doc])

  const bring = () => {
    if (!ready) return
    const undo = undoOf(ready, asked.piece.written.key)
    bringBack(ready, asked.piece)
    setDone({
      undo: () => {
        undo.undo()
        setDone(null)
        router.refresh()
      },
    })
    setClosed(asked)
  }
  return (
    <>
      {done && (
        <BarMessage
          icon={<Undo2 aria-hidden="true" strokeWidth={1.75} />}
          fact={pendingCount === 0 ? 'Brought back.' : 'Bringing it back.'}
          action={
            <Button look="quiet" size={32} onClick={done.undo}>
              Undo
            </Button>
          }
        >
          It stands in <TextLink href={`${plan}#${asked.piece.written.key}`}>your plan</TextLink> again.
        </BarMessage>
      )}
      {open && (
        <BringBackDialog
          piece={asked.piece}
          isShared={asked.place === 'shared'}
          doc={ready}
          template={template}
          coach={coach}
          onBring={bring}
          onClose={() => setClosed(asked)}
        />
      )}
    </>
  )
}
