import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { type CastName, cast, castEngagements } from '@/db/cast'
import { nextClockChange } from '@/db/clock-change'
import type { Practice } from '@/db/practice'
import { attempt, become, rehearse } from '@/db/rehearse'
import { addDays, dayOf, instantAt } from '@/lib/dates'
import { endSession, openUnbooked } from './commands'
import {
  bookOffered,
  bookSessions,
  cancelSession,
  moveSession,
  moveToOffered,
  offerHours,
  setMeetingLink,
} from './schedule'

const { luca, aisha, daniel, felix } = castEngagements
const newYork = 'America/New_York'

/** Far from whatever the cast has booked. */
const day = addDays(dayOf(new Date(), newYork), 200)
const once = { day, clock: '16:00', minutes: 60, link: null, everyWeeks: 0, times: 1 }

const rowOf = async ({ db }: Practice, id: string | undefined) => {
  const [row] = await db.execute<{
    starts_at: string
    sequence: number
    cancelled: boolean
    link: string | null
  }>(
    sql`select starts_at, sequence, cancelled_at is not null as cancelled, link from sessions where id = ${id ?? ''}`,
  )
  return row && { ...row, starts_at: new Date(row.starts_at).toISOString() }
}

/** The half hours of every day, so that some time is always offered. */
const always = {
  hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 6 * 60, toMinute: 8 * 60 })),
}
const offeredIn = (days: number) => instantAt(addDays(dayOf(new Date(), newYork), days), '06:00', newYork)

describe('booking', () => {
  test('a row of sessions keeps the coach’s clock when it changes', async () => {
    await rehearse('maya', async (practice) => {
      const changes = nextClockChange(newYork)
      const [before, after] = [addDays(changes, -3), addDays(changes, 4)]
      const { sessionIds } = await bookSessions(practice, {
        ...once,
        engagementId: luca.id,
        day: before,
        everyWeeks: 1,
        times: 2,
      })
      const starts = await Promise.all(sessionIds.map((id) => rowOf(practice, id)))
      expect(starts.map((row) => row?.starts_at)).toEqual(
        [before, after].map((day) => instantAt(day, '16:00', newYork).toISOString()),
      )
      const [first, second] = starts.map((row) => row?.starts_at.slice(11))
      expect(first, 'another hour in UTC').not.toBe(second)
    })
  })

  test('nobody is booked twice, whoever presses first, and to the minute', async () => {
    await rehearse('maya', async (practice) => {
      await bookSessions(practice, { ...once, engagementId: luca.id })
      const late = (clock: string) =>
        attempt(practice, (p) => bookSessions(p, { ...once, clock, engagementId: aisha.id }))
      await expect(late('16:59')).rejects.toMatchObject({ kind: 'conflict' })
      await expect(late('15:01')).rejects.toMatchObject({ kind: 'conflict' })
      await late('17:00')
      await late('15:00')
    })
  })

  test('is the coach’s, of their own clients, and ahead', async () => {
    await rehearse('maya', async (practice) => {
      const asked = { ...once, engagementId: luca.id }
      for (const someone of ['luca', 'jonas', 'ingrid', 'amara'] as const) {
        const other = await become(practice, someone)
        await expect(attempt(other, (p) => bookSessions(p, asked))).rejects.toMatchObject({
          kind: expect.stringMatching('not-found|not-allowed'),
        })
      }
      const maya = await become(practice, 'maya')
      await expect(
        attempt(maya, (p) => bookSessions(p, { ...asked, day: '2020-01-01' })),
      ).rejects.toMatchObject({ kind: 'invalid' })
      await bookSessions(maya, asked)
    })
  })

  test('a client books what the coach offers, and nothing else', async () => {
    await rehearse('maya', async (practice) => {
      await offerHours(practice, always)
      const client = await become(practice, 'luca')
      const startsAt = offeredIn(20).toISOString()
      const { sessionId } = await bookOffered(client, { engagementId: luca.id, startsAt })
      expect(await rowOf(client, sessionId)).toMatchObject({ starts_at: startsAt })
      const other = new Date(offeredIn(20).getTime() + 5 * 3_600_000).toISOString()
      await expect(
        attempt(client, (p) => bookOffered(p, { engagementId: luca.id, startsAt: other })),
      ).rejects.toMatchObject({ kind: 'conflict' })
      const aishas = await become(practice, 'aisha')
      await expect(
        attempt(aishas, (p) => bookOffered(p, { engagementId: aisha.id, startsAt })),
      ).rejects.toMatchObject({ kind: 'conflict', sentence: expect.stringContaining('just now') })
    })
  })

  test('a client sees when their coach is taken, and not by whom; a client next door sees nothing', async () => {
    await rehearse('maya', async (practice) => {
      await bookSessions(practice, { ...once, engagementId: aisha.id })
      const taken = async (someone: CastName) => {
        const { db } = await become(practice, someone)
        const rows = await db.execute(sql`select * from wall.taken(${cast.maya.id})`)
        return rows.some(
          (row) => new Date(String(row.starts_at)).getTime() === instantAt(day, '16:00', newYork).getTime(),
        )
      }
      expect(await taken('luca')).toBe(true)
      expect(await taken('felix')).toBe(false)
      expect(await taken('jonas')).toBe(false)
      expect(felix.id).not.toBe(luca.id)
    })
  })
})

