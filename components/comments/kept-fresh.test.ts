import { describe, expect, it, vi } from 'vitest'
import { keepFresh } from './kept-fresh'

describe('what is said, kept fresh', () => {
  it('is the same as before where the server says the same', async () => {
    const first = { threads: [1] }
    const fresh = keepFresh(first, async () => ({ threads: [1] }))
    const told = vi.fn()
    fresh.subscribe(told)
    await fresh.look()
    expect(fresh.read()).toBe(first)
    expect(told).not.toHaveBeenCalled()
  })

  it('tells whoever listens when it is something else', async () => {
    const fresh = keepFresh(1, async () => 2)
    const told = vi.fn()
    fresh.subscribe(told)
    await fresh.look()
    expect(fresh.read()).toBe(2)
    expect(told).toHaveBeenCalledOnce()
  })

  it('takes no answer to a question that was asked too early, and whoever waits for it waits for the next', async () => {
    const answers: ((answer: string) => void)[] = []
    const fresh = keepFresh('before', () => new Promise<string>((resolve) => answers.push(resolve)))
    const early = fresh.look()
    const late = fresh.look()
    answers[0]?.('early')
    answers[1]?.('late')
    await early
    expect(fresh.read()).toBe('late')
    await late
  })

  it('is asked for as soon as there is a connection, where it is as a device kept it', () => {
    const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
    vi.stubGlobal('document', page)
    vi.stubGlobal('window', page)
    try {
      for (const stale of [true, false]) {
        const ask = vi.fn(async () => 2)
        const stop = keepFresh(1, ask, { stale }).begin()
        page.dispatchEvent(new Event('online'))
        expect(ask).toHaveBeenCalledTimes(stale ? 1 : 0)
        stop()
      }
    } finally {
      vi.unstubAllGlobals()
    }
  })

  it('asks again where the server does not answer, and says so in the end', async () => {
    vi.useFakeTimers()
    try {
      const ask = vi.fn(async () => {
        throw new Error('Nobody there.')
      })
      const looked = expect(keepFresh(1, ask).look()).rejects.toThrow('Nobody there.')
      await vi.runAllTimersAsync()
      await looked
      expect(ask).toHaveBeenCalledTimes(3)
    } finally {
      vi.useRealTimers()
    }
  })
})
