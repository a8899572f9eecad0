'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { now } from '@/lib/clock'
import { isUnread, type Thread } from '@/lib/comments/thread'
import { counted } from '@/lib/words'
import { CommentField } from './comment-field'
import { focusThread } from './go-to-thread'
import { threadElementId } from './mark'
import { useConversation, useRoom } from './room'
import { SaidWords } from './said'
import { useStored } from './stored'
import { Suggested } from './suggested'
import { nameOf, questionWord, quoted } from './words'

type Props = {
  thread: Thread
  /** All of it, with what can be done. */
  open: boolean
  /** The words it is about are not beside it. */
  quotes?: boolean
  onClose: () => void
}

/** One conversation: at rest its beginning, open all of it on paper of its own. */
export function ThreadCard({ thread, open, quotes, onClose }: Props) {
  const room = useRoom()
  const conversation = useConversation(room)
  const gone = useStored(room.store, ({ found }) => found.get(thread.id) === null)
  const sending = useStored(room.store, (state) => state.sending)
  const reader = { zone: room.place.zone, now: now() }
  const posted = (id: string) => [...sending].find(([posting]) => posting.startsWith(id))?.[1]
  const unread = isUnread(thread, conversation.me)
  const question = questionWord(thread, conversation.me)
  const [first, ...replies] = thread.comments
  const seen = useSeen(thread, unread)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    onClose()
  }
  return (
    <article
      ref={seen}
      id={threadElementId(thread.id)}
      tabIndex={-1}
      aria-label={`${nameOf(conversation, thread.openedBy)} on ${quoted(thread.quote)}`}
      onKeyDown={onKeyDown}
      className={classes(
        'relative rounded-panel border px-3 py-2.5',
        open ? 'border-line bg-paper shadow-sheet' : 'border-transparent hover:bg-hover',
      )}
    >
      {!open && (
        <button
          type="button"
          aria-label={`Open the conversation on ${quoted(thread.quote)}`}
          onClick={() => {
            room.open(thread.id)
            focusThread(thread.id)
          }}
          className="absolute inset-0 rounded-panel"
        />
      )}
      {(gone || quotes || thread.resolvedAt !== null) && <About thread={thread} gone={gone} />}
      {first ? (
        <SaidWords
          thread={thread}
          said={first}
          reader={reader}
          sending={posted(first.id) ?? posted(thread.id)}
          tag={<Tag question={question} unread={unread} />}
          brief={!open}
        />
      ) : (
        <p className="flex min-h-6 items-center justify-between text-14">
          <span>
            <span className="font-semibold">{nameOf(conversation, thread.openedBy)}</span> suggested other
            words
          </span>
          <Tag question={question} unread={unread} />
        </p>
      )}
      {thread.suggestion && <Suggested thread={thread} suggestion={thread.suggestion} />}
      {open ? (
        <>
          {replies.map((said) => (
            <div key={said.id} className="mt-2.5 border-line border-t pt-2">
              <SaidWords thread={thread} said={said} reader={reader} sending={posted(said.id)} />
            </div>
          ))}
          <Answering key={thread.id} thread={thread} />
        </>
      ) : (
        replies.length > 0 && (
          <p className="mt-1 text-13 text-ink-3">{counted(replies.length, 'reply', 'replies')}</p>
        )
      )}
    </article>
  )
}

function Tag({ question, unread }: { question: ReturnType<typeof questionWord>; unread: boolean }) {
  if (question) {
    return (
      <span
        className={classes('font-semibold text-12', question.attends ? 'text-attend' : 'text-accent-ink')}
      >
        {question.word}
      </span>
    )
  }
  return unread ? <span className="font-semibold text-12 text-attend">New</span> : null
}

/** The words it was about, where they are not to be seen beside it. */
function About({ thread, gone }: { thread: Thread; gone: boolean }) {
  return (
    <p className="mb-1.5 border-mark-line border-l-2 pl-2 text-13 text-ink-3">
      <q className="font-serif text-14 text-ink-2 italic">{quoted(thread.quote, 140).slice(1, -1)}</q>
      {gone && ' is not in the text any more.'}
      {thread.resolvedAt !== null && !gone && ', resolved'}
    </p>
  )
}

/** The field for an answer, and what else can be done with the thread. */
function Answering({ thread }: { thread: Thread }) {
  const room = useRoom()
  const { me } = useConversation(room)
  const draft = useStored(room.store, ({ drafts }) => drafts.get(thread.id) ?? null)
  const [answering, setAnswering] = useState(false)
  const { may } = thread
  const body = draft?.body ?? ''
  const last = thread.comments.at(-1)
  // Whoever has just spoken is not asked to speak again.
  const field = may.reply && (draft !== null || answering || (last !== undefined && last.by !== me))
  const { other } = room.place
  return (
    <>
      {field && (
        <div className="mt-2.5">
          <CommentField
            label={`Reply to ${other}`}
            value={body}
            trouble={draft?.trouble ?? null}
            send="Reply"
            folded
            eager={answering}
            onWrite={(words) => room.draft(thread.id, words === '' ? null : { body: words, trouble: null })}
            onSend={
              body.trim() === ''
                ? null
                : () => {
                    setAnswering(false)
                    room.reply(thread, body.trim())
                    focusThread(thread.id)
                  }
            }
            onCancel={() => {
              setAnswering(false)
              room.draft(thread.id, null)
            }}
          />
        </div>
      )}
      <div className="-mb-1 -ml-2 mt-1.5 flex items-center">
        {may.reply && !field && (
          <Button look="quiet" size={32} onClick={() => setAnswering(true)}>
            Reply
          </Button>
        )}
        {may.resolve && (
          <Button look="quiet" size={32} onClick={() => room.resolve(thread)}>
            Resolve
          </Button>
        )}
        {may.reopen && (
          <Button look="quiet" size={32} onClick={() => room.reopen(thread)}>
            Open again
          </Button>
        )}
      </div>
    </>
  )
}

/** Says that the thread has been on the screen, once it has been there for a moment. */
function useSeen(thread: Thread, unread: boolean) {
  const room = useRoom()
  const card = useRef<HTMLElement>(null)
  const newest = thread.comments.at(-1)?.id ?? thread.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each new comment it is unread again
  useEffect(() => {
    if (!unread || !card.current) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new IntersectionObserver(([entry]) => {
      clearTimeout(timer)
      if (entry?.isIntersecting && document.visibilityState === 'visible')
        timer = setTimeout(() => room.markRead([thread.id]), seenAfterMs)
    })
    observer.observe(card.current)
    return () => {
      observer.disconnect()
      clearTimeout(timer)
    }
  }, [room, thread.id, unread, newest])
  return card
}

const seenAfterMs = 1500
