import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { admin, live, page, refusal, type Someone, setStage, tearDown } from '@/lib/live/fixture'
import { recordPage } from './queries'

afterEach(tearDown)
afterAll(() => admin.end())

const refusedTo = async ({ actor }: Someone) => (await recordPage(actor, { about: 'refused' })).entries

describe('a socket that asks for somebody else’s document', () => {
  it('is refused, and that is written down', async () => {
    const stage = await setStage()
    const server = await live()
    expect(await refusal(page(server, stage.colleague, stage.documents.vision))).toBe('not-found')
    expect(await refusedTo(stage.colleague)).toHaveLength(1)
    expect(await refusedTo(stage.client)).toMatchObject([{ verb: 'access refused', who: null, byMe: false }])
  })

  it('is not confused with a coach whose session is over', async () => {
    const stage = await setStage()
    const server = await live()
    expect(await refusal(page(server, stage.coach, stage.documents.vision))).toBe('not-found')
    expect(await refusedTo(stage.coach)).toEqual([])
  })
})
