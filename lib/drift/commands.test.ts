import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { cast, castEngagements } from '@/db/cast'
import type { Practice } from '@/db/practice'
import { rehearse } from '@/db/rehearse'
import { asSystem } from '@/db/system'
import { now } from '@/lib/clock'
import { addDays, dayOf } from '@/lib/dates'
import { checkIn, dismissSignal, noteSeen, remindMe } from './commands'
import { keepSignals } from './keep'
import { pulseOf } from './pulse'

// Grace's signals are nobody else's here, so what is kept of them may stay.
const { id: engagementId } = castEngagements.grace
const work = { practiceId: cast.grace.practiceId, engagementId }

beforeAll(() =>
  asSystem('test', (db) => {
    const shared = [{ kind: 'role moved', about: '', facts: { since: '2026-01-01' } }] as const
    const own = [{ kind: 'life gap', about: 'health', facts: { was: 1, gap: 4 } }] as const
    return keepSignals(db, work, { shared, all: [...shared, ...own] }, now())
  }),
)

const signalOf = async ({ db }: Practice, kind: string) => {
  const [row] = await db.execute<{ id: string }>(sql`
    select id from drift_signals where engagement_id = ${engagementId} and kind::text = ${kind}`)
  return row?.id ?? randomUUID()
}
const eventsOf = async ({ db }: Practice, verb: string) => {
  const rows = await db.execute(
    sql`select 1 from events where engagement_id = ${engagementId} and verb = ${verb}`,
  )
  return rows.length
}

describe('a signal', () => {
  it('is let rest by the client with a reason, once, and that is written down', () =>
    rehearse('grace', async (practice) => {
      const signalId = await signalOf(practice, 'role moved')
      await dismissSignal(practice, { signalId, reason: 'I am acting up until May.' })
      const { signals } = await pulseOf(practice, engagementId)
      expect(signals.find(({ id }) => id === signalId)?.said).toBe('I am acting up until May.')
      expect(await eventsOf(practice, 'signal dismissed')).toBe(1)
      await expect(dismissSignal(practice, { signalId, reason: 'Again.' })).rejects.toThrow('already')
    }))

  it('that rests on what is private leaves nothing in the record when it is let rest', () =>
    rehearse('grace', async (practice) => {
      const signalId = await signalOf(practice, 'life gap')
      await dismissSignal(practice, { signalId, reason: 'A new baby.' })
      expect(await eventsOf(practice, 'signal dismissed')).toBe(0)
    }))

  it('is not the coach’s to answer, nor anybody else’s', async () => {
    const ids = await rehearse('grace', async (practice) => [
      await signalOf(practice, 'role moved'),
      await signalOf(practice, 'life gap'),
    ])
    for (const who of ['maya', 'ingrid', 'hannah', 'amara'] as const)
      for (const signalId of ids)
        await rehearse(who, async (practice) => {
          await expect(dismissSignal(practice, { signalId, reason: 'Mine.' })).rejects.toThrow()
          await noteSeen(practice, { signalIds: [signalId] })
          const [seen] = await practice.db.execute(
            sql`select 1 from drift_answers where signal_id = ${signalId} and member_id = ${practice.actor.memberId}`,
          )
          expect(seen).toBeUndefined()
        })
  })
})

describe('a check-in', () => {
  const said = { engagementId, going: 7, kept: [], atRisk: [], line: 'Two late nights, told before.' }

  it('is there once, however often it is sent, and told in the record', () =>
    rehearse('grace', async (practice) => {
      const checkInId = randomUUID()
      await checkIn(practice, { ...said, checkInId })
      await checkIn(practice, { ...said, checkInId, going: 2 })
      const { checkIns } = await pulseOf(practice, engagementId)
      expect(checkIns).toMatchObject([{ id: checkInId, going: 7, line: said.line }])
      expect(await eventsOf(practice, 'checked in')).toBe(1)
    }))

  it('speaks of non-negotiables that are shared, and of no others', () =>
    rehearse('grace', async (practice) => {
      const foreign = { ...said, checkInId: randomUUID(), atRisk: [randomUUID()] }
      await expect(checkIn(practice, foreign)).rejects.toThrow('have changed')
    }))

  it('is the client’s alone', async () => {
    for (const who of ['maya', 'jonas', 'ingrid', 'hannah'] as const)
      await rehearse(who, async (practice) => {
        await expect(checkIn(practice, { ...said, checkInId: randomUUID() })).rejects.toThrow()
      })
  })
})

describe('a reminder', () => {
  it('is for the day that was asked for, and seen by nobody else', () =>
    rehearse('grace', async (practice) => {
      const onDay = addDays(dayOf(now(), cast.grace.timeZone), 3)
      await remindMe(practice, { engagementId, onDay })
      expect((await pulseOf(practice, engagementId)).remindOn).toBe(onDay)
    }))

  it('is not for a day long past or far ahead', () =>
    rehearse('grace', async (practice) => {
      for (const onDay of ['2020-01-01', '2099-01-01'])
        await expect(remindMe(practice, { engagementId, onDay })).rejects.toThrow('Choose a day')
    }))
})
