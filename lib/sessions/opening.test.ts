import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { castEngagements } from '@/db/cast'
import type { Practice } from '@/db/practice'
import { attempt, become, rehearse } from '@/db/rehearse'
import { clockRange, dayOf, longDay } from '@/lib/dates'
import { toldRows } from '@/lib/notices/queries'
import { sentence } from '@/lib/notices/words'
import { endSession, openBooked, openOrAsk, openUnbooked } from './commands'
import { feedSessions } from './feed'
import { cancelSession, moveSession } from './schedule'

const { felix } = castEngagements
const held = felix.held.length

/** In whole minutes from now, as bookings are. */
const inMinutes = (minutes: number) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + minutes * 60_000)
const hours = 60

/** Booked by an hour that may have passed, which no form takes. */
async function book({ db, actor }: Practice, startsAt: Date, microseconds = 0): Promise<string> {
  const [row] = await db.execute<{ id: string }>(sql`
    insert into sessions (practice_id, engagement_id, number, starts_at)
    values (${actor.practiceId}, ${felix.id},
      (select max(number) + 1 from sessions where engagement_id = ${felix.id}),
      ${startsAt.toISOString()}::timestamptz + ${microseconds} * interval '1 microsecond')
    returning id`)
  return row?.id ?? ''
}

async function rowOf({ db }: Practice, id: string) {
  const [row] = await db.execute<{
    number: number
    startsAt: string
    openedAt: string | null
    sequence: number
  }>(sql`
    select number, starts_at as "startsAt", opened_at as "openedAt", sequence from sessions where id = ${id}`)
  return {
    number: row?.number,
    sequence: row?.sequence,
    startsAt: new Date(row?.startsAt ?? 0),
    openedAt: row?.openedAt ? new Date(row.openedAt) : null,
  }
}

const openedOf = (outcome: object) => ('sessionId' in outcome ? String(outcome.sessionId) : 'asked')

async function saidOf({ db }: Practice, sessionId: string): Promise<string[]> {
  const events = await db.execute<{ verb: string }>(
    sql`select verb from events where subject_id = ${sessionId} order by seq`,
  )
  return events.map(({ verb }) => verb)
}

/** What the client reads of it in the bell. */
async function bellOf(practice: Practice, sessionId: string): Promise<(string | null)[]> {
  await become(practice, 'felix')
  const rows = await toldRows(practice.db, sql`n.about_id = ${sessionId}`, 10)
  await become(practice, 'amara')
  return rows.map((row) => sentence(row, { zone: 'UTC', now: new Date() }))
}

