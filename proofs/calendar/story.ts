import ICAL from 'ical.js'
import type postgres from 'postgres'
import { type CastName, cast, castEngagements } from '@/db/cast'
import { type Practice, withPractice } from '@/db/practice'
import { asSystem } from '@/db/system'
import { endFeed, makeFeed } from '@/lib/sessions/feed'
import { sessionMails } from '@/lib/sessions/mail'
import { calendarFeed } from '@/lib/sessions/queries'
import { bookSessions, cancelSession, moveSession } from '@/lib/sessions/schedule'
import type { Zone } from './clocks'

const engagement = castEngagements.ruth
const two = ['maya', 'ruth'] as const

/** What an event says, read by a parser that did not write it. */
export type Told = {
  begins: string
  ends: string
  sequence: number
  status: string
  method: string
  words: string
}

export type Series = { zone: Zone; first: string; clock: string; everyWeeks: number; times: number }

/** One row of sessions: booked, moved, cancelled, and each time read from the mails and from both people's feeds. */
export async function wrongInSeries(
  sql: postgres.Sql,
  series: Series,
): Promise<{ cases: number; wrong: string[] }> {
  const { zone, first, clock, everyWeeks, times } = series
  const judged = new Judged(`${zone} from ${first} ${clock}, every ${everyWeeks} weeks`)
  await sql`update members set time_zone = ${zone} where id = ${cast.maya.id}`
  const asked = { engagementId: engagement.id, minutes: 50, link: null }
  const { sessionIds } = await as('maya', (practice) =>
    bookSessions(practice, { ...asked, day: first, clock, everyWeeks, times }),
  )
  const meant = await sql<{ begins: Date }[]>`
    select ((${first}::date + n * ${everyWeeks * 7}::int)::timestamp + ${clock}::time) at time zone ${zone} as begins
    from generate_series(0, ${times - 1}) n order by n`
  const begins = new Map(sessionIds.map((id, at) => [id, meant[at]?.begins.toISOString() ?? '']))
  for (const [id, instant] of begins) {
    const [told] = await mailsAbout(sql, id)
    judged.same('mail of a booking', told && [told.method, told.begins, told.sequence], [
      'REQUEST',
      instant,
      0,
    ])
  }
  await readFeeds(judged, begins, new Map())

  const [moved = '', cancelled = ''] = [sessionIds.at(1), sessionIds.at(-1)]
  const day = begins.get(moved)?.slice(0, 10) ?? first
  for (const [at, hour] of ['07:30', '21:15'].entries()) {
    await as('maya', (practice) =>
      moveSession(practice, { sessionId: moved, day, clock: hour, minutes: 50, reason: 'Proof' }),
    )
    const [then] = await sql<{ begins: Date }[]>`
      select (${day}::date + ${hour}::time) at time zone ${zone} as begins`
    begins.set(moved, then?.begins.toISOString() ?? '')
    const mails = await mailsAbout(sql, moved)
    judged.same('mails of a move', mails.length, 2)
    for (const told of mails) {
      judged.same(
        'mail of a move',
        [told.method, told.begins, told.sequence],
        ['REQUEST', begins.get(moved), at + 1],
      )
    }
  }
  await as('maya', (practice) => cancelSession(practice, { sessionId: cancelled, reason: 'Proof' }))
  begins.delete(cancelled)
  for (const told of await mailsAbout(sql, cancelled)) {
    judged.same('mail of a cancelling', [told.method, told.status, told.sequence], ['CANCEL', 'CANCELLED', 1])
  }
  await readFeeds(judged, begins, new Map([[moved, 2]]), cancelled)
  for (const sessionId of begins.keys()) {
    await as('maya', (practice) => cancelSession(practice, { sessionId, reason: 'Proof' }))
  }
  return judged
}

/** Who has a feed, who had one, and who has left. */
export async function wrongInFeeds(sql: postgres.Sql): Promise<{ cases: number; wrong: string[] }> {
  const judged = new Judged('feeds')
  const { token: before } = await as('ruth', makeFeed)
  const { token } = await as('ruth', makeFeed)
  judged.same('a renewed address ends the one before', await read(before), null)
  judged.same('a renewed address answers', (await read(token)) !== null, true)
  await as('ruth', endFeed)
  judged.same('an ended address', await read(token), null)
  const { token: another } = await as('ruth', makeFeed)
  await sql`update members set left_at = now() where id = ${cast.ruth.id}`
  judged.same('the address of somebody who left', await read(another), null)
  await sql`update members set left_at = null where id = ${cast.ruth.id}`
  const [kept] = await sql<{ n: number }[]>`
    select count(*)::int as n from calendar_feeds where token_hash in (${token}, ${another})`
  judged.same('secrets that are kept', kept?.n, 0)
  return judged
}

async function readFeeds(
  judged: Judged,
  begins: ReadonlyMap<string, string>,
  sequences: ReadonlyMap<string, number>,
  gone = '',
) {
  for (const name of two) {
    const { token } = await as(name, makeFeed)
    const file = (await read(token)) ?? ''
    const events = eventsOf(file)
    for (const [id, instant] of begins) {
      const told = events.get(id)
      judged.same(`the feed of ${name}`, told && [told.begins, told.sequence], [
        instant,
        sequences.get(id) ?? 0,
      ])
    }
    judged.same(`what was cancelled, in the feed of ${name}`, events.has(gone), false)
  }
}

const read = (token: string) => calendarFeed(token, { network: '192.0.2.7', host: 'waymark.example' })

/** The events of a file by the session they are of. */
export function eventsOf(file: string): Map<string, Told> {
  const calendar = new ICAL.Component(ICAL.parse(file))
  return new Map(
    calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component)
      return [
        event.uid.replace(/^session-(.*)@.*$/, '$1'),
        {
          begins: event.startDate.toJSDate().toISOString(),
          ends: event.endDate.toJSDate().toISOString(),
          sequence: Number(component.getFirstPropertyValue('sequence') ?? 0),
          status: String(component.getFirstPropertyValue('status')),
          method: String(calendar.getFirstPropertyValue('method')),
          words: event.summary,
        },
      ]
    }),
  )
}

/** What both were written about the newest change of a session. */
async function mailsAbout(sql: postgres.Sql, sessionId: string): Promise<Told[]> {
  const [change] = await sql<{ id: string }[]>`
    select id from session_changes where session_id = ${sessionId} order by at desc limit 1`
  const mails = await asSystem('write mails for a proof', (db) => sessionMails(db, change?.id ?? ''))
  return mails.flatMap(({ mail }) => eventsOf(mail.calendar?.content ?? '').get(sessionId) ?? [])
}

export class Judged {
  cases = 0
  readonly wrong: string[] = []
  constructor(private readonly about: string) {}
  same(what: string, seen: unknown, meant: unknown) {
    this.cases++
    const [one, other] = [JSON.stringify(seen), JSON.stringify(meant)]
    if (one !== other) this.wrong.push(`${this.about}: ${what}: ${one} instead of ${other}`)
  }
}

function as<Result>(name: CastName, work: (practice: Practice) => Promise<Result>): Promise<Result> {
  const { practiceId, id: memberId, role } = cast[name]
  return withPractice({ practiceId, memberId, role }, work)
}
