import type { Admission } from './admit'
import type { Person } from './wire'

/** What a page shows of itself to the other person; `user` is ours, the rest is where they are. */
export type Presence = { user: Person & { color: string }; cursor?: unknown; section?: string }

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
  return presence
}

/** For a caret drawn without our style sheet; tokens `coach` and `client` are what people see. */
const colors = { coach: '#1f5f93', client: '#a1512c', owner: '#5f6368' } as const
