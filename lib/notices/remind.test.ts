import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { withPractice } from '@/db/practice'
import { emails } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { dayOf } from '@/lib/dates'
import { compose } from '@/lib/emails/compose'
import { rendered } from '@/lib/emails/mail'
import { admin, type Someone, type Stage, setStage } from '@/lib/live/fixture'
import { changeMessages } from './commands'
import { writeReminders } from './remind'
import { defaultSettings } from './settings'

const minutes = (count: number) => new Date(Date.now() + count * 60_000)

// Reminders are written to everybody at once.
const apart = await vi.hoisted(async () => {
  const { apartFromTheTests } = await import('@/proofs/stage/database')
  return apartFromTheTests('reminders')
})
afterAll(async () => {
  await admin.end()
  await apart.leave()
})

let stage: Stage
beforeEach(async () => {
  stage = await setStage()
  // Those that the stage comes with stand in the way.
  await admin`delete from sessions where engagement_id = ${stage.engagementId}`
})

it('a session is announced an hour ahead to both, once', async () => {
  await session(minutes(50))
  await work()
  await work()
  expect(await subjectsTo(stage.client)).toEqual([
    expect.stringMatching(/^Session \d+ with coach \d+, in (49|50) minutes$/),
  ])
  expect(await subjectsTo(stage.coach)).toHaveLength(1)
})

it('and a day ahead, unless it was booked after that', async () => {
  await session(minutes(23 * 60))
  await session(minutes(20 * 60), new Date())
  await work()
  expect(await subjectsTo(stage.client)).toHaveLength(1)
})

it('what moved is not announced at its old hour, and is at its new one', async () => {
  const id = await session(minutes(50))
  await work()
  await admin`update sessions set starts_at = ${minutes(23 * 60)} where id = ${id}`
  expect(await subjectsTo(stage.client)).toEqual([])
  await work()
  expect(await subjectsTo(stage.client)).toHaveLength(1)
})

it('what was called off is announced to nobody', async () => {
  const id = await session(minutes(50))
  await work()
  await admin`
    update sessions set cancelled_at = now(), cancelled_by = ${stage.coach.actor.memberId} where id = ${id}`
  expect(await subjectsTo(stage.client)).toEqual([])
})

it('nobody is reminded of sessions who does not want it', async () => {
  await withPractice(stage.client.actor, (practice) =>
    changeMessages(practice, { ...defaultSettings, hourBefore: false }),
  )
  await session(minutes(50))
  await work()
  expect(await subjectsTo(stage.client)).toEqual([])
  expect(await subjectsTo(stage.coach)).toHaveLength(1)
})

it('who said they would do something is reminded on its day, without its words, until it is settled', async () => {
  await withPractice(stage.client.actor, (practice) =>
    changeMessages(practice, { ...defaultSettings, hour: 0 }),
  )
  const [row] = await admin<{ id: string }[]>`
    insert into commitments (practice_id, engagement_id, owner_id, text, due_on, created_by, created_at)
    values (${stage.practiceId}, ${stage.engagementId}, ${stage.client.actor.memberId}, 'words that stay here',
      ${dayOf(new Date(), 'UTC')}, ${stage.client.actor.memberId}, now() - interval '2 days') returning id`
  await work()
  await work()
  const [mail] = await mailsTo(stage.client)
  expect(mail?.subject).toBe('Today is the day you said')
  expect(mail?.text).not.toContain('words that stay here')
  expect(await subjectsTo(stage.coach)).toEqual([])
  await admin`
    insert into commitment_outcomes (practice_id, engagement_id, commitment_id, kind, member_id)
    values (${stage.practiceId}, ${stage.engagementId}, ${row?.id ?? ''}, 'kept', ${stage.client.actor.memberId})`
  expect(await subjectsTo(stage.client)).toEqual([])
})

it('who asks to be reminded of their plan on a day is, on that day', async () => {
  await withPractice(stage.client.actor, (practice) =>
    changeMessages(practice, { ...defaultSettings, hour: 0 }),
  )
  const ask = (days: number) => admin`
    insert into plan_reminders (practice_id, engagement_id, member_id, on_day)
    values (${stage.practiceId}, ${stage.engagementId}, ${stage.client.actor.memberId},
      ${dayOf(minutes(days * 24 * 60), 'UTC')})`
  await ask(1)
  await work()
  expect(await subjectsTo(stage.client)).toEqual([])
  await ask(0)
  await work()
  await work()
  expect(await subjectsTo(stage.client)).toEqual(['You asked to be reminded'])
})

const work = () => asSystem('test', (db) => writeReminders(db, new Date()))

async function session(startsAt: Date, booked = new Date(Date.now() - 7 * 86_400_000)): Promise<string> {
  const [row] = await admin<{ id: string }[]>`
    insert into sessions (practice_id, engagement_id, number, starts_at, created_at)
    values (${stage.practiceId}, ${stage.engagementId}, (select count(*) + 1 from sessions
      where engagement_id = ${stage.engagementId}), ${startsAt}, ${booked}) returning id`
  return row?.id ?? ''
}

/** Those that would leave now: what is over says nothing. */
async function mailsTo({ loginId }: Someone) {
  const [login] = await admin<{ email: string }[]>`select email from logins where id = ${loginId}`
  return asSystem('test', async (db) => {
    const written = await db
      .select()
      .from(emails)
      .where(eq(emails.toAddress, login?.email ?? ''))
    const mails = []
    for (const email of written) {
      const mail = await compose(db, email)
      if (mail) mails.push(rendered(mail))
    }
    return mails
  })
}

const subjectsTo = async (someone: Someone) => (await mailsTo(someone)).map(({ subject }) => subject)