describe('changing', () => {
  test('either moves or cancels with a reason, and it stays said', async () => {
    await rehearse('maya', async (practice) => {
      await offerHours(practice, always)
      const { sessionIds } = await bookSessions(practice, { ...once, engagementId: luca.id })
      const sessionId = sessionIds[0] ?? ''
      await moveSession(practice, { sessionId, day, clock: '09:30', minutes: 45, reason: 'A train' })
      expect(await rowOf(practice, sessionId)).toMatchObject({
        starts_at: instantAt(day, '09:30', newYork).toISOString(),
        sequence: 1,
      })
      const client = await become(practice, 'luca')
      const startsAt = offeredIn(21).toISOString()
      await moveToOffered(client, { sessionId, startsAt, reason: 'School play' })
      await cancelSession(client, { sessionId, reason: 'Ill' })
      expect(await rowOf(client, sessionId)).toMatchObject({ sequence: 3, cancelled: true })
      const said = await client.db.execute(
        sql`select kind, reason, member_id as by from session_changes where session_id = ${sessionId} order by at, id`,
      )
      expect(said.map(({ kind, reason }) => [kind, reason])).toEqual([
        ['booked', null],
        ['moved', 'A train'],
        ['moved', 'School play'],
        ['cancelled', 'Ill'],
      ])
      await expect(
        attempt(client, (p) => cancelSession(p, { sessionId, reason: 'Twice' })),
      ).rejects.toMatchObject({ kind: 'conflict' })
    })
  })

  test('what was cancelled leaves its hour free', async () => {
    await rehearse('maya', async (practice) => {
      const { sessionIds } = await bookSessions(practice, { ...once, engagementId: luca.id })
      await cancelSession(practice, { sessionId: sessionIds[0] ?? '', reason: 'Ill' })
      await bookSessions(practice, { ...once, engagementId: aisha.id })
    })
  })

  test('an open session is not moved, and somebody else’s is not there', async () => {
    await rehearse('maya', async (practice) => {
      const { sessionId } = await openUnbooked(practice, luca.id)
      await expect(
        attempt(practice, (p) => cancelSession(p, { sessionId, reason: 'Too late' })),
      ).rejects.toMatchObject({ kind: 'conflict' })
      const { sessionIds } = await bookSessions(practice, { ...once, engagementId: daniel.id })
      const theirs = { sessionId: sessionIds[0] ?? '', reason: 'Not mine' }
      for (const someone of ['luca', 'jonas', 'ingrid', 'felix'] as const) {
        const other = await become(practice, someone)
        await expect(attempt(other, (p) => cancelSession(p, theirs))).rejects.toMatchObject({
          kind: 'not-found',
        })
      }
    })
  })

  test('the meeting link is the coach’s to set, and calendars count it as a change', async () => {
    await rehearse('maya', async (practice) => {
      const { sessionIds } = await bookSessions(practice, { ...once, engagementId: luca.id })
      const asked = { sessionId: sessionIds[0] ?? '', link: 'https://meet.example/harbor' }
      await setMeetingLink(practice, asked)
      const linked = {
        link: asked.link,
        sequence: 1,
        starts_at: instantAt(day, '16:00', newYork).toISOString(),
      }
      expect(await rowOf(practice, asked.sessionId)).toMatchObject(linked)
      await setMeetingLink(practice, asked)
      expect(await rowOf(practice, asked.sessionId), 'the same link is no change').toMatchObject(linked)
      await expect(
        attempt(practice, ({ db }) =>
          db.execute(sql`update sessions set link = null where id = ${asked.sessionId}`),
        ),
        'said, or not at all',
      ).rejects.toThrow()
      const client = await become(practice, 'luca')
      await expect(attempt(client, (p) => setMeetingLink(p, asked))).rejects.toMatchObject({
        kind: 'not-found',
      })
      const past = sql`insert into session_changes (practice_id, engagement_id, session_id, kind, starts_at, was, link, member_id)
        select practice_id, engagement_id, id, 'linked', starts_at, starts_at, 'https://elsewhere.example', ${cast.luca.id}
        from sessions where id = ${asked.sessionId}`
      await expect(
        attempt(client, ({ db }) => db.execute(past)),
        'past the command as well',
      ).rejects.toThrow()
    })
  })
})

