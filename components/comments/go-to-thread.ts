import { titleId } from '@/components/visions/sections'
import type { Thread } from '@/lib/comments/thread'
import { threadElementId } from './mark'
import type { Room } from './room'

/** Opens the next conversation in the order of the page, or the one before, and goes there. */
export function goToThread(room: Room, step: 1 | -1): void {
  const { conversation, open } = room.store.read()
  const order = conversation.threads
    .filter(({ resolvedAt }) => resolvedAt === null)
    .map((thread) => ({ thread, place: subjectOf(thread.id, thread) }))
    .sort((one, other) => inOrder(one.place, other.place))
    .map(({ thread }) => thread)
  const at = order.findIndex(({ id }) => id === open)
  const next = order[at < 0 ? (step > 0 ? 0 : order.length - 1) : (at + step + order.length) % order.length]
  if (next) showThread(room, next)
}

/** Opens a conversation, brings what it is about into sight and puts the keyboard into it. */
function showThread(room: Room, thread: Thread): void {
  room.open(thread.id)
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  subjectOf(thread.id, thread)?.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' })
  focusThread(thread.id)
}

/** With the next frame, when it has been drawn as it is now. */
export function focusThread(threadId: string): void {
  requestAnimationFrame(() =>
    document.getElementById(threadElementId(threadId))?.focus({ preventScroll: true }),
  )
}

/** What a conversation is about, on this page: its words, its element, or the heading of the section they are gone from. */
export function subjectOf(
  threadId: string,
  { section, about }: Pick<Thread, 'section' | 'about'>,
): Element | null {
  return (
    (about.kind === 'passage'
      ? document.querySelector(`[data-thread~="${CSS.escape(threadId)}"]`)
      : document.querySelector(`[data-element="${CSS.escape(about.elementId)}"]`)) ??
    document.getElementById(titleId(section))
  )
}

function inOrder(one: Element | null, other: Element | null): number {
  if (!one || !other || one === other) return 0
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
}
