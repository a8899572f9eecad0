/**
 * Nothing changes because of a page that is not ours.
 *
 * Every path that can change something is asked with a valid cookie from foreign, `null` and missing origins, with
 * forged hosts and with what browsers say of themselves: each server action of the build, called and submitted as a
 * form, each route handler by each method, and the handshake of the socket, through the web process and at its own
 * port. None may be accepted, and afterwards every row of the database is what it was.
 *
 * An action or route that the proof does not know fails it. The control sends the same from our own origin: it must be
 * accepted everywhere, or the proof would not be speaking the protocol.
 */
import postgres from 'postgres'
import { WebSocket } from 'ws'
import { type CastName, cast } from '@/db/cast'
import { livePath } from '@/lib/live/wire'
import { proofPlace } from '@/ops/environment.mjs'
import { startProduct } from '@/ops/product.mjs'
import { addressOf, knownActions, knownRoutes } from './origins/known'
import { contradictions, strangeWays, type Way } from './origins/ways'
import { type Answer, builtActions, builtRoutes, callAction, send, submitForm } from './stage/actions'
import { isProgram, type Outcome, prove, say } from './stage/frame'
import { cookieFor } from './stage/sign-ins'

/** Whoever is told that their words did not arrive whole was heard, but not as our own page is. */
export type Heard = 'refused' | 'heard' | 'not understood'

/** One path, asked one way. `right` is how our own page would ask. */
export type Path = {
  name: string
  ask: (headers: Record<string, string>) => Promise<Heard>
  /** What the browser says beside the origin is heard here as well. */
  hearsBrowsers: boolean
}

async function origins(): Promise<Outcome> {
  const product = await startProduct(proofPlace(), { mode: 'built', say })
  const admin = postgres(product.environment.admin.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  try {
    const cookies = await cookiesFor(admin)
    const actions = builtActions(product.place.buildDir)
    const routes = builtRoutes(product.place.buildDir)
    const unknown = [
      ...actions.map(({ name }) => name).filter((name) => !(name in knownActions)),
      ...routes.filter((route) => !(route in knownRoutes)),
    ]
    const paths = [
      ...actions.flatMap((action): Path[] => {
        const known = knownActions[action.name]
        if (!known) return []
        const { by, sent } = known
        const at = new URL(addressOf(action.page), product.url)
        const cookie = cookies.get(by) ?? ''
        const called: Path = {
          name: action.name,
          hearsBrowsers: true,
          ask: async (headers) => heardIn(await callAction(at, action, sent, { ...headers, cookie })),
        }
        if ('args' in sent) return [called]
        const submitted: Path = {
          name: `${action.name}, submitted`,
          hearsBrowsers: true,
          ask: async (headers) => heardIn(await submitForm(at, action, sent.form, { ...headers, cookie })),
        }
        return [called, submitted]
      }),
      ...socketPaths(product.url, product.place.livePort, cookies.get('maya') ?? ''),
      ...routePaths(product.url, cookies.get('maya') ?? ''),
    ]
    // What jobs do by themselves at the minute would look as if a request had done it.
    await product.stopOne('jobs')
    const before = await everyRow(admin)
    const { requests, accepted } = await askStrangely(product.url, paths)
    const shut = await tryOtherMethods(product.url, routes, cookies.get('ingrid') ?? '')
    accepted.push(...shut.accepted)
    const after = await everyRow(admin)
    const changed = [...after].flatMap(([table, print]) => (before.get(table) === print ? [] : [table]))
    for (const table of changed) say(`ROWS CHANGED in ${table}`)
    const control = await askRightly(product.url, paths)
    // Or the comparison of rows would not have noticed anything before, either.
    const then = await everyRow(admin)
    const changesShow = [...then].some(([table, print]) => after.get(table) !== print)
    for (const name of accepted) say(`ACCEPTED  ${name}`)
    for (const name of unknown) say(`UNKNOWN  ${name} does not stand in proofs/origins/known.ts`)
    return {
      holds:
        accepted.length === 0 &&
        changed.length === 0 &&
        unknown.length === 0 &&
        changesShow &&
        control === paths.length,
      counts: {
        requests: requests + shut.requests,
        paths: paths.length,
        accepted: accepted.length,
        changed,
        unknown: unknown.length,
        control,
        planted: paths.length,
      },
    }
  } finally {
    await admin.end()
    await product.stop()
  }
}

/** Every path in every strange way. */
export async function askStrangely(address: string, paths: readonly Path[]) {
  const [strange, contradicting] = [strangeWays(address), contradictions(address)]
  const accepted: string[] = []
  let requests = 0
  for (const path of paths) {
    const ways: Way[] = path.hearsBrowsers ? [...strange, ...contradicting] : strange
    for (const { what, headers } of ways) {
      requests++
      if ((await path.ask(headers)) !== 'refused') accepted.push(`${path.name} from ${what}`)
    }
  }
  say(`${requests} requests to ${paths.length} paths, ${accepted.length} accepted.`)
  return { requests, accepted }
}

/** The same from our own pages, as a browser says it. How many were accepted. */
export async function askRightly(address: string, paths: readonly Path[]): Promise<number> {
  const { origin } = new URL(address)
  let accepted = 0
  for (const path of paths) {
    const heard = await path.ask({ origin, 'sec-fetch-site': 'same-origin' })
    if (heard === 'heard') accepted++
    else say(`FROM OUR OWN PAGE, ${heard}  ${path.name}`)
  }
  return accepted
}

/** Refused is our refusal and the framework's own, and nothing else. */
export function heardIn({ status, body }: Pick<Answer, 'status' | 'body'>): Heard {
  if (status >= 400 || body.includes('Waymark answers only its own pages')) return 'refused'
  return /"sentence":"(That did not arrive whole|Invalid|Unrecognized|This could not be read)/.test(body)
    ? 'not understood'
    : 'heard'
}

function routePaths(address: string, cookie: string): Path[] {
  return Object.entries(knownRoutes).flatMap(([route, methods]) =>
    methods.map((method) => ({
      name: `${method} ${route}`,
      hearsBrowsers: true,
      ask: async (headers) =>
        heardIn(await send(new URL(addressOf(route), address), method, { ...headers, cookie })),
    })),
  )
}

/** Where a route is not known to change anything, no method may be heard: not even from our own pages. */
async function tryOtherMethods(address: string, routes: readonly string[], cookie: string) {
  const { origin } = new URL(address)
  const accepted: string[] = []
  let requests = 0
  for (const route of routes) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      if (knownRoutes[route]?.includes(method) || !(route in knownRoutes)) continue
      requests++
      const answer = await send(new URL(addressOf(route), address), method, { origin, cookie })
      if (heardIn(answer) !== 'refused')
        accepted.push(`${method} ${route}, which is not known to change anything`)
    }
  }
  return { requests, accepted }
}