describe('the call of a session that is open', () => {
  test('is linked by its coach, also where a link was missed, until the session ends', async () => {
    await rehearse('maya', async (practice) => {
      const { sessionId } = await openUnbooked(practice, luca.id)
      const before = await rowOf(practice, sessionId)
      const asked = { sessionId, link: 'https://meet.example/late' }
      const client = await become(practice, 'luca')
      await expect(attempt(client, (p) => setMeetingLink(p, asked))).rejects.toMatchObject({
        kind: 'not-found',
      })
      const coach = await become(practice, 'maya')
      await setMeetingLink(coach, asked)
      expect(await rowOf(coach, sessionId)).toEqual({
        ...before,
        link: asked.link,
        sequence: (before?.sequence ?? 0) + 1,
      })
      await setMeetingLink(coach, { sessionId, link: 'https://meet.example/another' })
      await endSession(coach, sessionId)
      await expect(attempt(coach, (p) => setMeetingLink(p, asked))).rejects.toMatchObject({
        kind: 'conflict',
      })
      expect((await rowOf(coach, sessionId))?.link).toBe('https://meet.example/another')
      const past = sql`insert into session_changes (practice_id, engagement_id, session_id, kind, starts_at, was, link, member_id)
        select practice_id, engagement_id, id, 'linked', starts_at, starts_at, 'https://elsewhere.example', ${cast.maya.id}
        from sessions where id = ${sessionId}`
      await expect(
        attempt(coach, ({ db }) => db.execute(past)),
        'past the command as well',
      ).rejects.toMatchObject({ cause: { code: '23514' } })
    })
  })
})

describe('numbers', () => {
  const numbers = async ({ db }: Practice, ids: readonly string[]) => {
    const rows = await db.execute<{ id: string; number: number }>(
      sql`select id, number from sessions where engagement_id = ${luca.id}`,
    )
    const first = await db.execute<{ n: number }>(
      sql`select count(*)::int as n from sessions where engagement_id = ${luca.id} and opened_at is not null`,
    )
    return ids.map((id) => (rows.find((row) => row.id === id)?.number ?? 0) - (first[0]?.n ?? 0))
  }

  test('count what was not cancelled, by the hour: nobody misses one', async () => {
    await rehearse('maya', async (practice) => {
      const { db } = practice
      await db.execute(sql`select 1`)
      const { sessionIds } = await bookSessions(practice, {
        ...once,
        engagementId: luca.id,
        everyWeeks: 1,
        times: 3,
      })
      const [one = '', two = '', three = ''] = sessionIds
      const [base = 0] = await numbers(practice, [one])
      expect(await numbers(practice, [one, two, three])).toEqual([base, base + 1, base + 2])
      await cancelSession(practice, { sessionId: two, reason: 'Not this week' })
      expect(await numbers(practice, [one, three])).toEqual([base, base + 1])
      await moveSession(practice, {
        sessionId: one,
        day: addDays(day, 60),
        clock: '16:00',
        minutes: 60,
        reason: 'Later',
      })
      expect(await numbers(practice, [three, one])).toEqual([base, base + 1])
    })
  })

  test('stay as they are once a session was opened; what is booked is counted after it', async () => {
    await rehearse('maya', async (practice) => {
      const { sessionIds } = await bookSessions(practice, { ...once, engagementId: luca.id })
      const before = await practice.db.execute<{ n: number }>(sql`
        select count(*)::int as n from sessions where engagement_id = ${luca.id} and opened_at is not null`)
      await practice.db.execute(sql`
        update sessions set opened_at = now(), opened_by = ${practice.actor.memberId} where id = ${sessionIds[0] ?? ''}`)
      const [row] = await practice.db.execute<{ number: number }>(
        sql`select number from sessions where id = ${sessionIds[0] ?? ''}`,
      )
      expect(row?.number).toBe((before[0]?.n ?? 0) + 1)
    })
  })
})
