import { createContext, useContext } from 'react'
import { toast } from '@/components/ui/toast'
import type { Outcome } from '@/lib/action'
import * as actions from '@/lib/comments/actions'
import { type About, asksMe, type Conversation, type Speaker, type Thread } from '@/lib/comments/thread'
import type { Passage } from '@/lib/visions/document/letters'
import * as changes from './changes'
import type { Outbox, Posted } from './outbox'
import type { Source, Standing } from './source'
import { makeStore, type Store, useStored } from './stored'
import type { Unsent, Words } from './unsent'

export type Mode = 'comment' | 'ask' | 'suggest'

/** What is being written about something, before it is sent. */
export type Composing = {
  threadId: string
  section: string
  about: About
  quote: string
  mode: Mode
  body: string
  replacement: string
  /** Why it came back. */
  trouble: string | null
}

/** A reply, or other words for a comment, being written. */
export type Draft = { body: string; trouble: string | null }

export type RoomState = {
  conversation: Conversation
  /** What the server does not have yet, by the id of the comment or thread. */
  sending: ReadonlyMap<string, Posted>
  /** Where passages are by now; null for one that is gone, nothing for one that was not looked for. */
  found: ReadonlyMap<string, Standing | null>
  open: string | null
  composing: Composing | null
  drafts: ReadonlyMap<string, Draft>
  /** What a phone shows at its foot: a section's threads, or all. */
  sheet: string | 'all' | null
  /** Resolved threads are shown too. */
  withResolved: boolean
}

export type Place = {
  practice: string
  visionId: string
  zone: string
  /** What the coach reads; null where one sits at the document itself. */
  checkpointId: string | null
  /** First name of the other one. */
  other: string
  /** Titles of the sections in which both can read: no others take comments. */
  titles: Readonly<Record<string, string>>
}

/** Everything a page knows of what is said, and can do about it. */
export type Room = ReturnType<typeof openRoom>

