import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { withPractice } from '@/db/practice'
import { emails } from '@/db/schema/sign-ins'
import { asSystem } from '@/db/system'
import { announce, type Event } from '@/lib/announce'
import { compose, writeSessionMails, writeSignOffMail } from '@/lib/emails/compose'
import { rendered } from '@/lib/emails/mail'
import { admin, type Someone, type Stage, setStage, write } from '@/lib/live/fixture'
import { proposeVersion, sendBackVersion } from '@/lib/signoffs/propose'
import { changeMessages, lookedAtNotices } from './commands'
import { type Choice, defaultChoices, type Kind } from './kinds'
import { noticesPage } from './queries'
import { defaultSettings, type MessageSettings } from './settings'
import { stop, stopAsked } from './steps'
import { stopping } from './stop'
import { weighNotices, writeDigests } from './weigh'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const noQuiet = { ...defaultSettings, quiet: null }

// Messages are written to everybody at once, here as if it were tomorrow.
const apart = await vi.hoisted(async () => {
  const { apartFromTheTests } = await import('@/proofs/stage/database')
  return apartFromTheTests('messages')
})
afterAll(async () => {
  await admin.end()
  await apart.leave()
})

let stage: Stage
let address: string
beforeEach(async () => {
  stage = await setStage()
  const [login] = await admin<
    { email: string }[]
  >`select email from logins where id = ${stage.client.loginId}`
  address = login?.email ?? ''
})

describe('a digest', () => {
  it('is one mail of five things, when its hour has come, and no second one', async () => {
    await happen(5)
    await asSystem('test', (db) => weighNotices(db, new Date()))
    await asSystem('test', (db) => writeDigests(db, new Date()))
    expect(await mailsOfClient()).toHaveLength(0)
    await asSystem('test', (db) => writeDigests(db, inDays(1.1)))
    await asSystem('test', (db) => writeDigests(db, inDays(1.1)))
    const mails = await mailsOfClient()
    expect(mails).toHaveLength(1)
    const text = await textOf(mails[0])
    expect(text?.subject).toMatch(/^Five things for you/)
    for (const said of ['paused', 'resumed', 'ended', 'another coach may take over'])
      expect(text?.text).toContain(said)
  })

  it('tells of nothing that was looked at meanwhile, and of nothing at all when all of it was', async () => {
    await happen(2)
    const [newest] = await noticesOfClient()
    await look([newest?.id ?? ''])
    await asSystem('test', (db) => weighNotices(db, new Date()))
    await asSystem('test', (db) => writeDigests(db, inDays(1.1)))
    const [mail] = await mailsOfClient()
    expect((await textOf(mail))?.text.match(/See it:/g)).toHaveLength(1)
    await look((await noticesOfClient()).map(({ id }) => id))
    expect(await textOf(mail)).toBeNull()
  })

  it('comes to nobody who wants none, and to nobody who has left', async () => {
    await choose({ ...noQuiet, rhythm: 'never' })
    await happen(1)
    await asSystem('test', (db) => weighNotices(db, new Date()))
    await asSystem('test', (db) => writeDigests(db, inDays(1.1)))
    await choose(noQuiet)
    await admin`update members set left_at = now() where id = ${stage.client.actor.memberId}`
    await asSystem('test', (db) => writeDigests(db, inDays(1.1)))
    expect(await mailsOfClient()).toHaveLength(0)
  })
})

