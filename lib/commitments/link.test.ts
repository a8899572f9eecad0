import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cast, castEngagements } from '@/db/cast'
import { withPractice } from '@/db/practice'
import { rehearse } from '@/db/rehearse'
import { asSystem } from '@/db/system'
import { commitmentTokenFor, invitationTokenFor } from '@/lib/auth/token'
import { makeCommitment, settleCommitment } from './commands'
import { linkToSettle } from './link'
import { commitmentAtTheDoor, commitmentOrNull } from './queries'
import { keepByLink } from './steps'

// A link is made in one transaction and opened in others, so these scenes are not rolled back.

const { ruth } = castEngagements
const { practiceId, id: memberId, role } = cast.ruth
const actor = { practiceId, memberId, role }
const made: string[] = []

async function said(text: string) {
  const commitmentId = crypto.randomUUID()
  await withPractice(actor, (practice) =>
    makeCommitment(practice, {
      commitmentId,
      engagementId: ruth.id,
      sessionId: null,
      ownerId: memberId,
      text,
      dueOn: '2027-01-15',
      confidence: 8,
      wouldChange: null,
      milestoneId: null,
    }),
  )
  made.push(commitmentId)
  return commitmentId
}

const link = (commitmentId: string) =>
  asSystem('a test', (db) => linkToSettle(db, { practiceId, commitmentId }))
const tokenIn = (address: string | null) => address?.split('/').at(-1) ?? ''
const outcomeOf = (commitmentId: string) =>
  withPractice(actor, async (practice) => (await commitmentOrNull(practice, commitmentId))?.outcome ?? null)

let token = ''
let commitmentId = ''
beforeAll(async () => {
  commitmentId = await said('Ask for the budget papers')
  token = tokenIn(await link(commitmentId))
})

describe('the link of a reminder', () => {
  it('says what is to be confirmed, to whoever has it, and changes nothing by being opened', async () => {
    for (let scans = 0; scans < 3; scans++) {
      expect(await commitmentAtTheDoor(token)).toMatchObject({
        state: 'open',
        text: 'Ask for the budget papers',
        dueOn: '2027-01-15',
        other: 'Maya Okafor',
        seat: 'client',
      })
    }
    expect(await outcomeOf(commitmentId)).toBeNull()
  })

  it('is the same one again for a mail that is tried again, and is kept nowhere as it stands in the mail', async () => {
    expect(tokenIn(await link(commitmentId))).toBe(token)
    const kept = await asSystem('a test', (db) =>
      db.execute(sql`select l::text as row from commitment_links l`),
    )
    expect(kept.length).toBeGreaterThan(0)
    for (const { row } of kept) expect(String(row)).not.toContain(token)
  })

  it('opens nothing when it is another’s, made up, or for another purpose', async () => {
    const [row] = await asSystem('a test', (db) =>
      db.execute<{ id: string }>(sql`select id from commitment_links where commitment_id = ${commitmentId}`),
    )
    const id = row?.id ?? ''
    for (const wrong of [
      '',
      'x',
      `${token}x`,
      token.slice(0, -1),
      invitationTokenFor(id),
      commitmentTokenFor(crypto.randomUUID()),
    ]) {
      expect(await commitmentAtTheDoor(wrong)).toBeNull()
      await expect(keepByLink({ token: wrong, words: null })).rejects.toMatchObject({ kind: 'not-found' })
    }
    expect(await commitmentAtTheDoor(commitmentTokenFor(id))).not.toBeNull()
  })

  it('says that it was kept, in the owner’s name and once', async () => {
    await keepByLink({ token, words: 'They came on Friday.' })
    expect(await outcomeOf(commitmentId)).toMatchObject({
      kind: 'kept',
      words: 'They came on Friday.',
      by: { isMe: true },
    })
    expect(await commitmentAtTheDoor(token)).toMatchObject({ state: 'settled', outcome: 'kept' })
    await expect(keepByLink({ token, words: null })).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('pressed twice at once settles once, and the other press is told so', async () => {
    const id = await said('Ring the treasurer')
    const address = tokenIn(await link(id))
    const presses = await Promise.allSettled(
      ['One', 'Two'].map((words) => keepByLink({ token: address, words })),
    )
    expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(presses.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { kind: 'conflict' },
    })
  })

  it('is not made for what is settled', async () => {
    expect(await link(commitmentId)).toBeNull()
  })

  it('is over after fourteen days, until another reminder brings it', async () => {
    const id = await said('Write to the chair')
    const late = tokenIn(await link(id))
    await asSystem('a test', (db) =>
      db.execute(sql`update commitment_links set expires_at = now() where commitment_id = ${id}`),
    )
    expect(await commitmentAtTheDoor(late)).toMatchObject({ state: 'over' })
    await expect(keepByLink({ token: late, words: null })).rejects.toMatchObject({ kind: 'conflict' })
    expect(await outcomeOf(id)).toBeNull()
    expect(tokenIn(await link(id))).toBe(late)
    expect(await commitmentAtTheDoor(late)).toMatchObject({ state: 'open' })
  })

  it('is nobody’s to read or to make within a practice', async () => {
    await rehearse('ruth', async ({ db }) => {
      await expect(db.execute(sql`select from commitment_links`)).rejects.toMatchObject({
        cause: { code: '42501' },
      })
    })
  })
})

afterAll(async () => {
  for (const id of made) {
    if (await outcomeOf(id)) continue
    await withPractice(actor, (practice) =>
      settleCommitment(practice, { commitmentId: id, kind: 'let_go', words: null }),
    )
  }
})
