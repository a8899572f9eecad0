'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Conversation, Thread } from '@/lib/comments/thread'
import { firstName } from '@/lib/people/name'
import { keepFresh } from './kept-fresh'
import { openOutbox } from './outbox'
import { openRoom, type Place, RoomContext, speakerOf } from './room'
import { useCommentKeys } from './use-comment-keys'
import { useKeptWords } from './use-kept-words'
import { useNews } from './use-news'

type Props = {
  place: Place
  conversation: Conversation
  /** Where the plan stood as the page was drawn, if it has no socket that says when something is new. */
  mark: string | null
  /** What is said is as this device kept it, and is asked for as soon as somebody answers. */
  fromDevice: boolean
  children: ReactNode
}

/**
 * What is said about a vision, around the page that shows it. Nothing of it outlives the page but what was written here
 * and has not arrived.
 */
export function CommentsRoom({ place, conversation, mark, fromDevice, children }: Props) {
  const { practice, visionId } = place
  const [fresh] = useState(() =>
    keepFresh(conversation, (signal) => fetchConversation(practice, visionId, signal), { stale: fromDevice }),
  )
  const data = useSyncExternalStore(fresh.subscribe, fresh.read, fresh.read)
  // The page was drawn anew on the server, and came with what is said by then.
  useEffect(() => {
    if (!fromDevice) fresh.take(conversation)
  }, [fresh, conversation, fromDevice])
  useEffect(() => fresh.begin(), [fresh])

  const [outbox] = useState(() => openOutbox<Conversation>(fresh.look))
  const [room] = useState(() =>
    openRoom(place, conversation, outbox.post, () => void fresh.look().catch(() => {})),
  )
  room.moveTo(place)
  const kept = useSyncExternalStore(outbox.subscribe, outbox.read, outbox.read)
  useEffect(() => {
    room.store.write({
      conversation: kept.reduce((shown, posting) => posting.show(shown), data),
      sending: new Map(kept.map(({ id, state }) => [id, state])),
    })
  }, [room, data, kept])

  useEffect(() => {
    const retry = () => outbox.retry()
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [outbox])
  const isKept = useKeptWords(room, outbox)
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!isKept()) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isKept])
  const router = useRouter()
  useNews(mark && `/api/p/${practice}/visions/${visionId}/news`, (said) => {
    room.lookAgain()
    // Asked, signed or sent back by the other: what the page says of the plan is not so any more.
    if (said !== mark) router.refresh()
  })
  useCommentKeys(room)

  return (
    <RoomContext.Provider value={room}>
      {children}
      <Arrivals conversation={data} />
    </RoomContext.Provider>
  )
}

async function fetchConversation(
  practice: string,
  visionId: string,
  signal: AbortSignal,
): Promise<Conversation> {
  const response = await fetch(`/api/p/${practice}/visions/${visionId}/threads`, {
    signal,
    redirect: 'error',
  })
  if (!response.ok) throw new Error(`The conversation answered ${response.status}.`)
  return response.json()
}

/** What the other one says while the page is open is told once, politely, to whoever does not see it. */
function Arrivals({ conversation }: { conversation: Conversation }) {
  const known = useRef<Set<string> | null>(null)
  const [words, setWords] = useState('')
  useEffect(() => {
    const before = known.current
    const arrived = conversation.threads.flatMap((thread) =>
      thread.comments
        .filter((said) => said.by !== conversation.me && !said.deleted)
        .map((said) => ({ said, thread })),
    )
    known.current = new Set(arrived.map(({ said }) => said.id))
    const fresh = before && arrived.filter(({ said }) => !before.has(said.id)).at(-1)
    if (fresh) setWords(`${firstName(speakerOf(conversation, fresh.said.by).name)} ${wrote(fresh.thread)}`)
  }, [conversation])
  return (
    <p role="status" className="hidden-words">
      {words}
    </p>
  )
}

const wrote = ({ comments, quote }: Thread) =>
  `${comments.length > 1 ? 'answered' : 'commented'} on “${quote.length > 60 ? `${quote.slice(0, 59)}…` : quote}”`
