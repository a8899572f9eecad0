import { globSync } from 'node:fs'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { CastName } from '@/db/cast'
import { cookieName } from '@/lib/auth/cookie'
import { signOut } from '@/lib/auth/sign-out'
import { env } from '@/lib/env'
import { inProject, project } from '@/ops/project.mjs'
import { askRightly, askStrangely, heardIn, type Path, socketPaths } from './origins'
import { knownActions } from './origins/known'
import { freePort, type Server, startServer } from './stage/processes'
import { cookieFor } from './stage/sign-ins'

// A small size of the proof: the same actions and ways, without the web process in between.

let sent = new Headers()
const jar = new Map<string, string>()
vi.mock('next/headers', () => ({
  headers: async () => sent,
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
  }),
}))

const admin = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
let live: Server
beforeAll(async () => {
  live = await startServer('lib/live/main.ts', await freePort(), process.env)
})
afterAll(async () => {
  await live.stop()
  await admin.end()
})

it('no action, route or socket answers a page that is not ours, and each answers one that is', async () => {
  const actions = await everyAction()
  expect([...actions.keys()].sort()).toEqual(Object.keys(knownActions).sort())
  const paths = [
    ...[...actions].map(([name, act]) => actionPath(name, act)),
    ...socketPaths(`http://127.0.0.1:${live.port}`, live.port, '').slice(1),
    signOutPath(),
  ]
  const { accepted } = await askStrangely(env().AUTH_URL, paths)
  expect(accepted).toEqual([])
  expect(await askRightly(env().AUTH_URL, paths)).toBe(paths.length)
}, 300_000)

type Action = (...given: unknown[]) => Promise<unknown>

async function everyAction() {
  const actions = new Map<string, Action>()
  for (const file of globSync('lib/**/actions.ts', { cwd: project })) {
    const found: Record<string, Action> = await import(/* @vite-ignore */ inProject(file))
    for (const [name, act] of Object.entries(found)) actions.set(`${file} ${name}`, act)
  }
  return actions
}

function actionPath(name: string, act: Action): Path {
  const known = knownActions[name]
  if (!known) throw new Error(`${name} is not known.`)
  const args = 'args' in known.sent ? known.sent.args : [null, formOf(known.sent.form)]
  return {
    name,
    hearsBrowsers: true,
    ask: async (headers) => {
      sent = new Headers(headers)
      await signIn(known.by)
      // A redirect is how an action that was heard ends.
      const outcome = await act(...args).catch((error: unknown) => redirected(error))
      return heardIn({ status: 200, body: JSON.stringify(outcome) })
    },
  }
}

function redirected(error: unknown) {
  if (error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_')) return null
  throw error
}

function signOutPath(): Path {
  return {
    name: 'POST /sign-in/out',
    hearsBrowsers: true,
    ask: async (headers) => {
      const at = new URL('/sign-in/out', env().AUTH_URL)
      const { status } = await signOut(new Request(at, { method: 'POST', headers }))
      return heardIn({ status, body: '' })
    },
  }
}

const cookies = new Map<CastName | null, string>()

async function signIn(name: CastName | null) {
  const cookie = cookies.get(name) ?? (await cookieFor(admin, name))
  cookies.set(name, cookie)
  jar.clear()
  jar.set(cookieName(), cookie.split('=')[1] ?? '')
}

function formOf(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}
