import postgres from 'postgres'
import { WebSocket } from 'ws'
import { ids } from '@/db/cast'
import { documentName, livePath, writeHello } from '@/lib/live/wire'
import { textRoot } from '@/lib/visions/document/read-text'
import { type DocumentKind, notesRoot } from '@/lib/visions/document/roots'
import type { Variables } from '@/ops/run.mjs'
import { askForState, firstLetter, hear, hello, pong, sendUpdate } from '../stage/frames'
import { freePort, startServer } from '../stage/processes'
import { type Cell, inWords, wrongIn } from './cells'
import { mayOpen, mayWrite } from './document-rules'
import { engagementsAsked, type Hat, hatsOf, type Identity, identities } from './people'
import type { Row } from './rule'
import { cookiesOf } from './sign-ins'
import type { Gap } from './tables'

// Documents on the socket x open and write x identities x the states of the work, at a real live process with real
// sign-ins, by a client that says whatever it likes. Then names that are nobody's, and sockets that are not our pages'.

type Document = Row & {
  id: string
  name: string
  kind: DocumentKind
  engagementId: string
  /** Notes of a session that is over, whichever is open. */
  ofEarlier: boolean
}

/** `own`, or a way in that is nobody's. */
type Way = { name: string; headers: Record<string, string>; root: string }

/** The live process with everybody's cookie at hand, on a database whose rows may be changed. */
export async function tryDocuments(
  env: Variables,
  { engagements = engagementsAsked, gaps }: { engagements?: readonly { id: string }[]; gaps: readonly Gap[] },
): Promise<{ cells: Cell[]; found: string[] }> {
  const admin = postgres(env.DATABASE_URL ?? '', { max: 4, onnotice: () => {} })
  const live = await startServer('lib/live/main.ts', await freePort(), env)
  try {
    const at = { url: `ws://127.0.0.1:${live.port}${livePath}`, origin: new URL(env.AUTH_URL ?? '').origin }
    const cookies = await cookiesOf(admin)
    const documents = await arrange(admin, engagements)
    const ask = () => tryAll(admin, documents, cookies, at)
    const cells = await ask()
    cells.push(...(await tryStrangeNames(documents, cookies, at)))
    cells.push(...(await tryStrangeSockets(documents, cookies, at)))
    const found: string[] = []
    const wrongBefore = new Set(wrongIn(cells).map(inWords))
    for (const gap of gaps) {
      await withGap(admin, gap, async () => {
        if (wrongIn(await ask()).some((cell) => !wrongBefore.has(inWords(cell)))) found.push(gap.name)
      })
    }
    return { cells, found }
  } finally {
    await live.stop()
    await admin.end()
  }
}

type Seen = { opened: boolean; wrote: boolean }
type At = { url: string; origin: string }
type Cookies = Record<Identity, string | null>

async function tryAll(admin: postgres.Sql, documents: readonly Document[], cookies: Cookies, at: At) {
  const cells: Cell[] = []
  for (const state of ['between sessions', 'session open', 'work ended'] as const) {
    await bring(admin, documents, state)
    const now = documents.map((document) => ({
      ...document,
      engagement: inState(
        document.engagement,
        document.ofEarlier && state === 'session open' ? 'between sessions' : state,
      ),
    }))
    const asked = identities.flatMap((identity) => now.map((document) => ({ identity, document })))
    cells.push(
      ...(await few(asked, async ({ identity, document }) => {
        const headers = headersOf(at, cookies[identity])
        const seen = await visit(at, { name: document.name, headers, root: rootOf(document.kind) })
        const what = `${state}, ${identity}: ${document.kind} of ${document.engagement?.clientId.slice(-3)}`
        return asRuled(what, `socket ${document.kind}`, document, identity, seen)
      })),
    )
  }
  await bring(admin, documents, 'session open')
  return cells
}

