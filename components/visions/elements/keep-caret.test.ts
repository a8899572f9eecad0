import { describe, expect, it } from 'vitest'
import { caretAfter } from './keep-caret'

describe('a caret among words that somebody else changes', () => {
  it('stays where it was when the change comes after it', () => {
    expect(caretAfter('home for supper', 'home for supper, most nights', 4)).toBe(4)
  })

  it('moves along when the change comes before it', () => {
    expect(caretAfter('for supper', 'home for supper', 10)).toBe(15)
    expect(caretAfter('home for supper', 'for supper', 15)).toBe(10)
  })

  it('stays inside when the words around it are taken away', () => {
    expect(caretAfter('home for supper', 'home', 8)).toBe(4)
    expect(caretAfter('abc', '', 2)).toBe(0)
  })
})
