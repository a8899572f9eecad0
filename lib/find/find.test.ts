import { afterAll, expect, test } from 'vitest'
import { type CastName, cast, castEngagements, practices } from '@/db/cast'
import { closePools } from '@/db/client'
import type { CurrentActor } from '@/lib/auth/actor'
import { findWords, wordsIn } from './input'
import { find } from './queries'

afterAll(closePools)

const { daniel, sofia } = castEngagements

test('a coach finds a client by the beginning of any word of the name, with the plan beside the name', async () => {
  const found = await find(who('maya'), 'rey dan')
  expect(found.map(({ title, href }) => [title, href])).toEqual([
    ['Daniel Reyes', `/p/harbor/coach/engagements/${daniel.id}`],
    ['Daniel Reyes, the plan', `/p/harbor/coach/visions/${daniel.visionId}`],
    ['Daniel Reyes, the roadmap', `/p/harbor/coach/visions/${daniel.visionId}/roadmap`],
  ])
  expect(await find(who('maya'), 'aniel')).toEqual([])
})

test('a coach does not find the clients of a colleague; the colleague does', async () => {
  expect(await find(who('maya'), 'sofia')).toEqual([])
  expect((await find(who('jonas'), 'sofia')).map(({ href }) => href)).toContain(
    `/p/harbor/coach/engagements/${sofia.id}`,
  )
})

test('an owner finds everybody by name, with whom they work and nothing of what they mean', async () => {
  const found = await find(who('ingrid'), 'daniel')
  expect(found).toEqual([
    {
      id: `engagement:${daniel.id}`,
      kind: 'client',
      title: 'Daniel Reyes',
      detail: 'With Maya Okafor',
      href: `/p/harbor/owner/engagements/${daniel.id}`,
    },
  ])
})

test('a client finds no people, and their own pages', async () => {
  expect((await find(who('daniel'), 'maya')).filter(({ kind }) => kind === 'client')).toEqual([])
  expect((await find(who('daniel'), 'plan')).map(({ href }) => href)).toContain(
    `/p/harbor/client/visions/${daniel.visionId}`,
  )
})

test('without words, everybody is shown where they can go; in a closed practice nothing begins', async () => {
  for (const name of ['maya', 'ingrid', 'daniel'] as const) {
    const kinds = (closed: boolean) => find(who(name, closed), '').then((all) => all.map(({ kind }) => kind))
    expect(await kinds(false)).toContain('action')
    expect(await kinds(true)).not.toContain('action')
  }
})

test('what stands for anything in a search of the database stands for itself', async () => {
  for (const words of ['%', '_aniel', '\\', "o'"]) expect(await find(who('maya'), words)).toEqual([])
})

test('words arrive percent-encoded, and are cut to a length', () => {
  expect(findWords.parse(encodeURIComponent('Tomás'))).toBe('Tomás')
  expect(findWords.safeParse('%E0%A4%A').success).toBe(false)
  expect(findWords.parse('x'.repeat(500))).toHaveLength(80)
  expect(wordsIn('  Dan,  REY ')).toEqual(['dan', 'rey'])
})

function who(name: CastName, closed = false): CurrentActor {
  const { practiceId, id: memberId, role, timeZone, place, email } = cast[name]
  const practice = practiceId === practices.harbor.id ? practices.harbor : practices.tidewater
  const login = { id: memberId, email, name: cast[name].name }
  return {
    actor: { practiceId, memberId, role },
    practice: { ...practice, closedAt: closed ? new Date() : null },
    member: { id: memberId, name: cast[name].name, timeZone, place, role, coaches: role === 'coach' },
    login,
    signIn: {
      id: memberId,
      method: 'email-code',
      createdAt: new Date(),
      provenAt: new Date(),
      provenBy: null,
      expiresAt: new Date(),
      login,
    },
    elsewhere: [],
  }
}
