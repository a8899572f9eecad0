/**
 * A session is in everybody's calendar at the hour that was meant, whatever clocks do.
 *
 * Clocks are compared with Postgres, which has its own rules of every zone: each quarter of an hour of the nights in
 * which they change, both ways. Hours that are offered over such a night have to begin and end within what was offered.
 * Rows of sessions are booked across a change in each zone, moved twice and cancelled, and every time the mails and
 * both people's feeds are read by a parser that did not write them (ical.js). Then addresses of feeds are renewed,
 * ended and left behind.
 *
 * The control asks the same of a row counted in hours instead of days, of offers that do not know of gaps, and of a
 * feed that is read a change too late.
 */
import postgres from 'postgres'
import { addDays, instantAt } from '@/lib/dates'
import { feedFile } from '@/lib/sessions/calendar'
import type { offeredTimes } from '@/lib/sessions/offered'
import type { Variables } from '@/ops/run.mjs'
import {
  answered,
  changesIn,
  clockOf,
  clocksAround,
  wrongClocks,
  wrongOffers,
  type Zone,
  zones,
} from './calendar/clocks'
import { eventsOf, Judged, wrongInFeeds, wrongInSeries } from './calendar/story'
import { isProgram, type Outcome, prove, type Random, say } from './stage/frame'

export type Size = { zones: readonly Zone[]; years: readonly number[]; rows: number }

export async function calendar(env: Variables, size: Size, random: Random): Promise<Outcome> {
  const sql = postgres(env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
  try {
    const asked = (await clocksAround(sql, size.zones, size.years, random)).map(answered)
    const clocks = await wrongClocks(sql, asked)
    const wrong = clocks.map(
      ({ zone, day, clock, instant }) => `${day} ${clock} in ${zone}: ${instant.toISOString()}`,
    )
    say(`${asked.length} clocks in ${size.zones.length} zones.`)
    const offers = await wrongOffers(sql, size.zones, size.years)
    say(`${offers.cases} offered times over nights in which clocks change.`)
    const rows = await rowsOfSessions(sql, size)
    say(`${rows.cases} events of rows of sessions, read from mails and feeds.`)
    const feeds = await wrongInFeeds(sql)
    wrong.push(...offers.wrong, ...rows.wrong, ...feeds.wrong)
    for (const each of wrong.slice(0, 20)) say(`WRONG  ${each}`)
    const control = await seenOnPurpose(sql, size)
    say(`Of 3 mistakes on purpose, ${control} were seen.`)
    const cases = asked.length + offers.cases + rows.cases + feeds.cases
    return { holds: wrong.length === 0 && control === 3, counts: { cases, wrong: wrong.length, control } }
  } finally {
    await sql.end()
  }
}

/** Each zone has a year of its own, so that no two rows of the one coach meet. */
async function rowsOfSessions(sql: postgres.Sql, size: Size) {
  const all = { cases: 0, wrong: [] as string[] }
  for (const [at, zone] of size.zones.slice(0, size.rows).entries()) {
    const year = 2028 + at
    const changes = await changesIn(sql, zone, year)
    for (const change of changes.length > 0 ? changes : [`${year}-03-14`]) {
      for (const [everyWeeks, clock] of [
        [1, '16:00'],
        [2, '10:30'],
      ] as const) {
        const first = addDays(change, -everyWeeks * 7 + everyWeeks)
        const judged = await wrongInSeries(sql, { zone, first, clock, everyWeeks, times: 4 })
        all.cases += judged.cases
        all.wrong.push(...judged.wrong)
      }
    }
  }
  return all
}

async function seenOnPurpose(sql: postgres.Sql, { zones: some, years }: Size): Promise<number> {
  const [zone] = some
  if (!zone) return 0
  const counted = []
  for (const year of years) {
    for (const change of await changesIn(sql, zone, year)) {
      const first = addDays(change, -3)
      const instant = new Date(instantAt(first, '16:00', zone).getTime() + 7 * 86_400_000)
      counted.push({ zone, day: addDays(first, 7), clock: '16:00', instant })
    }
  }
  const inHours = (await wrongClocks(sql, counted)).length === counted.length && counted.length > 0
  const offers = await wrongOffers(sql, some, years, offersWithoutGaps)
  const late = new Judged('control')
  const session = {
    id: '0190a000-0000-7000-8000-000000000777',
    startsAt: new Date('2028-03-12T15:00:00Z'),
    minutes: 50,
    sequence: 1,
    cancelled: false,
    link: null,
    withWhom: 'Somebody',
    practice: 'Harbor',
  }
  const read = eventsOf(feedFile([{ ...session, sequence: 0 }], { host: 'waymark.example', name: 'Harbor' }))
  late.same('the feed', read.get(session.id)?.sequence, session.sequence)
  return [inHours, offers.wrong.length > 0, late.wrong.length === 1].filter(Boolean).length
}

/** As if every day had twenty-four hours. */
const offersWithoutGaps: typeof offeredTimes = (hours, { zone, minutes, now }) => {
  const day = now.toISOString().slice(0, 10)
  return [1, 2, 3, 4, 5, 6].flatMap((by) =>
    hours.slice(0, 1).flatMap(({ fromMinute, toMinute }) => {
      const times: Date[] = []
      for (let at = fromMinute; at + minutes <= toMinute; at += 30)
        times.push(instantAt(addDays(day, by), clockOf(at), zone))
      return times
    }),
  )
}

if (isProgram(import.meta.filename)) {
  await prove('calendar', ({ long, random }) => {
    const years = Array.from({ length: long ? 8 : 3 }, (_, at) => 2027 + at)
    return calendar(process.env, { zones, years, rows: zones.length }, random)
  })
}
