import { expect, test } from 'vitest'
import { goTo } from './go-to'

const client = { practice: 'harbor', role: 'client', home: '/p/harbor/client' } as const
const coach = { practice: 'harbor', role: 'coach', home: '/p/harbor/coach' } as const

test('a client goes home, to the plan, the roadmap and the sessions, from wherever', () => {
  const to = (letter: string) => goTo(letter, client, '/p/harbor/record')
  expect(to('h')).toBe('/p/harbor/client')
  expect(to('p')).toBe('/p/harbor/client/plan')
  expect(to('r')).toBe('/p/harbor/client/roadmap')
  expect(to('s')).toBe('/p/harbor/client/sessions')
  expect(to('c')).toBe(null)
})

test('a coach goes to the clients and the calendar; to a plan and its roadmap from the pages of that plan', () => {
  expect(goTo('c', coach, '/p/harbor/record')).toBe('/p/harbor/coach')
  expect(goTo('s', coach, '/p/harbor/record')).toBe('/p/harbor/coach/calendar')
  expect(goTo('p', coach, '/p/harbor/record')).toBe(null)
  const versions = '/p/harbor/coach/visions/v7/versions/2'
  expect(goTo('p', coach, versions)).toBe('/p/harbor/coach/visions/v7')
  expect(goTo('r', coach, versions)).toBe('/p/harbor/coach/visions/v7/roadmap')
})

test('an owner goes home to the business, and to the clients of their own', () => {
  const owner = { practice: 'harbor', role: 'owner', home: '/p/harbor/owner' } as const
  expect(goTo('h', owner, '/p/harbor/coach')).toBe('/p/harbor/owner')
  expect(goTo('c', owner, '/p/harbor/owner')).toBe('/p/harbor/coach')
})

test('any other letter leads nowhere', () => {
  expect(goTo('x', client, '/p/harbor/client')).toBe(null)
  expect(goTo('x', coach, '/p/harbor/coach')).toBe(null)
})
