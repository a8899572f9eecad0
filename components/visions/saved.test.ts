import { describe, expect, it } from 'vitest'
import { awayWords, savedOf } from './saved'

const at = (
  savedState: 'saved' | 'saving' | 'kept' | 'syncing' | 'trouble',
  pendingCount = 0,
  device: 'keeps' | 'refuses' = 'keeps',
) => ({ savedState, pendingCount, device })

describe('the word about both documents', () => {
  it('is Saved only when both are', () => {
    expect(savedOf([at('saved'), at('saved')])).toEqual({ state: 'saved' })
    expect(savedOf([at('saved'), at('saving', 1)])).toEqual({ state: 'saving' })
    expect(savedOf([at('trouble', 1), at('saved')])).toEqual({ state: 'trouble' })
  })

  it('counts the edits of both', () => {
    expect(savedOf([at('kept', 2), at('kept', 1)])).toEqual({ state: 'kept-on-device', edits: 3 })
    expect(savedOf([at('kept', 2), at('saved', 0, 'refuses')])).toEqual({ state: 'kept-on-page', edits: 2 })
    expect(savedOf([at('syncing', 2), at('saving', 1)])).toEqual({ state: 'syncing', edits: 3 })
  })
})

it('says who is away: the reader, or the server', () => {
  const there = awayWords({ network: true, kept: true })
  expect(`${there.fact} ${there.meaning}`).toBe(
    'Waymark does not answer. Edits are kept on this device and will sync when it is back.',
  )
  const here = awayWords({ network: false, kept: true })
  expect(`${here.fact} ${here.meaning}`).toBe(
    'You are offline. Edits are kept on this device and will sync when you are back.',
  )
  expect(awayWords({ network: false, kept: false }).meaning).toContain('only on this page until you are back')
})
