import { Extension } from '@tiptap/core'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import { firstName } from '@/lib/people/name'

type User = { memberId?: unknown; name?: unknown; role?: unknown }
type Changed = { added: number[]; updated: number[]; removed: number[] }
type Listener = (changed: Changed, origin: unknown) => void

/**
 * The other person's caret and selection, in their color, with their name while they move. One's own, from another
 * window, would only be in the way.
 */
export function carets(awareness: Awareness, memberId: string) {
  const others = onlyOthers(awareness)
  const isOther = (own: number, client: number, state: { user?: User } | null) =>
    client !== own && state?.user !== undefined && state.user.memberId !== memberId
  return Extension.create({
    name: 'carets',
    addProseMirrorPlugins: () => [
      yCursorPlugin(others, {
        awarenessStateFilter: isOther,
        cursorBuilder: caretOf,
        selectionBuilder: selectionOf,
      }),
    ],
  })
}

function caretOf(user: User, client?: number): HTMLElement {
  const caret = document.createElement('span')
  caret.className = `caret caret-${whoIs(user)}`
  caret.dataset.client = String(client ?? '')
  caret.dataset.moving = ''
  const flag = document.createElement('span')
  flag.className = 'caret-flag'
  flag.textContent = firstName(String(user.name ?? ''))
  caret.append('\u2060', flag, '\u2060')
  return caret
}

const selectionOf = (user: User) => ({ class: `caret-selection caret-selection-${whoIs(user)}` })

const whoIs = ({ role }: User) => (role === 'coach' || role === 'client' ? role : 'neutral')

/**
 * Shows the flags of those who move, and lets them shrink two seconds after. Follows presence rather than the editor,
 * which keeps the same caret in place while its owner types.
 */
export function watchFlags(awareness: Awareness, host: HTMLElement): () => void {
  const timers = new Map<number, ReturnType<typeof setTimeout>>()
  const rest = (client: number) => {
    const caret = host.querySelector(`[data-client="${client}"]`)
    if (caret instanceof HTMLElement) delete caret.dataset.moving
  }
  const moved = ({ added, updated }: Changed) => {
    for (const client of [...added, ...updated]) {
      if (client === awareness.clientID) continue
      const caret = host.querySelector(`[data-client="${client}"]`)
      if (caret instanceof HTMLElement) caret.dataset.moving = ''
      clearTimeout(timers.get(client))
      timers.set(
        client,
        setTimeout(() => rest(client), flagShownMs),
      )
    }
  }
  awareness.on('change', moved)
  return () => {
    awareness.off('change', moved)
    for (const timer of timers.values()) clearTimeout(timer)
  }
}

const flagShownMs = 2000

/** One's own caret moves with every key; every editor of the page would look at its decorations again for it. */
function onlyOthers(awareness: Awareness): Awareness {
  const kept = new Map<Listener, Listener>()
  const others: Awareness = Object.create(awareness)
  others.on = (event, listener: Listener) => {
    const filtered: Listener = (changed, origin) => {
      const who = [...changed.added, ...changed.updated, ...changed.removed]
      if (who.some((client) => client !== awareness.clientID)) listener(changed, origin)
    }
    kept.set(listener, filtered)
    awareness.on(event, filtered)
    return listener
  }
  others.off = (event, listener: Listener) => {
    const filtered = kept.get(listener)
    if (filtered) awareness.off(event, filtered)
    kept.delete(listener)
  }
  return others
}