export function openRoom(
  given: Place,
  initial: Conversation,
  post: Outbox<Conversation>['post'],
  lookAgain: () => void,
) {
  let place = given
  const store: Store<RoomState> = makeStore<RoomState>({
    conversation: initial,
    sending: new Map(),
    found: new Map(),
    open: null,
    composing: null,
    drafts: new Map(),
    sheet: null,
    withResolved: false,
  })
  const sources = new Map<string, Source>()
  const selections = new Map<string, () => Passage | null>()
  const { practice, visionId } = place

  const change = (
    id: string,
    show: (shown: Conversation) => Conversation,
    send: () => Promise<Outcome<unknown>>,
    onRefused = (sentence: string) => toast({ words: sentence }),
    unsent?: Unsent,
  ) => post({ id: `${id} ${crypto.randomUUID()}`, show, send, onRefused, unsent })

  const draft = (key: string, now: Draft | null) => {
    const drafts = new Map(store.read().drafts)
    if (now) drafts.set(key, now)
    else drafts.delete(key)
    store.write({ drafts })
  }

  /** Says something, or says it again: with the ids it has, it is there once. */
  const sayAgain = (unsent: Unsent) => {
    const { commentId } = unsent
    if (unsent.kind === 'replied') {
      const { threadId, body, at } = unsent
      const send = () => actions.reply(practice, { threadId, commentId, body })
      const onRefused = (trouble: string) => draft(threadId, { body, trouble })
      return change(commentId, changes.replied(threadId, commentId, body, at), send, onRefused, unsent)
    }
    if (unsent.kind === 'edited') {
      const { threadId, body } = unsent
      const send = () => actions.editComment(practice, { commentId, body })
      const onRefused = (trouble: string) => draft(commentId, { body, trouble })
      return change(commentId, changes.edited(threadId, commentId, body), send, onRefused, unsent)
    }
    const { composing, checkpointId, at } = unsent
    const { threadId, section, about, quote, mode } = composing
    const body = composing.body.trim()
    const asks = mode === 'ask'
    const replacement = mode === 'suggest' ? composing.replacement : undefined
    const opening = { visionId, threadId, commentId, section, checkpointId }
    const send = () => {
      if (about.kind === 'element') {
        const { elementId, field } = about
        return actions.commentOnElement(practice, { ...opening, elementId, field, quote, body, asks })
      }
      const { anchor } = about
      return replacement === undefined
        ? actions.commentOnPassage(practice, { ...opening, anchor, body, asks })
        : actions.suggest(practice, { ...opening, anchor, replacement, body })
    }
    const shown = changes.opened({ threadId, commentId, section, quote, about, body, asks, replacement, at })
    const onRefused = (trouble: string) =>
      store.write({ composing: { ...composing, trouble }, open: threadId })
    change(threadId, shown, send, onRefused, unsent)
  }

  let back: HTMLElement | null = null
  const remember = () => {
    const at = document.activeElement
    // An item goes with its menu: back to the button that opened it.
    const here = at?.closest('[role="menu"]')
      ? document.querySelector('[aria-haspopup="menu"][aria-expanded="true"]')
      : at
    if (here instanceof HTMLElement && !here.closest('aside, dialog, [role="toolbar"]')) back = here
  }

  const compose = (section: string, about: About, quote: string, mode: Mode) => {
    const before = store.read().composing
    remember()
    // Words that are written already are about something else: they are sent or thrown away first.
    if (before && hasWords(before)) return store.write({ open: before.threadId })
    const composing = {
      threadId: crypto.randomUUID(),
      section,
      about,
      quote,
      mode,
      body: '',
      replacement: mode === 'suggest' ? quote : '',
      trouble: null,
    }
    store.write({ composing, open: composing.threadId })
  }

  return {
    get place() {
      return place
    },
    /** The same page, with another checkpoint on it or another section shared. */
    moveTo: (now: Place) => {
      place = now
    },
    store,
    takes: (section: string) => section in place.titles && store.read().conversation.may.comment,
    register: (section: string, source: Source) => {
      sources.set(section, source)
      return () => {
        if (sources.get(section) === source) sources.delete(section)
      }
    },
    /** What is selected in the editor of a section. */
    registerSelection: (section: string, selection: () => Passage | null) => {
      selections.set(section, selection)
      return () => {
        if (selections.get(section) === selection) selections.delete(section)
      }
    },
    selectionIn: (section: string) => selections.get(section)?.() ?? null,
    sourceOf: (section: string) => sources.get(section) ?? null,
    /** Something was said somewhere: the server knows what. */
    lookAgain,
    noteFound: (found: ReadonlyMap<string, Standing | null>) => {
      const before = store.read().found
      if ([...found].every(([id, passage]) => before.has(id) && isSame(before.get(id), passage))) return
      store.write({ found: new Map([...before, ...found]) })
    },

    open: (threadId: string | null) => {
      if (threadId !== null) remember()
      store.write({ open: threadId })
    },
    /** Puts the keyboard back where it was before it came here. */
    goBack: () => back?.focus({ preventScroll: true }),
    showSheet: (sheet: RoomState['sheet']) => store.write({ sheet }),
    showResolved: (withResolved: boolean) => store.write({ withResolved }),

    composeOnPassage: (section: string, passage: Passage, mode: Mode) => {
      const anchor = sources.get(section)?.anchor(passage)
      if (anchor) compose(section, { kind: 'passage', anchor }, anchor.words, mode)
    },
    /** On everything that is written in the section. */
    composeOnText: (section: string, mode: Mode) => {
      const source = sources.get(section)
      const whole = source?.whole()
      const anchor = whole && source?.anchor(whole)
      if (anchor) compose(section, { kind: 'passage', anchor }, anchor.words, mode)
    },
    composeOnElement: (section: string, elementId: string, quote: string, mode: Mode) =>
      compose(section, { kind: 'element', elementId, field: null }, quote, mode),
    write: (now: Partial<Pick<Composing, 'body' | 'replacement'>>) => {
      const { composing } = store.read()
      if (composing) store.write({ composing: { ...composing, ...now, trouble: null } })
    },
    throwAway: () => store.write({ composing: null, open: null }),
    sendComposed: () => {
      const { composing } = store.read()
      if (!composing) return
      const at = new Date().toISOString()
      const { checkpointId } = place
      sayAgain({ kind: 'opened', composing, commentId: crypto.randomUUID(), checkpointId, at })
      store.write({ composing: null })
      back?.focus({ preventScroll: true })
    },

    draft,
    reply: (thread: Thread, body: string) => {
      const at = new Date().toISOString()
      sayAgain({ kind: 'replied', threadId: thread.id, commentId: crypto.randomUUID(), body, at })
      draft(thread.id, null)
    },
    edit: (thread: Thread, commentId: string, body: string) => {
      sayAgain({ kind: 'edited', threadId: thread.id, commentId, body })
      draft(commentId, null)
    },
    /** What this device kept of a page that is gone: its drafts, and what was on its way. */
    takeUp: ({ composing, drafts, unsent }: Words) => {
      const now = store.read()
      store.write({
        composing: now.composing ?? composing,
        open: now.open ?? composing?.threadId ?? null,
        drafts: new Map([...drafts, ...now.drafts]),
      })
      for (const each of unsent) sayAgain(each)
    },
    remove: (thread: Thread, commentId: string) =>
      change(commentId, changes.deleted(thread.id, commentId), () =>
        actions.deleteComment(practice, commentId),
      ),
    resolve: (thread: Thread) => {
      change(thread.id, changes.resolved(thread.id, new Date().toISOString()), () =>
        actions.resolveThread(practice, thread.id),
      )
      store.write({ open: null })
    },
    reopen: (thread: Thread) =>
      change(thread.id, changes.reopened(thread.id), () => actions.reopenThread(practice, thread.id)),
    ask: (thread: Thread) =>
      change(thread.id, changes.asked(thread.id, new Date().toISOString()), () =>
        actions.askForNextSession(practice, thread.id),
      ),
    takeBackQuestion: (thread: Thread) =>
      change(thread.id, changes.withdrawn(thread.id), () => actions.withdrawQuestion(practice, thread.id)),
    /** Applying changes the client's own document first; that it was applied is said afterwards. */
    decide: (thread: Thread, outcome: 'applied' | 'declined') => {
      const { about, suggestion } = thread
      if (!suggestion || about.kind !== 'passage') return
      if (
        outcome === 'applied' &&
        !sources.get(thread.section)?.replace?.(about.anchor, suggestion.replacement)
      ) {
        toast({ words: 'These words are not there any more, so nothing was changed' })
        return
      }
      change(thread.id, changes.decided(thread.id, outcome, new Date().toISOString()), () =>
        actions.decideSuggestion(practice, { threadId: thread.id, outcome }),
      )
    },
    /** Not noted is noted the next time they are read. */
    markRead: (threadIds: string[]) => {
      actions.markThreadsRead(practice, { visionId, threadIds }).catch(() => {})
    },
  }
}

