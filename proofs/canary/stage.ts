import postgres from 'postgres'
import type { Actor } from '@/db/practice'
import { livePath } from '@/lib/live/wire'
import type { Variables } from '@/ops/run.mjs'
import { type Hat, hats, type Identity } from '../matrix/people'
import type { Outcome } from '../stage/frame'
import { freePort, startServer } from '../stage/processes'
import { cookieFor } from '../stage/sign-ins'
import { type Listener, listenAt } from './listener'
import { filesOf, type Message, pagesOf, rowsOf, screensOf, searchesOf } from './traffic'

export type Size = {
  /** Where the built product answers; without it there are no pages, and a live process is started for the sockets. */
  origin?: string
  /** Who else is asked; everybody, where it is not said. */
  others?: readonly Identity[]
}

/** Where everybody is asked what they are sent. */
export type Stage = {
  admin: postgres.Sql
  env: Variables
  /** Somebody opens a document of the practice on a socket, or is turned away. */
  listen(name: Hat['name'], documentId: string): Promise<Listener>
  /** By every way but sockets, mail and logs; `words` are looked for. */
  sentTo(hat: Hat, words: readonly string[]): Promise<Message[]>
}

export async function onStage(
  env: Variables,
  { origin }: Size,
  story: (stage: Stage) => Promise<Outcome>,
): Promise<Outcome> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 2, onnotice: () => {} })
  const live = origin ? null : await startServer('lib/live/main.ts', await freePort(), env)
  const url = live ? `ws://127.0.0.1:${live.port}` : (origin ?? '').replace(/^http/, 'ws')
  const at = { url: `${url}${livePath}`, origin: new URL(env.AUTH_URL ?? '').origin }
  try {
    const cookies = new Map<string, string | null>()
    for (const { name } of hats) cookies.set(name, name === 'nobody' ? null : await cookieFor(admin, name))
    return await story({
      admin,
      env,
      listen: (name, documentId) =>
        listenAt(at, { practiceId: actorOf('daniel').practiceId, documentId }, cookies.get(name) ?? null),
      sentTo: async (hat, words) => [
        ...(hat.member ? await sentToMember(admin, hat, asActor(hat.member), words) : []),
        ...(origin ? await pagesOf(origin, cookies.get(hat.name) ?? null) : []),
      ],
    })
  } finally {
    await live?.stop()
    await admin.end()
  }
}

async function sentToMember(admin: postgres.Sql, hat: Hat, actor: Actor, words: readonly string[]) {
  return [
    ...(await screensOf(actor)),
    ...(await filesOf(actor)),
    ...(await rowsOf(admin, hat)),
    ...(await searchesOf(actor, words)),
  ]
}

export function hatOf(name: 'maya' | 'daniel'): Hat {
  const hat = hats.find((each) => each.name === name)
  if (!hat) throw new Error(`Nobody is ${name}.`)
  return hat
}

export function actorOf(name: 'maya' | 'daniel'): Actor {
  const { member } = hatOf(name)
  if (!member) throw new Error(`${name} is no member.`)
  return asActor(member)
}

const asActor = ({ id, practiceId, role }: NonNullable<Hat['member']>): Actor => ({
  practiceId,
  memberId: id,
  role,
})
