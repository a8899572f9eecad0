import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useRoomOrNull } from '@/components/comments/room'
import { type UseLiveDocument, useLiveDocument } from '@/components/live/use-live-document'
import type { Word } from '@/lib/live/wire'
import type { LiveScreen } from '@/lib/visions/screen'

/** The live vision, kept open while the page is there. */
export function useVision(screen: LiveScreen) {
  const router = useRouter()
  const comments = useRoomOrNull()
  const onWord = (word: Word) => {
    if (word.kind === 'comments-changed') comments?.lookAgain()
    // A session opened or ended while this page was on its way here, or was away.
    if (word.kind === 'session-is' && word.sessionId !== (screen.session?.id ?? null)) router.refresh()
    // A session changes what this page is, and so does a section that has moved; the server says what it is now.
    if (changesThePage.has(word.kind)) router.refresh()
  }
  const vision = useLiveDocument({
    practiceId: screen.practiceId,
    documentId: screen.live.vision,
    memberId: screen[screen.seat].memberId,
    // The coach writes in a session only, and what was settled is kept nowhere but on the server.
    keep: screen.seat === 'client' ? 'document' : 'edits',
    givesBack: screen.seat === 'coach',
    onWord,
  })
  // What else was said in a session, nobody told a page that was away.
  const { closedBecause, online } = vision
  const before = useRef<'opening' | 'here' | 'away'>('opening')
  const inSession = screen.session !== null
  useEffect(() => {
    if (online && before.current === 'away' && inSession) router.refresh()
    if (online) before.current = 'here'
    else if (before.current === 'here') before.current = 'away'
  }, [online, inSession, router])
  useEffect(() => {
    if (closedBecause === 'session-ended' || closedBecause === 'no-longer-yours') router.refresh()
  }, [closedBecause, router])
  return vision
}

const changesThePage = new Set<Word['kind']>([
  'session-opened',
  'session-ended',
  'written',
  'plan-changed',
  'commitments-changed',
  'agenda-changed',
])

/** Typing goes on while something is too large: that is how it becomes smaller. */
export function mayType({ readOnly, closedBecause }: UseLiveDocument): boolean {
  return (
    !readOnly &&
    (closedBecause === null || closedBecause === 'too-large' || closedBecause === 'document-full')
  )
}
