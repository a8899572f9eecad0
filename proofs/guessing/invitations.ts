import { randomBytes } from 'node:crypto'
import type postgres from 'postgres'
import { cast } from '@/db/cast'
import type { Answer } from '../stage/actions'
import { type Random, rounded } from '../stage/frame'
import { cookieFor } from '../stage/sign-ins'
import type { Site } from './browser'
import { aucOf, type Told } from './telling'
import { makeVictims, newAddress, newNetwork } from './victims'

/**
 * A coach who invites learns nothing of who signs in elsewhere: known and unknown addresses by turns, each once. Their
 * limit of a day does not count here, because others would go on where one has to stop.
 */
export async function invitesWhetherKnown(
  site: Site,
  admin: postgres.Sql,
  { each, random }: { each: number; random: Random },
): Promise<Told> {
  const known = (await makeVictims(admin, each)).map(({ email }) => email)
  const emails = [...known, ...known.map(newAddress)]
    .map((email) => ({ email, at: random.next() }))
    .sort((left, right) => left.at - right.at)
  const cookie = await cookieFor(admin, 'maya')
  const times = { known: [] as number[], unknown: [] as number[] }
  const said = { known: new Set<string>(), unknown: new Set<string>() }
  const invite = (email: string) =>
    site.call(
      'lib/invitations/actions.ts inviteClient',
      { args: ['harbor', { ...person, email }] },
      { network: newNetwork(), cookie },
    )
  for (let warm = 0; warm < 10; warm++) await invite(newAddress())
  for (const [turn, { email }] of emails.entries()) {
    if (turn % 100 === 0) {
      await admin`update invitations set created_at = created_at - interval '2 days', expires_at = expires_at - interval '2 days'
        where invited_by = ${cast.maya.id}`
    }
    const which = known.includes(email) ? 'known' : 'unknown'
    const began = performance.now()
    const answer = await invite(email)
    times[which].push(performance.now() - began)
    said[which].add(wordsOf(answer))
  }
  return {
    name: 'inviting',
    auc: rounded(aucOf(times.known, times.unknown), 3),
    differences: [...said.known].filter((words) => !said.unknown.has(words)),
    asked: emails.length,
  }
}

/** Links of invitations that nobody has sent: all of them say the same, whatever they are made of. */
export async function readsForgedLinks(site: Site, admin: postgres.Sql): Promise<string[]> {
  const [real] = await admin<{ id: string }[]>`select id from invitations limit 1`
  const forged = (id: string) =>
    Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), randomBytes(32)]).toString('base64url')
  const tokens = [
    forged(real?.id ?? ''),
    forged(crypto.randomUUID()),
    'x',
    randomBytes(48).toString('base64url'),
  ]
  const said = new Set<string>()
  for (const token of tokens) {
    const { status, body } = await site.read(`/invitations/${token}`, { network: newNetwork() })
    said.add(`${status} ${/<h1[\s\S]*?<\/h1>[\s\S]*?<\/p>/.exec(body)?.[0] ?? body.length}`)
  }
  return said.size === 1 ? [] : [...said]
}

const person = {
  firstName: 'Robin',
  lastName: 'Wells',
  purpose: 'To be proved',
  startsOn: '2026-12-01',
  sessionsAgreed: 6,
  note: '',
}

const wordsOf = ({ status, body }: Answer) =>
  `${status} ${body.replaceAll(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g, '(id)')}`