describe('what comes at once', () => {
  it('comes at once, in one mail, and not again in the digest', async () => {
    await choose({ ...noQuiet, choices: { ...defaultChoices, work: 'at once' } })
    await happen(3)
    await asSystem('test', (db) => weighNotices(db, new Date()))
    await asSystem('test', (db) => writeDigests(db, inDays(1.1)))
    const mails = await mailsOfClient()
    expect(mails).toHaveLength(1)
    expect(mails[0]?.notBefore).toBeNull()
  })

  it('waits for quiet hours to end, and what comes meanwhile goes with it', async () => {
    const hour = new Date().getUTCHours()
    const quiet = { from: (hour + 23) % 24, until: (hour + 2) % 24 }
    await choose({ ...noQuiet, quiet, choices: { ...defaultChoices, work: 'at once' } })
    await happen(1)
    await asSystem('test', (db) => weighNotices(db, new Date()))
    await happen(1)
    await asSystem('test', (db) => weighNotices(db, new Date()))
    const mails = await mailsOfClient()
    expect(mails).toHaveLength(1)
    expect(mails[0]?.notBefore?.getTime()).toBeGreaterThan(Date.now())
    expect((await textOf(mails[0]))?.subject).toMatch(/^Two things/)
  })

  it('does not come for a kind that is off', async () => {
    await choose({ ...noQuiet, choices: { ...defaultChoices, work: 'off' } })
    await happen(2)
    await asSystem('test', (db) => weighNotices(db, new Date()))
    await asSystem('test', (db) => writeDigests(db, inDays(1.1)))
    expect(await mailsOfClient()).toHaveLength(0)
    expect(await noticesOfClient()).toHaveLength(2)
  })
})

describe('a session that changes', () => {
  it.each<[Choice, number]>([
    ['at once', 1],
    ['digest', 0],
    ['off', 0],
  ])('is written of as chosen: %s', async (choice, expected) => {
    await choose({ ...noQuiet, choices: { ...defaultChoices, sessions: choice } })
    const changeId = await book(inDays(10))
    await asSystem('test', (db) => writeSessionMails(db, changeId))
    await asSystem('test', (db) => writeSessionMails(db, changeId))
    expect(await mailsOfClient()).toHaveLength(expected)
  })

  it('does not wait for quiet hours when it begins soon, and does otherwise', async () => {
    const hour = new Date().getUTCHours()
    await choose({ ...noQuiet, quiet: { from: (hour + 23) % 24, until: (hour + 2) % 24 } })
    const [soon, later] = [await book(inDays(0.3)), await book(inDays(3))]
    await asSystem('test', (db) => writeSessionMails(db, soon))
    await asSystem('test', (db) => writeSessionMails(db, later))
    const waits = new Map((await mailsOfClient()).map(({ aboutId, notBefore }) => [aboutId, notBefore]))
    expect(waits.get(soon)).toBeNull()
    expect(waits.get(later)?.getTime()).toBeGreaterThan(Date.now())
  })
})

describe('a version that is proposed', () => {
  it('asks the other one to sign, with a link and no word of the plan, until they have answered', async () => {
    const { versionId, number } = await propose()
    const emailId = await asSystem('test', (db) => writeSignOffMail(db, versionId))
    expect(await asSystem('test', (db) => writeSignOffMail(db, versionId))).toBe(emailId)
    const [mail, ...more] = (await mailsTo(stage.coach)).filter(({ aboutId }) => aboutId === versionId)
    expect(more).toEqual([])
    expect(mail?.id).toBe(emailId)
    const text = await textOf(mail)
    expect(text?.subject).toBe(`Version ${number} is waiting for your signature`)
    expect(text?.text).toContain(`/coach/visions/${stage.visionId}/versions/${number}`)
    expect(text?.text).not.toContain(secretWords)
    await withPractice(stage.coach.actor, (practice) =>
      sendBackVersion(practice, { versionId, reason: 'Not yet.' }),
    )
    expect(await textOf(mail)).toBeNull()
  })

  it('asks nobody who wants it in the digest', async () => {
    await withPractice(stage.coach.actor, (practice) =>
      changeMessages(practice, { ...noQuiet, choices: { ...defaultChoices, signing: 'digest' } }),
    )
    const { versionId } = await propose()
    expect(await asSystem('test', (db) => writeSignOffMail(db, versionId))).toBeNull()
  })
})

