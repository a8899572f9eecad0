import { expect, it } from 'vitest'
import { castEngagements } from '@/db/cast'
import type { Practice } from '@/db/practice'
import { as, rehearse } from '@/db/rehearse'
import { proposeVersion, sendBackVersion } from '@/lib/signoffs/propose'
import { answerReview, askForReview } from '@/lib/signoffs/review'
import { markWithin } from './mark'

const { visionId } = castEngagements.noor

it('whatever is asked, answered, frozen or sent back changes the mark of a plan, for the two alike, and for nobody else it has one', async () => {
  await rehearse('noor', async (noor) => {
    const marks = new Set<string | undefined>()
    const look = async (practice: Practice = noor) => {
      const mark = (await markWithin(practice, visionId))?.mark
      marks.add(mark)
      return mark
    }
    await look()
    const { requestId } = await askForReview(noor, { visionId, note: '' })
    const mark = await look()
    expect(mark).toBeDefined()
    await as(noor, 'maya', async (maya) => {
      expect(await look(maya)).toBe(mark)
      await answerReview(maya, { requestId, answer: 'ready', words: '' })
    })
    await look()
    const { versionId } = await proposeVersion(noor, visionId)
    await look()
    await as(noor, 'maya', (maya) => sendBackVersion(maya, { versionId, reason: 'Not yet.' }))
    await look()
    expect(marks.size).toBe(5)
    for (const other of ['ruth', 'jonas', 'daniel'] as const)
      await as(noor, other, async (theirs) => expect(await markWithin(theirs, visionId)).toBeNull())
  })
})
