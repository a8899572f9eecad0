import { randomUUID } from 'node:crypto'
import { inArray } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { emails } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { mailsLeft } from './left'
import { sendEmail } from './send'

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
const somewhere = 'smtp://post.example'

it.each<[string, Partial<typeof emails.$inferInsert>, boolean]>([
  ['was written while there was no post office', {}, false],
  ['waits for its quiet hours to end', { notBefore: minutesAgo(-10) }, false],
  ['has waited for them', { notBefore: minutesAgo(1) }, true],
  ['is being sent', { claimedAt: minutesAgo(1), messageId: '<x@y>' }, false],
  ['was being sent by somebody who died', { claimedAt: minutesAgo(10), messageId: '<x@y>' }, true],
  ['was refused a moment ago', { claimedAt: minutesAgo(0) }, false],
  ['was refused a while ago', { claimedAt: minutesAgo(30) }, true],
  ['is sent', { claimedAt: minutesAgo(30), messageId: '<x@y>', sentAt: minutesAgo(29) }, false],
  ['is over', { claimedAt: minutesAgo(30), overAt: minutesAgo(29) }, false],
  ['has been tried for days', { createdAt: minutesAgo(4 * 24 * 60), claimedAt: minutesAgo(24 * 60) }, false],
])('a mail that %s: taken up again is %s', async (_what, state, expected) => {
  const id = randomUUID()
  const row = { id, kind: 'sign-in', toAddress: 'left@post.example', createdAt: minutesAgo(40), ...state }
  const left = await asSystem('test', async (db) => {
    await db.insert(emails).values(row)
    const found = await mailsLeft(db, somewhere)
    await db.delete(emails).where(inArray(emails.id, [id]))
    return found
  })
  expect(left.includes(id)).toBe(expected)
})

it('nothing is taken up where there is no post office, and what is kept waits for no hour', async () => {
  const id = randomUUID()
  const kept = await asSystem('test', async (db) => {
    await db
      .insert(emails)
      .values({ id, kind: 'sign-in', toAddress: 'left@post.example', notBefore: minutesAgo(1) })
    return mailsLeft(db, '')
  })
  expect(kept).toEqual([])
  expect(await sendEmail(id, '')).toBe('kept')
  const later = await asSystem('test', (db) => mailsLeft(db, somewhere))
  expect(later).not.toContain(id)
  await asSystem('test', (db) => db.delete(emails).where(inArray(emails.id, [id])))
})
