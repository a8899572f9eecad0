import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { addElement } from '@/lib/visions/document/elements'
import { markReady } from '@/lib/visions/document/states'
import { appendText } from '@/lib/visions/document/write'
import { watchPlan } from './plan-watch'

describe('a plan that is watched', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const plan = () => {
    const vision = new Y.Doc()
    const draft = new Y.Doc()
    const watch = watchPlan([
      { key: 'why', doc: vision },
      { key: 'nonneg', doc: vision },
      { key: 'life', doc: draft },
    ])
    let news = 0
    const stop = watch.subscribe(() => news++)
    return { vision, draft, watch, stop, news: () => news }
  }

  it('tells how far each section is after a moment’s rest', () => {
    const { vision, draft, watch } = plan()
    appendText(vision, 'why', 'Because.', null)
    markReady(draft, 'life', true, null)
    expect(watch.read().states).toEqual({ why: 'to begin', nonneg: 'to begin', life: 'to begin' })
    vi.runAllTimers()
    expect(watch.read().states).toEqual({ why: 'started', nonneg: 'to begin', life: 'ready' })
  })

  it('looks once at many quick changes, and only where something changed', () => {
    const { vision, watch, news } = plan()
    for (let letters = 0; letters < 20; letters++) appendText(vision, 'why', 'a', null)
    vi.runAllTimers()
    expect(news()).toBe(1)
    expect(watch.read().texts).toEqual({ why: 1, nonneg: 0, life: 0 })
  })

  it('sees elements too, and their fields', () => {
    const { vision, watch } = plan()
    addElement(
      vision,
      { kind: 'nonnegotiable', section: 'nonneg', fields: { statement: 'Home for supper' } },
      null,
    )
    vi.runAllTimers()
    expect(watch.read().states.nonneg).toBe('started')
  })

  it('stops when nobody looks', () => {
    const { vision, watch, stop, news } = plan()
    stop()
    appendText(vision, 'why', 'Because.', null)
    vi.runAllTimers()
    expect(news()).toBe(0)
    expect(watch.read().states.why).toBe('to begin')
  })
})
