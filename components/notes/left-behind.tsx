'use client'

import { useEffect, useState } from 'react'
import { onDemand, useOnDemand } from '@/components/ui/on-demand'
import type { VisionScreen } from '@/lib/visions/screen'

/** What asks the server again for a document and shows what came too late: it brings all that a live document takes. */
const shown = onDemand(() => import('./late-words'))

/** What the reader wrote in a session and came after its end, until they have it. */
export function LeftBehind({ screen }: { screen: VisionScreen }) {
  // None in a screen that an older page has kept on the device.
  const { leftBehind = [], practiceId, seat } = screen
  const { memberId } = screen[seat]
  return leftBehind.map((place) => (
    <Left key={place.documentId} practiceId={practiceId} memberId={memberId} place={place} />
  ))
}

function Left(props: { practiceId: string; memberId: string; place: VisionScreen['leftBehind'][number] }) {
  const isLeft = useIsLeft(props.practiceId, props.place.documentId)
  const late = useOnDemand(shown, isLeft)
  return isLeft && late && <late.LateWords {...props} />
}

/** Looked for after the page is there, on the device and on this page: hardly ever is there anything. */
function useIsLeft(practiceId: string, documentId: string): boolean {
  const [isLeft, setIsLeft] = useState(false)
  useEffect(() => {
    let gone = false
    let stop = () => {}
    const look = async () => {
      const [{ lateWordsOf, subscribeToLate, waitsOnDevice }, { documentName }] = await Promise.all([
        import('@/components/live/device/late'),
        import('@/lib/live/wire'),
      ])
      if (gone) return
      const document = documentName(practiceId, documentId)
      const seen = () => lateWordsOf(document) && setIsLeft(true)
      stop = subscribeToLate(seen)
      seen()
      const { words, edits } = await waitsOnDevice(document)
      if ((words || edits) && !gone) setIsLeft(true)
    }
    look().catch(() => {})
    return () => {
      gone = true
      stop()
    }
  }, [practiceId, documentId])
  return isLeft
}
