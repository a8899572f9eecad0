import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { type CastName, cast, castEngagements } from '@/db/cast'
import type { Practice } from '@/db/practice'
import { rehearse } from '@/db/rehearse'
import { checkpointReads, checkpoints } from '@/db/schema/documents'
import { openUnbooked } from '@/lib/sessions/commands'
import { markRead } from './commands'
import { lastLookWithin } from './last-look'
import { lastLookOrNull, visionScreenWithin } from './queries'

const { daniel } = castEngagements
const as = (name: CastName) => ({
  practiceId: cast[name].practiceId,
  memberId: cast[name].id,
  role: cast[name].role,
})

async function readLast({ db }: Practice) {
  const [row] = await db
    .select({ content: checkpoints.content })
    .from(checkpointReads)
    .innerJoin(checkpoints, eq(checkpoints.id, checkpointReads.checkpointId))
    .where(eq(checkpointReads.engagementId, daniel.id))
  return row?.content
}

test('in a session the coach finds what is new against what they read last', async () => {
  const [look, read, newest] = await rehearse('maya', async (practice) => {
    const settled = (await visionScreenWithin(practice, daniel.visionId))?.settled
    await openUnbooked(practice, daniel.id)
    return [await lastLookWithin(practice, daniel.visionId), await readLast(practice), settled?.content]
  })
  expect(look?.look?.content).toEqual(read)
  expect(look?.look?.content).not.toEqual(newest)
})

test('who reads just before the session finds the same places in it', async () => {
  const [without, prepared] = await rehearse('maya', async (practice) => {
    const before = await readLast(practice)
    const checkpointId = (await visionScreenWithin(practice, daniel.visionId))?.checkpoint?.id ?? ''
    await markRead(practice, { visionId: daniel.visionId, checkpointId })
    await openUnbooked(practice, daniel.id)
    return [before, await lastLookWithin(practice, daniel.visionId)]
  })
  expect(prepared?.look?.content).toEqual(without)
})

test('between sessions there is nothing to compare with, and to nobody else anything at all', async () => {
  expect(await lastLookOrNull(as('maya'), daniel.visionId)).toEqual({ look: null })
  for (const name of ['daniel', 'priya', 'jonas', 'ingrid', 'amara'] as const)
    expect(await lastLookOrNull(as(name), daniel.visionId)).toBeNull()
  expect(await lastLookOrNull(as('maya'), 'why')).toBeNull()
})
