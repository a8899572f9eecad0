import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { liveChannel } from '@/lib/announce'
import {
  admin,
  beginSession,
  finishSession,
  live,
  logOf,
  page,
  refusal,
  type Stage,
  saved,
  setStage,
  tearDown,
  textIn,
  until,
  write,
} from './fixture'
import { readWord } from './wire'

let stage: Stage
let vision: string
/** Long enough that only a notice can be the reason. */
const never = 600_000

beforeEach(async () => {
  stage = await setStage()
  vision = stage.documents.vision
})
afterEach(tearDown)

describe('when the session ends', () => {
  it('the coach is out at once, the client stays and is told', async () => {
    const { sessionId } = await beginSession(stage)
    const server = await live({ judgeEveryMs: never })
    const coach = page(server, stage.coach, vision)
    const client = page(server, stage.client, vision)
    await Promise.all([saved(coach), saved(client)])
    const told: unknown[] = []
    client.provider.on('stateless', ({ payload }: { payload: string }) => told.push(readWord(payload)?.kind))

    await finishSession(stage, sessionId)
    await until(() => coach.closed.includes('session-ended'))
    await until(() => told.includes('session-ended'))
    expect(await refusal(coach)).toBe('not-found')
    write(coach.doc, 'after the end')
    write(client.doc, 'still mine')
    await saved(client)
    expect(textIn(client.doc)).toBe('<paragraph>still mine</paragraph>')
    expect(await logOf(vision)).toHaveLength(1)
  })

  it('the coach is out although the notice was lost', async () => {
    await beginSession(stage)
    const server = await live({ judgeEveryMs: 50 })
    const coach = page(server, stage.coach, vision)
    await saved(coach)
    await admin`update sessions set ended_at = now(), ended_by = ${stage.coach.actor.memberId}
      where engagement_id = ${stage.engagementId}`
    await until(() => coach.closed.includes('session-ended'))
  })

  it('an edit that was already on its way is refused by the wall', async () => {
    await beginSession(stage)
    const server = await live({ judgeEveryMs: never })
    const coach = page(server, stage.coach, vision)
    const client = page(server, stage.client, vision)
    await Promise.all([saved(coach), saved(client)])
    // Ended behind the live process' back: only the wall can know.
    await admin`update sessions set ended_at = now(), ended_by = ${stage.coach.actor.memberId}
      where engagement_id = ${stage.engagementId}`
    write(coach.doc, 'too late')
    await until(() => coach.closed.includes('session-ended'))
    expect(coach.provider.hasUnsyncedChanges).toBe(true)
    expect(textIn(client.doc)).toBe('')
    expect(await logOf(vision)).toHaveLength(0)
  })
})

describe('a person is out of every document at once', () => {
  it.each([
    [
      'signs out',
      'sign-in',
      () => admin`delete from sign_ins where id = ${stage.client.signInId}`,
      'sign-in-ended',
    ],
    [
      'leaves the practice',
      'no-longer-yours',
      () => admin`update members set left_at = now() where id = ${stage.client.actor.memberId}`,
      'member-changed',
    ],
  ] as const)('who %s', async (_, why, change, kind) => {
    const server = await live({ judgeEveryMs: never })
    const pages = [
      page(server, stage.client, vision),
      page(server, stage.client, stage.documents.private_draft),
      page(server, stage.client, stage.documents.client_notes),
    ]
    const neighbor = page(server, stage.coach, stage.documents.coach_notes)
    await Promise.all([...pages, neighbor].map(saved))
    await change()
    await notify({ kind, memberId: kind === 'member-changed' ? stage.client.actor.memberId : undefined })
    await until(() => pages.every(({ closed }) => closed.includes(why)))
    expect(neighbor.closed).toEqual([])
    for (const each of pages) expect(await refusal(each)).toBe('not-found')
  })
})

describe('when the engagement ends', () => {
  it('the client reads on and writes no more', async () => {
    const server = await live({ judgeEveryMs: never })
    const client = page(server, stage.client, vision)
    await saved(client)
    write(client.doc, 'in time')
    await saved(client)
    const told: unknown[] = []
    client.provider.on('stateless', ({ payload }: { payload: string }) => told.push(readWord(payload)))
    await admin`update engagements set status = 'ended' where id = ${stage.engagementId}`
    await notify({ kind: 'engagement-changed', engagementId: stage.engagementId })
    await until(() => told.some((word) => JSON.stringify(word).includes('"writable":false')))
    write(client.doc, 'too late')
    const later = page(server, stage.client, vision)
    await saved(later)
    expect(later.provider.authorizedScope).toBe('readonly')
    expect(textIn(later.doc)).toBe('<paragraph>in time</paragraph>')
    write(later.doc, 'anyway')
    const third = page(server, stage.client, vision)
    await saved(third)
    expect(textIn(third.doc)).toBe('<paragraph>in time</paragraph>')
    expect(client.provider.hasUnsyncedChanges).toBe(true)
    expect(later.provider.hasUnsyncedChanges).toBe(true)
    expect(await logOf(vision)).toHaveLength(1)
  })
})

it('a notice that says nothing sensible changes nothing', async () => {
  const server = await live({ judgeEveryMs: never })
  const client = page(server, stage.client, vision)
  await saved(client)
  for (const payload of ['', 'null', '{}', '{"kind":"session-ended","practiceId":"x"}', '[[[[']) {
    await admin`select pg_notify(${liveChannel}, ${payload})`
  }
  await notify({ kind: 'session-ended', engagementId: stage.engagementId })
  write(client.doc, 'still here')
  await saved(client)
  expect(client.closed).toEqual([])
})

const notify = (notice: Record<string, string | undefined>) =>
  admin`select pg_notify(${liveChannel}, ${JSON.stringify({ practiceId: stage.practiceId, ...notice })})`
