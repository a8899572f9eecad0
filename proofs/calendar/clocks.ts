import type postgres from 'postgres'
import { addDays, instantAt } from '@/lib/dates'
import { offeredTimes } from '@/lib/sessions/offered'
import type { Random } from '../stage/frame'

// What clocks show is asked of Postgres, which brings its own rules of every zone.

/** With and without summer time, at odd offsets, with half an hour of it, and on both halves of the earth. */
export const zones = [
  'America/New_York',
  'Europe/London',
  'Europe/Berlin',
  'America/Denver',
  'America/St_Johns',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
] as const

export type Zone = (typeof zones)[number]

/** The days on which clocks there change in a year: found by looking at each. */
export async function changesIn(sql: postgres.Sql, zone: Zone, year: number): Promise<string[]> {
  const days = await sql<{ day: string }[]>`
    select d::date::text as day from generate_series(${`${year}-01-01`}::date, ${`${year}-12-31`}::date, '1 day') d
    where ((d::date + 1)::timestamp at time zone ${zone}) - (d::date::timestamp at time zone ${zone}) <> interval '24 hours'`
  return days.map(({ day }) => day)
}

export type Asked = { zone: Zone; day: string; clock: string; instant: Date }

/** Clocks around each change, every quarter of an hour of the nights in which they change, and some by chance. */
export async function clocksAround(
  sql: postgres.Sql,
  some: readonly Zone[],
  years: readonly number[],
  random: Random,
) {
  const asked: Omit<Asked, 'instant'>[] = []
  for (const zone of some) {
    for (const year of years) {
      for (const change of await changesIn(sql, zone, year)) {
        for (let minute = 0; minute < 5 * 60; minute += 15)
          asked.push({ zone, day: change, clock: clockOf(minute) })
        for (const day of [-1, 0, 1].map((by) => addDays(change, by)))
          asked.push({ zone, day, clock: clockOf(random.int(24 * 60)) })
      }
      const day = addDays(`${year}-01-01`, random.int(365))
      asked.push({ zone, day, clock: clockOf(random.int(24 * 60)) })
    }
  }
  return asked
}

/** Those whose instant is not when clocks there first show that time; in a gap, not later by as much as it is wide. */
export async function wrongClocks(sql: postgres.Sql, asked: readonly Asked[]): Promise<Asked[]> {
  const wrong = await sql<{ at: number }[]>`
    with asked as (
      select a.at - 1 as at, a.zone, a.wanted::timestamp as wanted, a.instant::timestamptz as instant
      from unnest(${asked.map(({ zone }) => zone)}::text[], ${asked.map(({ day, clock }) => `${day} ${clock}`)}::text[],
        ${asked.map(({ instant }) => instant.toISOString())}::text[]) with ordinality as a(zone, wanted, instant, at)),
    seen as (
      select a.*, instant at time zone zone as shown,
        ((instant + interval '4 hours') at time zone zone) - ((instant - interval '4 hours') at time zone zone)
          - interval '8 hours' as jump,
        exists (select 1 from unnest(array[15, 30, 45, 60, 90, 120, 180]) as earlier
          where (instant - make_interval(mins => earlier)) at time zone zone = wanted) as shown_before
      from asked a)
    select at::int from seen
    where not case when shown = wanted then not shown_before
      else jump > interval '0' and shown - wanted = jump
        and ((wanted at time zone zone) at time zone zone) <> wanted end`
  return wrong.flatMap(({ at }) => asked[at] ?? [])
}

export const answered = (asked: Omit<Asked, 'instant'>): Asked => ({
  ...asked,
  instant: instantAt(asked.day, asked.clock, asked.zone),
})

/** Offered times over the nights in which clocks change, of which one does not lie within what was offered. */
export async function wrongOffers(
  sql: postgres.Sql,
  some: readonly Zone[],
  years: readonly number[],
  offer = offeredTimes,
): Promise<{ cases: number; wrong: string[] }> {
  const minutes = 60
  const span = { fromMinute: 30, toMinute: 4 * 60 + 30 }
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...span }))
  const found: { zone: Zone; time: Date }[] = []
  for (const zone of some) {
    for (const year of years) {
      for (const change of await changesIn(sql, zone, year)) {
        const now = instantAt(addDays(change, -3), '12:00', zone)
        for (const time of offer(hours, { zone, taken: [], minutes, now })) {
          if (Math.abs(time.getTime() - now.getTime()) < 5 * 86_400_000) found.push({ zone, time })
        }
      }
    }
  }
  const wrong = await sql<{ zone: string; time: string }[]>`
    with offered as (
      select zone, instant::timestamptz as begins, instant::timestamptz + make_interval(mins => ${minutes}) as ends
      from unnest(${found.map(({ zone }) => zone)}::text[], ${found.map(({ time }) => time.toISOString())}::text[])
        as o(zone, instant)),
    seen as (select zone, begins, begins at time zone zone as b, ends at time zone zone as e from offered)
    select zone, begins::text as time from seen
    where b::time < make_time(0, ${span.fromMinute}, 0) or e::time > make_time(4, 30, 0) or b::date <> e::date
      or extract(minute from b)::int not in (0, 30)`
  const twice = found.length - new Set(found.map(({ zone, time }) => `${zone} ${time.getTime()}`)).size
  return {
    cases: found.length,
    wrong: [
      ...wrong.map(({ zone, time }) => `${zone} offers ${time}`),
      ...Array(twice).fill('offered twice'),
    ],
  }
}

export const clockOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
