import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openOutbox, type Posting } from './outbox'

type Shown = string[]

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const looked = vi.fn(async () => {})
const offline = new TypeError('Failed to fetch')
const broken = Object.assign(new Error('a bug'), { digest: '123' })

function posting(id: string, answers: ('ok' | 'no' | Error)[], log: string[] = []): Posting<Shown> {
  return {
    id,
    show: (shown) => [...shown, id],
    send: async () => {
      log.push(id)
      const answer = answers.shift() ?? 'ok'
      if (answer instanceof Error) throw answer
      return answer === 'ok'
        ? { ok: true, value: undefined }
        : { ok: false, refusal: { kind: 'conflict', sentence: 'No.' } }
    },
    onRefused: (sentence) => log.push(`${id} refused: ${sentence}`),
  }
}

describe('what is said', () => {
  it('is kept until the server has it and the page has looked', async () => {
    const outbox = openOutbox<Shown>(looked)
    outbox.post(posting('one', ['ok']))
    expect(outbox.read()).toMatchObject([{ id: 'one', state: 'sending' }])
    await vi.advanceTimersByTimeAsync(1)
    expect(looked).toHaveBeenCalled()
    expect(outbox.read()).toEqual([])
  })

  it('waits without a connection, in its order, and goes out when there is one', async () => {
    const log: string[] = []
    const outbox = openOutbox<Shown>(looked)
    outbox.post(posting('one', [offline, offline], log))
    outbox.post(posting('two', [], log))
    await vi.advanceTimersByTimeAsync(1)
    expect(outbox.read().map(({ id, state }) => `${id} ${state}`)).toEqual(['one waiting', 'two waiting'])
    await vi.advanceTimersByTimeAsync(5_000)
    expect(outbox.read()).toHaveLength(2)
    outbox.retry()
    await vi.advanceTimersByTimeAsync(1)
    expect(outbox.read()).toEqual([])
    expect(log).toEqual(['one', 'one', 'one', 'two'])
  })

  it('goes back to who said it when it is refused, or the server failed', async () => {
    const log: string[] = []
    const outbox = openOutbox<Shown>(looked)
    outbox.post(posting('one', ['no'], log))
    outbox.post(posting('two', [broken], log))
    await vi.advanceTimersByTimeAsync(1)
    expect(log).toEqual([
      'one',
      'one refused: No.',
      'two',
      expect.stringContaining('What you wrote is still here'),
    ])
    expect(outbox.read()).toEqual([])
  })

  it('is not sent any more from a page that is gone', async () => {
    const log: string[] = []
    const outbox = openOutbox<Shown>(looked)
    outbox.post(posting('one', [offline], log))
    await vi.advanceTimersByTimeAsync(1)
    outbox.close()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(log).toEqual(['one'])
  })
})
