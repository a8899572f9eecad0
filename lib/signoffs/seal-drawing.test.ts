import { describe, expect, it } from 'vitest'
import { sealOf } from './seal-drawing'

const digest = '8d40242764adfb28044480af1341ca6233ca26867c2c11119bbf1c441d705279'
const drawn = (hash: string) => JSON.stringify(sealOf(hash, 'fine'))

describe('the seal', () => {
  it('is the same drawing for the same fingerprint, every time', () => {
    expect(drawn(digest)).toBe(drawn(digest))
    expect(sealOf(digest, 'coarse')).toEqual(sealOf(digest, 'coarse'))
  })

  it('is another drawing when any one digit of the fingerprint is another', () => {
    const whole = drawn(digest)
    for (let at = 0; at < digest.length; at++) {
      const digit = (Number.parseInt(digest[at] ?? '0', 16) ^ 1).toString(16)
      expect(drawn(digest.slice(0, at) + digit + digest.slice(at + 1)), `digit ${at}`).not.toBe(whole)
    }
  })

  it('has lines enough to be a picture, and few enough to be a page', () => {
    for (const hash of [digest, '0'.repeat(64), 'f'.repeat(64), '1234567890abcdef'.repeat(4)]) {
      const { lines } = sealOf(hash, 'fine')
      expect(lines.length).toBeGreaterThan(8)
      expect(JSON.stringify(lines).length).toBeLessThan(60_000)
    }
  })
})
