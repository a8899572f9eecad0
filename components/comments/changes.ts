import type { About, Conversation, Said, Thread } from '@/lib/comments/thread'

// What a page shows of something said or decided until the server has it. Each can be applied to what has it already.

type Change = (shown: Conversation) => Conversation

export type Opened = {
  threadId: string
  commentId: string
  section: string
  quote: string
  about: About
  body: string
  asks: boolean
  replacement?: string
  at: string
}

export const opened =
  ({ threadId, commentId, section, quote, about, body, asks, replacement, at }: Opened): Change =>
  (shown) => {
    if (shown.threads.some(({ id }) => id === threadId)) return shown
    const { me } = shown
    const thread: Thread = {
      id: threadId,
      section,
      quote,
      about,
      openedBy: me,
      openedAt: at,
      resolvedAt: null,
      comments: body === '' ? [] : [newComment(commentId, me, body, at)],
      asks: asks ? [{ by: me, at }] : [],
      suggestion: replacement === undefined ? null : { by: me, replacement, outcome: null, decidedAt: null },
      readAt: null,
      may: { resolve: true, reopen: false, reply: true, ask: true, decide: false },
    }
    return { ...shown, threads: [...shown.threads, thread] }
  }

export const replied = (threadId: string, commentId: string, body: string, at: string): Change =>
  inThread(threadId, (thread, me) =>
    thread.comments.some(({ id }) => id === commentId)
      ? thread
      : { ...thread, comments: [...thread.comments, newComment(commentId, me, body, at)] },
  )

export const edited = (threadId: string, commentId: string, body: string): Change =>
  inThread(threadId, (thread) => withComment(thread, commentId, (said) => ({ ...said, body, edited: true })))

export const deleted = (threadId: string, commentId: string): Change =>
  inThread(threadId, (thread) =>
    withComment(thread, commentId, (said) => ({ ...said, body: '', deleted: true })),
  )

export const resolved = (threadId: string, at: string): Change =>
  inThread(threadId, (thread) => ({
    ...thread,
    resolvedAt: thread.resolvedAt ?? at,
    may: { ...thread.may, resolve: false, reopen: true, reply: false, ask: false, decide: false },
  }))

export const reopened = (threadId: string): Change =>
  inThread(threadId, (thread, me) => ({
    ...thread,
    resolvedAt: null,
    may: { ...thread.may, resolve: thread.openedBy === me, reopen: false, reply: true, ask: true },
  }))

export const asked = (threadId: string, at: string): Change =>
  inThread(threadId, (thread, me) => ({
    ...thread,
    asks: [...thread.asks.filter(({ by }) => by !== me), { by: me, at }],
  }))

export const withdrawn = (threadId: string): Change =>
  inThread(threadId, (thread, me) => ({ ...thread, asks: thread.asks.filter(({ by }) => by !== me) }))

export const decided = (threadId: string, outcome: 'applied' | 'declined', at: string): Change =>
  inThread(threadId, (thread) => ({
    ...thread,
    suggestion: thread.suggestion && { ...thread.suggestion, outcome, decidedAt: at },
    may: { ...thread.may, decide: false },
  }))

const newComment = (id: string, by: string, body: string, writtenAt: string): Said => ({
  id,
  by,
  body,
  writtenAt,
  edited: false,
  deleted: false,
})

function inThread(threadId: string, change: (thread: Thread, me: string) => Thread): Change {
  return (shown) => ({
    ...shown,
    threads: shown.threads.map((thread) => (thread.id === threadId ? change(thread, shown.me) : thread)),
  })
}

function withComment(thread: Thread, commentId: string, change: (said: Said) => Said): Thread {
  return { ...thread, comments: thread.comments.map((said) => (said.id === commentId ? change(said) : said)) }
}
