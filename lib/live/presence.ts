import type { Admission } from './admit'
import { type Leading, type Person, readLeading } from './wire'

/** What a page shows of itself to the other person; `user` is ours, the rest is where they are and what they look at. */
export type Presence = {
  user: Person & { color: string }
  cursor?: unknown
  section?: string
  leading?: Leading
  /** Whether they go along with the other one who leads. */
  follows?: boolean
  /** They are closing the page, as opposed to losing the connection. */
  leaving?: true
}

/**
 * Rewrites an awareness update to what this connection may say: about its own Yjs client only, under the name of the
 * member who signed in. Changes the map in place.
 */
export function stamp(states: Map<number, unknown>, { client, person }: Admission): void {
  const own = states.get(client)
  states.clear()
  if (own) states.set(client, presenceFrom(own, person))
}

function presenceFrom(said: unknown, person: Person): Presence {
  const presence: Presence = { user: { ...person, color: colors[person.role] } }
  if (typeof said !== 'object' || said === null) return presence
  const cursor: unknown = Reflect.get(said, 'cursor')
  const section: unknown = Reflect.get(said, 'section')
  if (cursor !== undefined) presence.cursor = cursor
  if (typeof section === 'string') presence.section = section.slice(0, 60)
  const leading = readLeading(Reflect.get(said, 'leading'))
  if (leading) presence.leading = leading
  const follows: unknown = Reflect.get(said, 'follows')
  if (typeof follows === 'boolean') presence.follows = follows
  if (Reflect.get(said, 'leaving') === true) presence.leaving = true
  return presence
}

/** For a caret drawn without our style sheet; tokens `coach` and `client` are what people see. */
const colors = { coach: '#1f5f93', client: '#a1512c', owner: '#5f6368' } as const