describe('a coach who opens a session', () => {
  test.each([
    ['begins in an hour and a quarter', 75],
    ['should have begun three hours ago', -3 * hours],
  ])('is not asked where one %s: it is the one, at its own hour', async (_, minutes) => {
    await rehearse('amara', async (practice) => {
      const startsAt = inMinutes(minutes)
      const booked = await book(practice, startsAt)
      expect(openedOf(await openOrAsk(practice, felix.id))).toBe(booked)
      expect(await rowOf(practice, booked)).toMatchObject({ startsAt, number: held + 1, sequence: 0 })
      expect(await saidOf(practice, booked)).toEqual(['session opened'])
      expect(await bellOf(practice, booked)).toEqual(['Amara opened your session. Both of you can write.'])
    })
  })

  test.each([
    ['tomorrow at ten, at eleven at night', 11 * hours],
    ['later today', 2 * hours],
    ['this morning, and nobody came', -8 * hours],
  ])('is asked where one is booked for %s; nothing is opened until they say which', async (_, minutes) => {
    await rehearse('amara', async (practice) => {
      const startsAt = inMinutes(minutes)
      const booked = await book(practice, startsAt)
      expect(await openOrAsk(practice, felix.id)).toEqual({
        asks: { sessionId: booked, number: held + 1, startsAt, minutes: 60 },
      })
      expect(await rowOf(practice, booked)).toMatchObject({ openedAt: null, startsAt })
    })
  })

  test('is not asked where nothing is near: one outside the calendar begins', async () => {
    await rehearse('amara', async (practice) => {
      const booked = await book(practice, inMinutes(19 * hours))
      const sessionId = openedOf(await openOrAsk(practice, felix.id))
      expect([booked, 'asked']).not.toContain(sessionId)
      expect(await rowOf(practice, sessionId)).toMatchObject({ number: held + 1 })
    })
  })

  test('holds a session booked for another hour now, with its number, in both calendars', async () => {
    await rehearse('amara', async (practice) => {
      const was = inMinutes(11 * hours)
      const booked = await book(practice, was)
      await openBooked(practice, booked)
      const { openedAt, startsAt, ...rest } = await rowOf(practice, booked)
      expect(openedAt).not.toBeNull()
      expect(startsAt).toEqual(openedAt)
      expect(rest).toEqual({ number: held + 1, sequence: 1 })
      expect(await saidOf(practice, booked)).toEqual(['session moved', 'session opened'])
      const feed = await feedSessions(practice, 'Tidewater')
      expect(feed.find(({ id }) => id === booked)).toMatchObject({ startsAt: openedAt, sequence: 1 })
      const [said] = await practice.db.execute<{ id: string; reason: string | null }>(
        sql`select id, reason from session_changes where session_id = ${booked}`,
      )
      expect(said?.reason).toBeNull()
      const day = longDay(dayOf(was, 'UTC'), { today: dayOf(new Date(), 'UTC') })
      const clocks = clockRange(was, new Date(was.getTime() + 60 * 60_000), 'UTC')
      expect(await bellOf(practice, booked), 'one notice of both').toEqual([
        `Amara opened the session that was booked for ${day}, ${clocks}. Both of you can write.`,
      ])
      await endSession(practice, booked)
    })
  })

  test('holds it now also where its hour has microseconds, as a repair by hand may leave it', async () => {
    await rehearse('amara', async (practice) => {
      const booked = await book(practice, inMinutes(11 * hours), 123_456)
      await openBooked(practice, booked)
      const { openedAt, startsAt } = await rowOf(practice, booked)
      expect(startsAt).toEqual(openedAt)
    })
  })

  test('may hold one outside the calendar: what is booked keeps its hour, and is the next by number', async () => {
    await rehearse('amara', async (practice) => {
      const startsAt = inMinutes(11 * hours)
      const booked = await book(practice, startsAt)
      const { sessionId } = await openUnbooked(practice, felix.id)
      expect(sessionId).not.toBe(booked)
      expect(await rowOf(practice, sessionId)).toMatchObject({ number: held + 1 })
      expect(await rowOf(practice, booked)).toEqual({
        number: held + 2,
        startsAt,
        openedAt: null,
        sequence: 0,
      })
      expect(await openOrAsk(practice, felix.id), 'pressed again, it is the open one').toEqual({ sessionId })
      expect(await openBooked(practice, booked), 'and there is one at a time').toEqual({ sessionId })
      expect((await rowOf(practice, booked)).openedAt).toBeNull()
    })
  })

  test('does not open what was cancelled, and nobody else opens theirs', async () => {
    await rehearse('amara', async (practice) => {
      const booked = await book(practice, inMinutes(11 * hours))
      const client = await become(practice, 'felix')
      for (const asked of [
        (p: Practice) => openBooked(p, booked),
        (p: Practice) => openUnbooked(p, felix.id),
        (p: Practice) => openOrAsk(p, felix.id),
      ])
        await expect(attempt(client, asked)).rejects.toMatchObject({ kind: 'not-allowed' })
      const stranger = await become(practice, 'maya')
      await expect(attempt(stranger, (p) => openBooked(p, booked))).rejects.toMatchObject({
        kind: 'not-found',
      })
      const coach = await become(practice, 'amara')
      await cancelSession(coach, { sessionId: booked, reason: 'Ill' })
      await expect(attempt(coach, (p) => openBooked(p, booked))).rejects.toMatchObject({ kind: 'conflict' })
    })
  })

  test('moves an open session to the hour it was opened, and to no other', async () => {
    await rehearse('amara', async (practice) => {
      const startsAt = inMinutes(30)
      const sessionId = await book(practice, startsAt)
      await openBooked(practice, sessionId)
      const move = { sessionId, day: '2031-03-05', clock: '09:30', minutes: 45, reason: 'A train' }
      await expect(attempt(practice, (p) => moveSession(p, move))).rejects.toMatchObject({ kind: 'conflict' })
      const said = (at: Date, by: string) =>
        attempt(practice, ({ db, actor }) =>
          db.execute(sql`
            insert into session_changes (practice_id, engagement_id, session_id, kind, starts_at, was, member_id)
            values (${actor.practiceId}, ${felix.id}, ${sessionId}, 'moved', ${at.toISOString()},
              ${startsAt.toISOString()}, ${by})`),
        )
      await expect(said(inMinutes(600), practice.actor.memberId)).rejects.toMatchObject({
        cause: { code: '23514' },
      })
      const { openedAt } = await rowOf(practice, sessionId)
      await said(openedAt ?? startsAt, practice.actor.memberId)
      expect((await rowOf(practice, sessionId)).startsAt).toEqual(openedAt)
    })
  })
})
