'use client'

import dynamic from 'next/dynamic'
import type { VisionScreen } from '@/lib/visions/screen'

/** Looked for after the page is there: hardly ever is there anything. */
const LateWords = dynamic(() => import('./late-words').then((module) => module.LateWords), { ssr: false })

/** What the reader wrote in a session and came after its end, until they have it. */
export function LeftBehind({ screen }: { screen: VisionScreen }) {
  // None in a screen that an older page has kept on the device.
  const { leftBehind = [], practiceId, seat } = screen
  const { memberId } = screen[seat]
  return leftBehind.map((place) => (
    <LateWords key={place.documentId} practiceId={practiceId} memberId={memberId} place={place} />
  ))
}