describe('a link that stops emails', () => {
  it('changes nothing by being opened, and stops one kind of one person by being confirmed', async () => {
    const token = tokenOf('comments')
    expect(await stopAsked(token)).toMatchObject({ what: 'comments', stopped: false })
    expect(await stopAsked(token)).toMatchObject({ stopped: false })
    await stop(token)
    await stop(token)
    expect(await stopAsked(token)).toMatchObject({ stopped: true })
    expect(await choicesOf(stage.client)).toEqual({ ...defaultChoices, comments: 'off' })
    expect(await choicesOf(stage.coach)).toBeNull()
  })

  it('keeps what was chosen before', async () => {
    await choose({ ...noQuiet, hour: 17, choices: { ...defaultChoices, work: 'off' } })
    await stop(tokenOf('comments'))
    expect(await choicesOf(stage.client)).toEqual({ ...defaultChoices, work: 'off', comments: 'off' })
    const [row] =
      await admin`select hour from message_settings where member_id = ${stage.client.actor.memberId}`
    expect(row?.hour).toBe(17)
  })

  it('is of no use when it was made up or changed', async () => {
    const token = tokenOf('comments')
    const [said = '', proof = ''] = token.split('.')
    const other = Buffer.from(Buffer.from(said, 'base64url').toString().replace('comments', 'sessions'))
    for (const forged of [
      '',
      'x',
      `${said}.`,
      `${said}.${proof}A`,
      `${other.toString('base64url')}.${proof}`,
    ]) {
      expect(await stop(forged)).toBeNull()
    }
    expect(await choicesOf(stage.client)).toBeNull()
  })
})

const secretWords = 'the words of the plan'

/** So many different things of the kind "work". */
async function happen(times: number) {
  const verbs = [
    'engagement paused',
    'engagement resumed',
    'handover proposed',
    'handover withdrawn',
    'engagement ended',
  ]
  const { engagementId } = stage
  for (const verb of verbs.slice(0, times) as Event['verb'][]) {
    await withPractice(stage.coach.actor, (practice) =>
      announce(practice, { verb, engagementId, subjectId: crypto.randomUUID() }),
    )
  }
}

const choose = (settings: MessageSettings) =>
  withPractice(stage.client.actor, (practice) => changeMessages(practice, settings))

const look = (ids: string[]) =>
  withPractice(stage.client.actor, (practice) => lookedAtNotices(practice, { ids }))

const noticesOfClient = async () =>
  (await noticesPage(stage.client.actor, { zone: 'UTC', now: new Date() })).notices

const mailsOfClient = () =>
  asSystem('test', (db) => db.select().from(emails).where(eq(emails.toAddress, address)))

async function mailsTo({ loginId }: Someone) {
  const [login] = await admin<{ email: string }[]>`select email from logins where id = ${loginId}`
  return asSystem('test', (db) =>
    db
      .select()
      .from(emails)
      .where(eq(emails.toAddress, login?.email ?? '')),
  )
}

async function textOf(email: typeof emails.$inferSelect | undefined) {
  if (!email) throw new Error('No mail was written.')
  const mail = await asSystem('test', (db) => compose(db, email))
  return mail && rendered(mail)
}

function tokenOf(kind: Kind) {
  const { practiceId, memberId } = stage.client.actor
  return stopping({ practiceId, memberId }, kind).post.split('/').at(-1) ?? ''
}

async function choicesOf({ actor }: Someone): Promise<unknown> {
  const [row] = await admin`select choices from message_settings where member_id = ${actor.memberId}`
  return row?.choices ?? null
}

async function book(startsAt: Date): Promise<string> {
  const { practiceId, engagementId } = stage
  const [row] = await admin<{ id: string }[]>`
    insert into session_changes (practice_id, engagement_id, session_id, kind, starts_at, member_id)
    values (${practiceId}, ${engagementId}, uuidv7(), 'booked', ${startsAt}, ${stage.coach.actor.memberId}) returning id`
  return row?.id ?? ''
}

/** The client writes something, and proposes it as a version. */
async function propose() {
  const doc = new Y.Doc()
  write(doc, secretWords)
  await admin`
    insert into document_updates (practice_id, document_id, member_id, bytes)
    values (${stage.practiceId}, ${stage.documents.vision}, ${stage.client.actor.memberId},
      ${Buffer.from(Y.encodeStateAsUpdate(doc))})`
  return withPractice(stage.client.actor, (practice) => proposeVersion(practice, stage.visionId))
}
