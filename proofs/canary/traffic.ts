import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type postgres from 'postgres'
import { castEngagements, castSession } from '@/db/cast'
import { type Actor, withPractice } from '@/db/practice'
import { emails } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { recordPageOrNull } from '@/lib/audit/queries'
import { conversation } from '@/lib/comments/queries'
import { compose } from '@/lib/emails/compose'
import { rendered } from '@/lib/emails/mail'
import {
  business,
  clientHome,
  coachEngagements,
  coachHome,
  engagementScreen,
  visionFile,
} from '@/lib/engagements/queries'
import { passagesWith } from '@/lib/find/passages'
import { ownNotes } from '@/lib/notes/queries'
import { recapScreen } from '@/lib/recaps/queries'
import { sessionScreen } from '@/lib/sessions/queries'
import { changesScreenOrNull, versionsScreenOrNull } from '@/lib/signoffs/queries'
import { visionScreenOrNull } from '@/lib/visions/queries'
import type { Variables } from '@/ops/run.mjs'
import { addressesInTheApp } from '../matrix/addresses'
import { become, claimsOf } from '../matrix/attempt'
import type { Hat } from '../matrix/people'

// Everything that somebody can be sent about one engagement, by each way there is.

export type Message = { way: string; bytes: Uint8Array }

const text = (way: string, body: string): Message => ({ way, bytes: Buffer.from(body, 'utf8') })
const { id: engagementId, visionId } = castEngagements.daniel

/** What the queries of every screen answer: all that a page can be made of. */
export async function screensOf(actor: Actor): Promise<Message[]> {
  const screens: Record<string, () => Promise<unknown>> = {
    'the plan': () => visionScreenOrNull(actor, visionId),
    'what changed': () => changesScreenOrNull(actor, visionId),
    versions: () => versionsScreenOrNull(actor, visionId),
    comments: () => conversation(actor, visionId),
    engagement: () => engagementScreen(actor, engagementId, 50),
    'own notes': () => ownNotes(actor, engagementId),
    sessions: () => sessionsTold(actor),
    record: () => recordPageOrNull(actor, { engagement: engagementId }),
    ...(actor.role === 'client'
      ? { home: () => clientHome(actor) }
      : { home: () => coachHome(actor), engagements: () => coachEngagements(actor) }),
    ...(actor.role === 'owner' ? { business: () => business(actor, { page: 1 }) } : {}),
  }
  const messages: Message[] = []
  for (const [name, ask] of Object.entries(screens)) {
    messages.push(text(`screen: ${name}`, JSON.stringify(await ask()) ?? ''))
  }
  return messages
}

/** What is answered to whoever looks for each of these words. */
export async function searchesOf(actor: Actor, words: readonly string[]): Promise<Message[]> {
  const messages: Message[] = []
  for (const word of words) {
    const found = await withPractice(actor, (practice) => passagesWith(practice, 'harbor', [word]))
    messages.push(text('search', JSON.stringify(found)))
  }
  return messages
}

/** The page of each session that was held, and of the one that is open or ahead. */
async function sessionsTold(actor: Actor) {
  const held = (await engagementScreen(actor, engagementId, 50))?.sessions ?? []
  return Promise.all(
    held.map(async ({ id }) => [await sessionScreen(actor, id), await recapScreen(actor, id)]),
  )
}

export async function filesOf(actor: Actor): Promise<Message[]> {
  const messages: Message[] = []
  // The paper form is asked for at its address, where the product is built.
  for (const form of ['markdown', 'json']) {
    const file = await visionFile(actor, engagementId, form)
    if (file) messages.push({ way: `file: ${form}`, bytes: Buffer.from(file.body) })
  }
  return messages
}

/** Every row of every table that the wall lets this person read, as the role that serves people's work. */
export async function rowsOf(admin: postgres.Sql, hat: Hat): Promise<Message[]> {
  const messages: Message[] = []
  await admin.begin('read only', async (sql) => {
    const tables = await sql<{ name: string; columns: string }[]>`
      select c.relname as name, string_agg(quote_ident(a.attname), ', ') as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p')
        and has_column_privilege('waymark_app', c.oid, a.attnum, 'select')
      group by c.relname order by c.relname`
    await become(sql, claimsOf(hat))
    for (const { name, columns } of tables) {
      const rows = await sql.unsafe<{ row: string }[]>(
        `select to_jsonb(t)::text as row from (select ${columns} from "${name}") t`,
      )
      messages.push(...rows.map(({ row }) => text(`row of ${name}`, row)))
    }
  })
  return messages
}

/** What would be sent, to whomever. */
export async function mails(): Promise<Message[]> {
  return asSystem('read all mail for a proof', async (db) => {
    const messages: Message[] = []
    for (const email of await db.select().from(emails)) {
      const mail = await compose(db, email)
      messages.push(text(`mail: ${email.kind}`, JSON.stringify([email, mail && rendered(mail)])))
    }
    return messages
  })
}

/** What the servers of the proof wrote down for operators. */
export function logsOf(env: Variables): Message[] {
  return ['servers.log', 'log', 'product.log'].flatMap((name) => {
    const file = join(env.WAYMARK_DATA ?? '', name)
    return existsSync(file) ? [{ way: `log: ${name}`, bytes: readFileSync(file) }] : []
  })
}

/** Every address of the app directory with this engagement's ids in it, as a page and as the data of one. */
export async function pagesOf(origin: string, cookie: string | null): Promise<Message[]> {
  const left = addressesInTheApp().flatMap((pattern) => {
    const address = pattern
      .replace('[practice]', 'harbor')
      .replace('[engagement]', engagementId)
      .replace('[visionId]', visionId)
      .replace('[session]', castSession(castEngagements.daniel, 1))
      .replace('[number]', '1')
      .replace(/\[\.\.\.[a-zA-Z]+\]/, 'session')
      .replace(/\[[a-zA-Z]+\]/, 'nothing')
    const queries = address.endsWith('/export') ? ['?as=pdf', '?as=markdown', '?as=json'] : ['']
    return address === '/sign-in/out' ? [] : queries.map((query) => address + query)
  })
  const messages: Message[] = []
  const one = async () => {
    for (let address = left.pop(); address !== undefined; address = left.pop()) {
      messages.push(await get(`${origin}${address}`, cookie, {}))
      const data = `${origin}${address}${address.includes('?') ? '&' : '?'}_rsc`
      messages.push(await get(data, cookie, { rsc: '1' }))
    }
  }
  await Promise.all([one(), one(), one()])
  return messages
}

async function get(
  address: string,
  cookie: string | null,
  headers: Record<string, string>,
): Promise<Message> {
  const sent = { ...headers, ...(cookie ? { cookie } : {}) }
  const response = await fetch(address, { headers: sent, redirect: 'manual' })
  const told = JSON.stringify([...response.headers])
  const body = Buffer.from(await response.arrayBuffer())
  const way = `${headers.rsc ? 'data' : 'page'}: ${new URL(address).pathname} ${response.status}`
  return { way, bytes: Buffer.concat([Buffer.from(told), body]) }
}