/** Malformed names, ids that belong to something else, two ids that do not belong together, and what is gone. */
async function tryStrangeNames(documents: readonly Document[], cookies: Cookies, at: At) {
  const [own, ...rest] = documents
  const elsewhere = rest.find(({ practiceId }) => practiceId !== own?.practiceId)
  if (!own) return []
  const absent = crypto.randomUUID()
  const names: Record<string, string> = {
    'no name': '',
    'the document alone': own.id,
    'the practice alone': own.practiceId,
    'a third part': `${own.name}/x`,
    'capital letters': own.name.toUpperCase(),
    'a way up': `${own.practiceId}/../${own.id}`,
    'white space': ` ${own.name}`,
    'a quote': `${own.practiceId}/' or true --`,
    'three hundred letters': 'x'.repeat(300),
    'an engagement': documentName(own.practiceId, engagementsAsked[0].id),
    'a vision': documentName(own.practiceId, engagementsAsked[0].visionId),
    'what is not there': documentName(own.practiceId, absent),
    'a practice that is not there': documentName(absent, own.id),
    'two ids, of two practices': documentName(
      own.practiceId === ids.harbor ? ids.tidewater : ids.harbor,
      own.id,
    ),
    ...(elsewhere ? { 'two ids, the other way round': documentName(own.practiceId, elsewhere.id) } : {}),
  }
  const asked = identities.flatMap((identity) =>
    Object.entries(names).map(([what, name]) => ({ identity, what, name })),
  )
  const cells = await few(asked, async ({ identity, what, name }) => {
    const headers = headersOf(at, cookies[identity])
    const seen = await visit(at, { name, headers, root: textRoot('why') })
    return shut(`${identity}: a document named by ${what}`, 'socket names', seen)
  })
  // The key by which one socket carries a document twice changes nothing about whose it is.
  const keyed = await few([...identities], async (identity) => {
    const document = { ...own, engagement: inState(own.engagement, 'session open') }
    const headers = headersOf(at, cookies[identity])
    const seen = await visit(at, { name: `${own.name}\0key`, headers, root: textRoot('why') })
    return asRuled(`${identity}: a document with a key`, 'socket names', document, identity, seen)
  })
  return [...cells, ...keyed]
}

/** One's own document, from a page that is not ours or with a cookie that is nobody's. */
async function tryStrangeSockets(documents: readonly Document[], cookies: Cookies, at: At) {
  const own = documents.find(({ kind }) => kind === 'vision')
  if (!own) return []
  const ways = (identity: Identity): Record<string, Record<string, string>> => {
    const cookie = cookies[identity] ?? ''
    const { origin } = at
    return {
      'another origin': { origin: 'https://evil.example', cookie },
      'the origin null': { origin: 'null', cookie },
      'an origin that begins like ours': { origin: `${origin}.evil.example`, cookie },
      'no origin': { cookie },
      'a cookie cut short': { origin, cookie: cookie.slice(0, -1) },
      'a cookie of another name': { origin, cookie: cookie.replace('=', 'x=') },
      'no cookie': { origin },
    }
  }
  const asked = identities.flatMap((identity) =>
    Object.entries(ways(identity)).map(([what, headers]) => ({ identity, what, headers })),
  )
  return few(asked, async ({ identity, what, headers }) => {
    const seen = await visit(at, { name: own.name, headers, root: textRoot('why') })
    return shut(`${identity}: a socket with ${what}`, 'socket handshake', seen)
  })
}

function asRuled(what: string, place: string, document: Document, identity: Identity, seen: Seen): Cell[] {
  const hat = hatFor(identity, document)
  return [
    { what: `${what}, open`, place, expected: mayOpen(hat, document), seen: seen.opened },
    { what: `${what}, write`, place, expected: mayWrite(hat, document), seen: seen.wrote },
  ]
}

const shut = (what: string, place: string, seen: Seen): Cell[] => [
  { what: `${what}, open`, place, expected: false, seen: seen.opened },
  { what: `${what}, write`, place, expected: false, seen: seen.wrote },
]

const patienceMs = 15_000

/** Says hello, asks for everything, writes a letter, and leaves. No answer at all is an error, not a no. */
function visit({ url }: At, { name, headers, root }: Way): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const seen = { opened: false, wrote: false }
    const socket = new WebSocket(url, { headers })
    const client = Math.floor(Math.random() * 2 ** 32)
    const impatient = setTimeout(() => {
      socket.terminate()
      reject(new Error(`The live process does not answer at ${name}.`))
    }, patienceMs)
    const done = () => {
      clearTimeout(impatient)
      socket.terminate()
      resolve(seen)
    }
    socket.on('error', done)
    socket.on('close', done)
    socket.on('open', () => {
      socket.send(hello(name, writeHello({ schema: 1, client })))
      socket.send(askForState(name))
      // Writing is tried whatever the answer is: nobody has to wait for a yes.
      socket.send(sendUpdate(name, firstLetter(client, root).update))
    })
    socket.on('message', (data: Buffer) => {
      const heard = hear(data)
      if (heard.sort === 'ping') socket.send(pong)
      if (heard.sort === 'state') seen.opened = true
      if (heard.sort === 'status') seen.wrote = heard.saved
      if (heard.sort === 'denied' || heard.sort === 'status') done()
    })
  })
}

