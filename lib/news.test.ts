import postgres from 'postgres'
import { afterAll, expect, it } from 'vitest'
import { cast, castEngagements } from '@/db/cast'
import { closePools } from '@/db/client'
import { type LiveNotice, liveChannel } from '@/lib/announce'
import { newsStream } from './news'

const admin = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
afterAll(async () => {
  await admin.end()
  await closePools()
})

const { practiceId, id: memberId } = cast.maya
const engagementId = castEngagements.daniel.id
const signInId = '0190a000-0000-7000-8000-00000000aaaa'

const notify = (notice: LiveNotice) => admin.notify(liveChannel, JSON.stringify(notice))

/** A page of Maya's that shows Daniel's plan; `may` is what she is answered when she is asked about again. */
function page(may: { hear: boolean }) {
  const word = async () => (may.hear ? 'look' : null)
  const stream = newsStream(
    { practiceId, engagementIds: [engagementId], memberId, signInId, of: ['comments-changed'] },
    word,
  )
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  return {
    /** What it is told next; null when there is nothing more to come. */
    next: async () => {
      const { value, done } = await reader.read()
      return done ? null : decoder.decode(value)
    },
    leave: () => reader.cancel(),
  }
}

it('a page hears of what is said about its plan, and of nobody else’s', async () => {
  const hers = page({ hear: true })
  expect([await hers.next(), await hers.next()]).toEqual(['retry: 2000\n\n', 'data: look\n\n'])
  await notify({ kind: 'comments-changed', practiceId, engagementId: castEngagements.priya.id })
  await notify({ kind: 'comments-changed', practiceId: cast.felix.practiceId, engagementId })
  await notify({ kind: 'plan-changed', practiceId, engagementId })
  // The first two are not hers to hear: the next thing is a beat for the third, which concerns her page otherwise.
  expect(await hers.next()).toBe(': still here\n\n')
  await notify({ kind: 'comments-changed', practiceId, engagementId })
  expect(await hers.next()).toBe('data: look\n\n')
  await hers.leave()
})

it('whoever may not hear any more is told nothing, and the connection ends', async () => {
  const may = { hear: true }
  const hers = page(may)
  expect([await hers.next(), await hers.next()]).toEqual(['retry: 2000\n\n', 'data: look\n\n'])
  may.hear = false
  await notify({ kind: 'sign-in-ended', signInId: '0190a000-0000-7000-8000-00000000bbbb' })
  await notify({ kind: 'sign-in-ended', signInId })
  expect(await hers.next()).toBeNull()
})
