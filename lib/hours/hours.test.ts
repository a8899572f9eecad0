import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { type CastName, cast, castEngagements } from '@/db/cast'
import { closePools } from '@/db/client'
import type { Practice } from '@/db/practice'
import { rehearse } from '@/db/rehearse'
import { enterHours, removeHours, setHoursTerms } from './commands'
import { type HoursRow, hoursCsv, inHours, initialsOf, totalsOf } from './hours'
import { elsewhereInput } from './input'
import { hoursLog } from './queries'

afterAll(closePools)

const { daniel, sofia } = castEngagements
const elsewhere = {
  client: 'Six team leads',
  people: 6,
  beganOn: '2025-02-03',
  endedOn: '2025-05-30',
  hours: 12.5,
  pay: 'pro bono',
} as const

const row: HoursRow = {
  id: 'x',
  client: 'A. B.',
  people: 1,
  beganOn: '2026-01-02',
  endedOn: '2026-03-04',
  sessions: 3,
  minutes: 165,
  pay: 'paid',
  engagementId: 'x',
  naming: 'initials',
}

const actorOf = (name: CastName) => {
  const { practiceId, id: memberId, role } = cast[name]
  return { practiceId, memberId, role }
}

test('the log counts the minutes that sessions really lasted, each coach their own', async () => {
  const [mine, theirs] = [await hoursLog(actorOf('maya'), 'UTC'), await hoursLog(actorOf('jonas'), 'UTC')]
  expect(mine.find(({ engagementId }) => engagementId === daniel.id)?.sessions).toBe(7)
  expect(mine.some(({ engagementId }) => engagementId === sofia.id)).toBe(false)
  expect(theirs.map(({ engagementId }) => engagementId)).toEqual([sofia.id])
  expect(await hoursLog(actorOf('ingrid'), 'UTC')).toEqual([])
  expect(await hoursLog(actorOf('daniel'), 'UTC')).toEqual([])
})

test('a session left open over night lasted as long as it was booked for', async () => {
  const minutes = await rehearse('maya', async ({ db }) => {
    const lasted = async () => {
      const [sum] = await db.execute<{ n: number }>(
        sql`select sum(minutes)::int as n from wall.hours_held() where engagement_id = ${daniel.id}`,
      )
      return sum?.n ?? 0
    }
    const before = await lasted()
    await db.execute(sql`
      insert into sessions (practice_id, engagement_id, number, starts_at, minutes, opened_at, opened_by, ended_at, ended_by)
      values (${cast.maya.practiceId}, ${daniel.id}, 90, now(), 50, now() - interval '9 hours', ${cast.maya.id}, now(), ${cast.maya.id})`)
    return (await lasted()) - before
  })
  expect(minutes).toBe(50)
})

test('hours held elsewhere are entered and taken out again, and are nobody else’s to see', async () => {
  await rehearse('maya', async (practice) => {
    await enterHours(practice, elsewhere)
    const [entered] = await own(practice)
    expect(entered).toMatchObject({ client: 'Six team leads', minutes: 750 })
    await removeHours(practice, entered?.id ?? '')
    expect(await own(practice)).toEqual([])
    await expect(removeHours(practice, entered?.id ?? '')).rejects.toThrow('not there any more')
  })
})

test('only who held hours says how they stand in the log', async () => {
  await rehearse('maya', (practice) =>
    setHoursTerms(practice, { engagementId: daniel.id, pay: 'pro bono', naming: 'name' }),
  )
  await expect(
    rehearse('jonas', (practice) =>
      setHoursTerms(practice, { engagementId: daniel.id, pay: 'pro bono', naming: 'name' }),
    ),
  ).rejects.toThrow('no hours of yours')
})

test('a spreadsheet says paid and pro bono apart, adds them up, and takes no formula from a name', () => {
  const csv = hoursCsv([row, { ...row, client: '=1+1', people: 4, pay: 'pro bono', minutes: 90 }])
  const lines = csv.replace('\uFEFF', '').trim().split('\r\n')
  expect(lines[1]).toBe('A. B.,Individual,1,2026-01-02,2026-03-04,3,2.75,0.00')
  expect(lines[2]).toBe("'=1+1,Group,4,2026-01-02,2026-03-04,3,0.00,1.50")
  expect(lines[3]).toBe('Total,,,,,,2.75,1.50')
})

test('totals count people, and hours by how they were paid', () => {
  expect(totalsOf([row, { ...row, people: 4, pay: 'pro bono', minutes: 60 }])).toEqual({
    minutes: 225,
    paid: 165,
    proBono: 60,
    clients: 5,
  })
  expect(inHours(165)).toBe('2.75')
  expect(initialsOf('Tomás van der Berg')).toBe('T. v. d. B.')
})

test('hours that end before they begin are not taken', () => {
  expect(elsewhereInput.safeParse({ ...elsewhere, endedOn: '2025-01-01' }).success).toBe(false)
  expect(elsewhereInput.safeParse(elsewhere).success).toBe(true)
})

async function own({ db, actor }: Practice) {
  const rows = await db.execute<{ id: string; client: string; minutes: number }>(sql`
    select id, client, minutes from hours_elsewhere where removed_at is null and coach_id = ${actor.memberId}`)
  return [...rows]
}