const headersOf = ({ origin }: At, cookie: string | null) => ({ origin, ...(cookie ? { cookie } : {}) })

/** The membership that the name on the socket speaks to. */
function hatFor(identity: Identity, { practiceId }: Row): Hat {
  const worn = hatsOf(identity)
  const hat = worn.find(({ member }) => member?.practiceId === practiceId) ?? worn[0]
  if (!hat) throw new Error(`Nobody is ${identity}.`)
  return hat
}

const rootOf = (kind: DocumentKind) =>
  kind === 'vision' ? textRoot('why') : kind === 'private_draft' ? textRoot('life') : notesRoot

type State = 'between sessions' | 'session open' | 'work ended'

const inState = (engagement: Row['engagement'], state: State) =>
  engagement && { ...engagement, underWay: state !== 'work ended', sessionIsOpen: state === 'session open' }

async function bring(admin: postgres.Sql, documents: readonly Document[], state: State) {
  const asked = [...new Set(documents.map(({ engagementId }) => engagementId))]
  await admin`update sessions set opened_at = null, opened_by = null
    where minutes = 100 and engagement_id = any (${asked}::uuid[])`
  await admin`update engagements set status = ${state === 'work ended' ? 'ended' : 'active'}
    where id = any (${asked}::uuid[])`
  if (state !== 'session open') return
  await admin`update sessions s set opened_at = now(), opened_by = e.coach_id from engagements e
    where e.id = s.engagement_id and s.minutes = 100 and e.id = any (${asked}::uuid[])`
}

/** All five documents of each engagement; the notes are those of the session that is opened. */
async function arrange(admin: postgres.Sql, engagements: readonly { id: string }[]): Promise<Document[]> {
  const asked = engagements.map(({ id }) => id)
  await admin`insert into sessions (practice_id, engagement_id, number, minutes, starts_at)
    select practice_id, id, 900, 100, now() + interval '600 days' from engagements where id = any (${asked}::uuid[])`
  await admin`insert into documents (practice_id, engagement_id, session_id, kind)
    select practice_id, engagement_id, id, kind::document_kind from sessions,
      unnest(array['shared_notes', 'coach_notes', 'client_notes']) as kind
    where minutes = 100 and engagement_id = any (${asked}::uuid[])`
  const rows = await admin<(Omit<Document, 'name' | 'engagement'> & { coachId: string; clientId: string })[]>`
    select d.id, d.practice_id as "practiceId", d.engagement_id as "engagementId", d.kind,
      e.coach_id as "coachId", e.client_id as "clientId", null as member, null as "subjectId", false as late,
      coalesce(s.minutes <> 100, false) as "ofEarlier"
    from documents d join engagements e on e.id = d.engagement_id left join sessions s on s.id = d.session_id
    where e.id = any (${asked}::uuid[]) order by e.id, d.kind`
  return rows.map(({ coachId, clientId, ...row }) => ({
    ...row,
    name: documentName(row.practiceId, row.id),
    engagement: { coachId, clientId, underWay: true, sessionIsOpen: false },
  }))
}

/** Opens a gap in what the live process asks, for as long as the work lasts. */
async function withGap(admin: postgres.Sql, { careless }: Gap, work: () => Promise<void>) {
  const [before] = await admin<{ view: string; function: string }[]>`
    select pg_get_viewdef('openable_documents'::regclass) as view,
      pg_get_functiondef('wall.may_write(uuid)'::regprocedure) as function`
  await admin.unsafe(careless)
  try {
    await work()
  } finally {
    await admin.unsafe(`${before?.function};
      create or replace view openable_documents with (security_invoker = true) as ${before?.view}`)
  }
}

/** A few at a time. */
async function few<Item>(items: readonly Item[], work: (item: Item) => Promise<Cell[]>): Promise<Cell[]> {
  const left = [...items]
  const cells: Cell[] = []
  const one = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) cells.push(...(await work(item)))
  }
  await Promise.all(Array.from({ length: 6 }, one))
  return cells
}