export function socketPaths(address: string, livePort: number, cookie: string): Path[] {
  const addresses = [
    new URL(livePath, address.replace(/^http/, 'ws')),
    new URL(livePath, `ws://127.0.0.1:${livePort}`),
  ]
  return addresses.map((at) => ({
    name: `the socket at ${at.host}`,
    hearsBrowsers: false,
    ask: (headers) => opens(at, { ...headers, cookie }),
  }))
}

function opens(at: URL, headers: Record<string, string>): Promise<Heard> {
  return new Promise((resolve) => {
    const socket = new WebSocket(at, { headers, handshakeTimeout: 10_000 })
    const answer = (opened: boolean) => {
      resolve(opened ? 'heard' : 'refused')
      socket.terminate()
    }
    socket.once('open', () => answer(true))
    socket.once('error', () => answer(false))
    socket.once('close', () => answer(false))
  })
}

/** A living sign-in for everybody of the cast, and for somebody who is a member nowhere. */
async function cookiesFor(admin: postgres.Sql): Promise<Map<CastName | null, string>> {
  const cookies = new Map<CastName | null, string>()
  for (const name of [...(Object.keys(cast) as CastName[]), null])
    cookies.set(name, await cookieFor(admin, name))
  return cookies
}

/** By table, something that is different as soon as any of its rows is. */
async function everyRow(admin: postgres.Sql): Promise<Map<string, string>> {
  const tables = await admin<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`
  const prints = new Map<string, string>()
  for (const { name } of tables) {
    const [row] = await admin<{ print: string | null }[]>`
      select md5(string_agg(t::text, '' order by t::text)) as print from ${admin(name)} t`
    prints.set(name, String(row?.print))
  }
  return prints
}

if (isProgram(import.meta.filename)) await prove('origins', origins)