export const RoomContext = createContext<Room | null>(null)

/** Null where nothing is said: a page without a conversation. */
export const useRoomOrNull = () => useContext(RoomContext)

export function useRoom(): Room {
  const room = useContext(RoomContext)
  if (!room) throw new Error('This is drawn where comments are.')
  return room
}

export const useConversation = (room: Room) => useStored(room.store, ({ conversation }) => conversation)

export function speakerOf({ speakers }: Conversation, id: string): Speaker {
  return speakers.find((speaker) => speaker.id === id) ?? { id, name: 'Somebody', who: 'coach' }
}

/** How many conversations are open in each section, and whether one of them asks the viewer. */
export function countsOf({ threads, me }: Conversation): Record<string, { threads: number; asks: boolean }> {
  const counts: Record<string, { threads: number; asks: boolean }> = {}
  for (const thread of threads) {
    if (thread.resolvedAt !== null) continue
    const before = counts[thread.section] ?? { threads: 0, asks: false }
    counts[thread.section] = { threads: before.threads + 1, asks: before.asks || asksMe(thread, me) }
  }
  return counts
}

export const hasWords = ({ body, replacement, mode, quote }: Composing) =>
  body.trim() !== '' || (mode === 'suggest' && replacement !== quote)

const isSame = (one: Standing | null | undefined, other: Standing | null) =>
  one === other || (one?.from === other?.from && one?.to === other?.to && one?.words === other?.words)
