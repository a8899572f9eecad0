// For tests: a practice of its own for each file, real sign-ins, a live process on a free port, and real providers.
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import postgres from 'postgres'
import { vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { type Actor, type Role, withPractice } from '@/db/practice'
import { actorFromCookie, cookieName } from '@/lib/auth/cookie'
import { hashOf, newToken } from '@/lib/auth/token'
import { endSession, openBooked, openUnbooked } from '@/lib/sessions/commands'
import type { DocumentKind } from '@/lib/visions/document/roots'
import { openLog } from './keep'
import { type Live, type LiveOptions, startLive } from './main'
import { documentName, livePath, writeHello } from './wire'

export const authUrl = 'http://localhost:3000'
export const kinds = ['vision', 'private_draft', 'shared_notes', 'coach_notes', 'client_notes'] as const

export type Someone = { actor: Actor; name: string; cookie: string; signInId: string; loginId: string }
export type Stage = {
  practiceId: string
  engagementId: string
  visionId: string
  /** Booked for now, and the first that is opened; the notes are its notes. */
  sessionId: string
  documents: Record<DocumentKind, string>
  owner: Someone
  coach: Someone
  client: Someone
  /** Another coach of the practice, and a client of hers. */
  colleague: Someone
  otherClient: Someone
  /** A coach and a client of another practice. */
  coachNextDoor: Someone
  clientNextDoor: Someone
}

const adminUrl = process.env.DATABASE_URL
if (!adminUrl) throw new Error('DATABASE_URL is not set: these tests run through `npm test`.')
/** Past every wall, for arranging scenes and looking behind them. */
export const admin = postgres(adminUrl, { max: 3, onnotice: () => {} })

export async function setStage(): Promise<Stage> {
  const practiceId = await newPractice()
  const nextDoor = await newPractice()
  const [owner, coach, client, colleague, otherClient, coachNextDoor, clientNextDoor] = await Promise.all([
    newMember(practiceId, 'owner'),
    newMember(practiceId, 'coach'),
    newMember(practiceId, 'client'),
    newMember(practiceId, 'coach'),
    newMember(practiceId, 'client'),
    newMember(nextDoor, 'coach'),
    newMember(nextDoor, 'client'),
  ])
  const engagement = await newEngagement(practiceId, coach, client)
  await newEngagement(practiceId, colleague, otherClient)
  await newEngagement(nextDoor, coachNextDoor, clientNextDoor)
  return {
    practiceId,
    ...engagement,
    owner,
    coach,
    client,
    colleague,
    otherClient,
    coachNextDoor,
    clientNextDoor,
  }
}

async function newPractice(): Promise<string> {
  const slug = `p${newToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')}`.slice(0, 30)
  return idOf(
    admin`insert into practices (slug, name, time_zone) values (${slug}, ${slug}, 'UTC') returning id`,
  )
}

let people = 0

async function newMember(practiceId: string, role: Role): Promise<Someone> {
  const name = `${role} ${++people}`
  const email = `${newToken()}@live.example`
  const loginId = await idOf(admin`insert into logins (email, name) values (${email}, ${name}) returning id`)
  const memberId = await idOf(
    admin`insert into members (practice_id, login_id, role, name, time_zone, joined_at)
      values (${practiceId}, ${loginId}, ${role}, ${name}, 'UTC', now()) returning id`,
  )
  const token = newToken()
  const signInId = await idOf(
    admin`insert into sign_ins (login_id, token_hash, method, expires_at)
      values (${loginId}, ${hashOf(token)}, 'email-code', now() + interval '1 hour') returning id`,
  )
  const cookie = `${cookieName()}=${token}`
  return { actor: { practiceId, memberId, role }, name, cookie, signInId, loginId }
}

async function newEngagement(practiceId: string, coach: Someone, client: Someone) {
  const engagementId = await idOf(
    admin`insert into engagements (practice_id, coach_id, client_id, purpose, starts_on, sessions_agreed)
      values (${practiceId}, ${coach.actor.memberId}, ${client.actor.memberId}, 'A test', now(), 10) returning id`,
  )
  const visionId = await idOf(
    admin`insert into visions (practice_id, engagement_id, template_key, template_version)
      values (${practiceId}, ${engagementId}, 'career-and-life', 1) returning id`,
  )
  const sessionId = await idOf(
    admin`insert into sessions (practice_id, engagement_id, number, starts_at)
      values (${practiceId}, ${engagementId}, 1, now()) returning id`,
  )
  const documents = {} as Record<DocumentKind, string>
  for (const kind of kinds) {
    const ofSession = kind === 'vision' || kind === 'private_draft' ? null : sessionId
    documents[kind] = await idOf(
      admin`insert into documents (practice_id, engagement_id, kind, session_id)
        values (${practiceId}, ${engagementId}, ${kind}, ${ofSession}) returning id`,
    )
  }
  return { engagementId, visionId, sessionId, documents }
}

async function idOf(asked: PromiseLike<postgres.Row[]>): Promise<string> {
  const [row] = await asked
  return String(row?.id)
}

export const beginSession = ({ coach, sessionId }: Stage) =>
  withPractice(coach.actor, (practice) => openBooked(practice, sessionId))

export const beginAnotherSession = ({ coach, engagementId }: Stage) =>
  withPractice(coach.actor, (practice) => openUnbooked(practice, engagementId))

export const finishSession = ({ coach }: Stage, sessionId: string) =>
  withPractice(coach.actor, (practice) => endSession(practice, sessionId))

/** What the log holds of a document, read past every wall. */
export async function logOf(documentId: string): Promise<{ memberId: string; bytes: Uint8Array }[]> {
  const rows = await admin<{ member_id: string; bytes: Buffer }[]>`
    select member_id, bytes from document_updates where document_id = ${documentId} order by seq`
  return rows.map(({ member_id, bytes }) => ({ memberId: member_id, bytes }))
}

/** Writes paragraphs into the log of the vision, as the client, on a page that knew what was there; answers that page's document. */
export async function writeHistory({ client, documents: { vision } }: Stage, edits: number): Promise<Y.Doc> {
  const doc = new Y.Doc()
  for (const { bytes } of await logOf(vision)) Y.applyUpdate(doc, bytes)
  const log = openLog()
  const appended: Promise<void>[] = []
  doc.on('update', (bytes: Uint8Array) => {
    appended.push(log.append({ sender: client.actor, documentId: vision, bytes }))
  })
  for (let edit = 0; edit < edits; edit++) write(doc, `Paragraph ${edit} of a long plan.`)
  await Promise.all(appended)
  return doc
}

export async function textInLog(documentId: string, root = 'text:why'): Promise<string> {
  const doc = new Y.Doc()
  for (const { bytes } of await logOf(documentId)) Y.applyUpdate(doc, bytes)
  return textIn(doc, root)
}

export const textIn = (doc: Y.Doc, root = 'text:why') => doc.getXmlFragment(root).toString()

/** Writes a paragraph at the end. */
export function write(doc: Y.Doc, words: string, root = 'text:why'): void {
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words)])
    const fragment = doc.getXmlFragment(root)
    fragment.insert(fragment.length, [paragraph])
  })
}

