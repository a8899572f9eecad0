import { useEffect, useState, useSyncExternalStore } from 'react'
import { documentName } from '@/lib/live/wire'
import { forgetLate, lateWordsOf, readLate, subscribeToLate, waitsOnDevice } from './device/late'
import { borrowDocument, returnDocument } from './open-documents'

type Place = { practiceId: string; memberId: string; documentId: string }

/**
 * What this person wrote in a document while a session was open and the server did not take any more. Edits that a page
 * left behind are asked about once more: what has arrived after all is not late.
 */
export function useLateWords({ practiceId, memberId, documentId }: Place) {
  const document = documentName(practiceId, documentId)
  const late = useSyncExternalStore(
    subscribeToLate,
    () => lateWordsOf(document),
    () => null,
  )
  const asks = useWaiting(document, memberId)
  useEffect(() => {
    if (!asks) return
    const wanted = { practiceId, documentId, memberId, keep: 'edits', givesBack: true } as const
    borrowDocument(wanted)
    return () => returnDocument(wanted)
  }, [asks, practiceId, documentId, memberId])
  const isOnlyHere = late?.kept === false
  useEffect(() => {
    if (!isOnlyHere) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isOnlyHere])
  return { late, forget: () => void forgetLate(memberId, document).catch(() => {}) }
}

/** Whether edits of this document lie on the device unanswered. */
function useWaiting(document: string, memberId: string): boolean {
  const [waiting, setWaiting] = useState(false)
  useEffect(() => {
    let left = false
    const look = async () => {
      const { words, edits } = await waitsOnDevice(document)
      if (words && !left) await readLate(memberId, document)
      if (!left) setWaiting(edits)
    }
    look().catch(() => {})
    return () => {
      left = true
    }
  }, [document, memberId])
  return waiting
}
