import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { cast } from '@/db/cast'
import { type Actor, type Practice, withPractice } from '@/db/practice'
import { logins, signIns } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { cookieName } from './auth/cookie'
import { hashOf, newToken } from './auth/token'
import { env } from './env'
import { refuse } from './refusal'

let sent = new Headers()
let jar: Record<string, string> = {}
vi.mock('next/headers', () => ({
  headers: async () => sent,
  cookies: async () => ({ get: (name: string) => (jar[name] ? { value: jar[name] } : undefined) }),
}))
const { serverAction, systemAction } = await import('./action')

const input = z.strictObject({ id: z.uuid('Say which one.'), words: z.string().max(5, 'That is too long.') })
type Input = z.output<typeof input>

const command = vi.fn(async ({ actor }: Practice, { words }: Input) => ({ actor, words }))
const act = serverAction(input, { as: ['coach'] }, command)
const good = () => ({ id: randomUUID(), words: 'hello' })

beforeEach(async () => {
  command.mockClear()
  sent = new Headers({ origin: new URL(env().AUTH_URL).origin, 'sec-fetch-site': 'same-origin' })
  await be(cast.maya.email)
})

describe('a server action', () => {
  it('runs as the member who asks', async () => {
    const outcome = await act('harbor', good())
    expect(outcome).toEqual({
      ok: true,
      value: {
        words: 'hello',
        actor: { practiceId: cast.maya.practiceId, memberId: cast.maya.id, role: 'coach' },
      },
    })
  })

  it.each([
    ['without any origin', {}],
    ['from another site', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
    ['from another site that lies', { origin: 'https://evil.test', 'sec-fetch-site': 'same-origin' }],
  ])('does nothing for a request %s', async (_what, headers) => {
    sent = new Headers(headers as Record<string, string>)
    expect(await act('harbor', good())).toMatchObject({ ok: false, refusal: { kind: 'not-allowed' } })
    expect(command).not.toHaveBeenCalled()
  })

  it.each([
    ['an unknown key', { id: randomUUID(), words: 'x', role: 'owner' }],
    ['a missing key', { words: 'x' }],
    ['too many words', { id: randomUUID(), words: 'too long' }],
    ['another type', { id: randomUUID(), words: { toString: 'x' } }],
    ['nothing', undefined],
  ])('refuses %s', async (_what, given) => {
    const outcome = await act('harbor', given as Input)
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'invalid' } })
    expect(command).not.toHaveBeenCalled()
  })

  it('gives one answer for another practice, for no practice, and for another role', async () => {
    const answers = [
      await act('tidewater', good()),
      await act('no-such-practice', good()),
      await act('', good()),
    ]
    await be(cast.daniel.email)
    answers.push(await act('harbor', good()))
    for (const outcome of answers) {
      expect(outcome).toEqual({
        ok: false,
        refusal: { kind: 'not-found', sentence: 'This page does not exist.' },
      })
    }
    expect(command).not.toHaveBeenCalled()
  })

  it('says that you are signed out', async () => {
    jar = {}
    expect(await act('harbor', good())).toMatchObject({
      ok: false,
      refusal: { kind: 'not-allowed', sentence: expect.stringContaining('signed out') },
    })
  })

  it('turns a refusal into an answer', async () => {
    command.mockImplementationOnce(async () => refuse('conflict', 'A newer version was proposed.'))
    expect(await act('harbor', good())).toEqual({
      ok: false,
      refusal: { kind: 'conflict', sentence: 'A newer version was proposed.' },
    })
  })

  it('writes down by its id what somebody asked for and did not find, and nothing of other refusals', async () => {
    const asked = good()
    command.mockImplementationOnce(async () => refuse('not-found', 'This page does not exist.'))
    await act('harbor', asked)
    command.mockImplementationOnce(async () => refuse('conflict', 'A newer version was proposed.'))
    await act('harbor', good())
    await be(cast.luca.email)
    const asClient = good()
    await act('harbor', asClient)
    const refused = async (actor: Actor) =>
      (
        await withPractice(actor, ({ db }) =>
          db.execute<{ id: string }>(
            sql`select subject_id as id from events where verb = 'access refused' and member_id = ${actor.memberId}`,
          ),
        )
      ).map(({ id }) => id)
    const { practiceId } = cast.maya
    const mayas = await refused({ practiceId, memberId: cast.maya.id, role: 'coach' })
    expect(mayas).toContain(asked.id)
    expect(await refused({ practiceId, memberId: cast.luca.id, role: 'client' })).toContain(asClient.id)
    expect(mayas).not.toContain(asClient.id)
  })

  it('does not carry people’s words out with a bug', async () => {
    command.mockImplementationOnce(async ({ db }) => {
      await db.execute(sql`select ${'my most private words'}::int`)
      throw new Error('not reached')
    })
    const failure: unknown = await act('harbor', good()).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Error)
    const { message, stack, cause } = failure as Error
    expect(`${message} ${stack} ${cause}`).not.toContain('private words')
    expect(message).toContain('22P02')
  })
})

describe('an action for people who are not signed in', () => {
  const look = vi.fn(
    async ({ words }: { words: string }, { network }: { network: string }) => `${words} ${network}`,
  )
  const ask = systemAction(z.strictObject({ words: z.string().max(5) }), look)
  const form = (fields: Record<string, string>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(fields)) data.set(name, value)
    return data
  }

  it('reads a form, whatever React adds to it, and knows the network that our proxy saw', async () => {
    sent.set('x-forwarded-for', '198.51.100.7, 203.0.113.9')
    expect(await ask(null, form({ words: 'hi', $ACTION_REF_1: '' }))).toEqual({
      ok: true,
      value: 'hi 203.0.113.9',
    })
  })

  it('refuses unknown fields and strange pages', async () => {
    expect(await ask(null, form({ words: 'hi', more: 'x' }))).toMatchObject({ ok: false })
    sent = new Headers()
    expect(await ask(null, form({ words: 'hi' }))).toMatchObject({ ok: false })
  })
})

async function be(email: string) {
  const token = newToken()
  await asSystem('test', async (db) => {
    const [login] = await db.select().from(logins).where(eq(logins.email, email))
    await db.insert(signIns).values({
      loginId: login?.id ?? '',
      tokenHash: hashOf(token),
      method: 'test',
      expiresAt: sql`now() + interval '1 hour'`,
    })
  })
  jar = { [cookieName()]: token }
}
