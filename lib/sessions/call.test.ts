import { afterAll, expect, it } from 'vitest'
import { withPractice } from '@/db/practice'
import { admin, beginSession, finishSession, type Someone, setStage } from '@/lib/live/fixture'
import { callWithin, workWithin } from './call'

afterAll(() => admin.end())

const called = ({ actor }: Someone) => withPractice(actor, callWithin)

it('a client is called to the session that is open for them, and to nobody else’s, until it ends', async () => {
  const stage = await setStage()
  expect(await called(stage.client)).toEqual({ call: null })
  const { sessionId } = await beginSession(stage)
  expect(await called(stage.client)).toEqual({
    call: { visionId: stage.visionId, number: 1, coach: stage.coach.name },
  })
  for (const other of [stage.otherClient, stage.clientNextDoor, stage.coach]) {
    expect(await called(other)).toEqual({ call: null })
  }
  await finishSession(stage, sessionId)
  expect(await called(stage.client)).toEqual({ call: null })
})

it('whoever has left hears nothing any more, and waits for no work but their own', async () => {
  const stage = await setStage()
  expect(await withPractice(stage.client.actor, workWithin)).toEqual([stage.engagementId])
  expect(await withPractice(stage.coach.actor, workWithin)).toEqual([])
  await admin`update members set left_at = now() where id = ${stage.client.actor.memberId}`
  expect(await called(stage.client)).toBe(null)
})
