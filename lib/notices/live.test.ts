import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { asSystem } from '@/db/system'
import { type LiveNotice, liveChannel } from '@/lib/announce'
import { hasRoomFor, newsStream } from '@/lib/news'

const someone = () => ({
  practiceId: crypto.randomUUID(),
  memberId: crypto.randomUUID(),
  signInId: crypto.randomUUID(),
  of: ['notices-changed'] as const,
})

const tell = (notice: LiveNotice) =>
  asSystem('test', (db) => db.execute(sql`select pg_notify(${liveChannel}, ${JSON.stringify(notice)})`))

/** The words of a stream, one by one; null at its end. */
function words(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  const next = async (): Promise<string | null> => {
    const { value, done } = await reader.read()
    if (done) return null
    const line = decoder.decode(value)
    return line.startsWith('data: ') ? line.slice('data: '.length).trim() : next()
  }
  return { next, stop: () => reader.cancel() }
}

it('a page is told where it stands, then of what concerns it, and of nothing else', async () => {
  const me = someone()
  let count = 1
  const heard = words(newsStream(me, async () => String(count)))
  expect(await heard.next()).toBe('1')
  count = 2
  await tell({ kind: 'notices-changed', practiceId: me.practiceId, memberId: crypto.randomUUID() })
  await tell({ kind: 'comments-changed', practiceId: me.practiceId, engagementId: crypto.randomUUID() })
  count = 3
  await tell({ kind: 'notices-changed', practiceId: me.practiceId, memberId: me.memberId })
  expect(await heard.next()).toBe('3')
  await heard.stop()
})

it('it ends at once when the sign-in it was opened with does', async () => {
  const me = someone()
  let living = true
  const heard = words(newsStream(me, async () => (living ? '0' : null)))
  expect(await heard.next()).toBe('0')
  living = false
  await tell({ kind: 'sign-in-ended', signInId: me.signInId })
  expect(await heard.next()).toBeNull()
})

it('a person has so many of them at once and no more, and room again when one is closed', async () => {
  const me = someone()
  const open = []
  while (hasRoomFor(me) && open.length < 50) {
    const heard = words(newsStream(me, async () => '0'))
    await heard.next()
    open.push(heard)
  }
  expect(open.length).toBe(12)
  expect(hasRoomFor({ ...me, memberId: crypto.randomUUID() })).toBe(true)
  await open[0]?.stop()
  expect(hasRoomFor(me)).toBe(true)
  for (const each of open) await each.stop()
})

it('a page that goes while it is being told leaves nothing behind', async () => {
  const me = someone()
  let answer = () => {}
  const asked = Promise.withResolvers<void>()
  let count = 0
  const heard = words(
    newsStream(me, async () => {
      if (++count === 2) {
        asked.resolve()
        await new Promise<void>((resolve) => {
          answer = resolve
        })
      }
      return String(count)
    }),
  )
  expect(await heard.next()).toBe('1')
  await tell({ kind: 'notices-changed', practiceId: me.practiceId, memberId: me.memberId })
  await asked.promise
  await heard.stop()
  // Said to a page that has gone, it would be an error that nobody catches.
  answer()
  await new Promise((resolve) => setImmediate(resolve))
  expect(hasRoomFor(me)).toBe(true)
})