const open: { stop(): Promise<unknown> | unknown }[] = []

export async function live(options: Partial<LiveOptions> = {}): Promise<Live> {
  // What it logs is for operators; a test that fails says why by itself.
  for (const level of ['log', 'error', 'warn'] as const) vi.spyOn(console, level).mockImplementation(() => {})
  const started = await startLive({
    port: 0,
    authUrl,
    whoAsks: actorFromCookie,
    schemaVersion: 1,
    settle: async () => null,
    compact: async () => null,
    ...options,
  })
  open.push(started)
  return started
}

/** Takes down everything this test opened. */
export async function tearDown(): Promise<void> {
  for (const each of open.splice(0).reverse()) await each.stop()
}

export type Page = {
  doc: Y.Doc
  provider: HocuspocusProvider
  socket: HocuspocusProviderWebsocket
  /** Why the live process refused, once it has. */
  refused: string | null
  closed: string[]
  stop(): void
}

export type PageOptions = {
  name?: string
  cookie?: string | null
  origin?: string | null
  token?: string
  doc?: Y.Doc
}

/** A page of this person at this document: a stock provider over a socket with their cookie. */
export function page(
  { port }: Live,
  someone: Someone | null,
  documentId: string,
  { name, cookie = someone?.cookie ?? null, origin = authUrl, token, doc = new Y.Doc() }: PageOptions = {},
): Page {
  const headers = { ...(cookie ? { cookie } : {}), ...(origin ? { origin } : {}) }
  const socket = socketTo(port, headers)
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: name ?? documentName(someone?.actor.practiceId ?? '', documentId),
    document: doc,
    token: token ?? writeHello({ schema: 1, client: doc.clientID }),
  })
  const opened: Page = { doc, provider, socket, refused: null, closed: [], stop }
  provider.on('authenticationFailed', ({ reason }: { reason: string }) => {
    opened.refused = reason
  })
  provider.on('close', ({ event }: { event: { reason: string } }) => opened.closed.push(event.reason))
  provider.attach()
  open.push(opened)
  return opened

  function stop() {
    provider.destroy()
    socket.destroy()
  }
}

export function socketTo(port: number, headers: Record<string, string>): HocuspocusProviderWebsocket {
  return new HocuspocusProviderWebsocket({
    url: `ws://127.0.0.1:${port}${livePath}`,
    WebSocketPolyfill: class extends WebSocket {
      constructor(url: string) {
        super(url, { headers })
        // Closing while it connects is an error to ws; to a page it is leaving early.
        this.on('error', () => {})
      }
    },
    delay: 50,
    minDelay: 50,
    maxDelay: 200,
    jitter: false,
  })
}

export const synced = (opened: Page) => until(() => opened.provider.synced)
export const saved = (opened: Page) =>
  until(() => opened.provider.synced && !opened.provider.hasUnsyncedChanges)
export const refusal = async (opened: Page) => {
  await until(() => opened.refused !== null)
  return opened.refused
}

/** How long something takes is for the proofs, on a machine that does nothing else: this waits nearly as long as a test may. */
export async function until(holds: () => boolean | Promise<boolean>, timeout = 15_000): Promise<void> {
  await vi.waitFor(
    async () => {
      if (!(await holds())) throw new Error('Not yet.')
    },
    { timeout, interval: 5 },
  )
}
