import { expect, test } from 'vitest'
import { refuseUnusable } from './own-database.mjs'

const ours = new URL(process.env.DATABASE_URL ?? '')

const but = (change: Partial<Record<'username' | 'password' | 'pathname' | 'port', string>>) =>
  Object.assign(new URL(ours), change).href

test('a Postgres that will do is taken as it is', async () => {
  await expect(refuseUnusable(ours.href)).resolves.toBeUndefined()
})

test.each([
  ['no address', 'not a url', 'DATABASE_URL is not the address of a Postgres.'],
  [
    'the address of something else',
    'mysql://x@127.0.0.1/y',
    'DATABASE_URL is not the address of a Postgres.',
  ],
  ['where nobody listens', but({ port: '9' }), 'No Postgres answers at 127.0.0.1:9'],
  ['no such database', but({ pathname: '/no-such' }), 'There is no database “no-such”'],
  ['a wrong password', but({ password: 'a-guess' }), 'does not let “'],
])('%s is a sentence that says what to do, without a password', async (_, address, sentence) => {
  const refusal: unknown = await refuseUnusable(address).catch((error: unknown) => error)
  expect(String(refusal)).toContain(sentence)
  expect(String(refusal)).not.toContain('a-guess')
})
