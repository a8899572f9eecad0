import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hint } from '@/db/system'
import * as elsewhere from './elsewhere'
import { live, page, setStage, synced, tearDown, textIn, until, writeHistory } from './fixture'
import { Gathering } from './gather'
import { documentName } from './wire'

vi.mock('./elsewhere', { spy: true })

describe('names that gather', () => {
  const dealt: string[][] = []
  beforeEach(() => {
    dealt.length = 0
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('are dealt with together, each once, when the first of them has waited long enough', () => {
    const names = new Gathering((together) => dealt.push(together))
    names.add(['one', 'other'], 15)
    vi.advanceTimersByTime(10)
    names.add(['one', 'third'], 15)
    vi.advanceTimersByTime(4)
    expect(dealt).toEqual([])
    vi.advanceTimersByTime(1)
    expect(dealt).toEqual([['one', 'other', 'third']])
    vi.advanceTimersByTime(1_000)
    names.add(['one'], 15)
    vi.advanceTimersByTime(15)
    expect(dealt).toEqual([['one', 'other', 'third'], ['one']])
  })

  it('are dealt with at once when that is asked for, and what comes after waits its own time', () => {
    const names = new Gathering((together) => dealt.push(together))
    names.now()
    names.add(['one'], 15)
    vi.advanceTimersByTime(10)
    names.now()
    names.add(['other'], 15)
    vi.advanceTimersByTime(14)
    expect(dealt).toEqual([['one']])
    vi.advanceTimersByTime(1)
    expect(dealt).toEqual([['one'], ['other']])
  })

  it('are left alone once they are taken', () => {
    const names = new Gathering((together) => dealt.push(together))
    names.add(['one', 'other'], 15)
    expect(names.take()).toEqual(['one', 'other'])
    vi.advanceTimersByTime(1_000)
    expect(dealt).toEqual([])
  })
})

describe('what others wrote', () => {
  afterEach(tearDown)

  it('and could not be read when they said so, is read soon after, though they say no more', async () => {
    const stage = await setStage()
    const { vision } = stage.documents
    const client = page(await live({ lookEveryMs: 600_000 }), stage.client, vision)
    await synced(client)
    await writeHistory(stage, 1)
    vi.mocked(elsewhere.readUnseen).mockRejectedValueOnce(new Error('The line is cut.'))
    const asked = vi.mocked(elsewhere.readUnseen).mock.calls.length
    const said = { by: randomUUID(), documents: [documentName(stage.practiceId, vision)] }
    await hint('waymark_rows', JSON.stringify(said))
    await until(() => textIn(client.doc).includes('Paragraph 0'))
    expect(vi.mocked(elsewhere.readUnseen).mock.calls.length - asked).toBe(2)
  })
})
