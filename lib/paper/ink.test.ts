import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inkOf, spruce } from './ink'

const stylesheet = readFileSync('app/globals.css', 'utf8')

describe('the ink of a file', () => {
  it('is the ink of the screen, token for token', () => {
    const source = readFileSync('lib/paper/ink.ts', 'utf8')
    const written = [...source.matchAll(/^ {2}(\w+): \[([\d.]+), ([\d.]+), ([\d.]+)\],$/gm)]
    expect(written.length).toBe(Object.keys(inkOf(spruce)).length)
    for (const [, token = '', ...values] of written) {
      const name = token.replace(/([A-Z]|\d)/g, '-$1').toLowerCase()
      expect(stylesheet, name).toContain(`--wm-${name}: light-dark(oklch(${values.join(' ')}),`)
    }
  })

  it('is written as a PDF takes it', () => {
    const ink = inkOf(spruce)
    expect(ink.ink).toBe('#1e201a')
    expect(ink.accent).toBe('#095d44')
    for (const color of Object.values(ink)) expect(color).toMatch(/^#[0-9a-f]{6}$/)
  })

  it('turns only the accent with the practice', () => {
    const { accent, accentInk, accentSoft, accentLine, ...rest } = inkOf(245)
    const before = inkOf(spruce)
    expect([accent, accentInk, accentSoft, accentLine]).not.toContain(before.accent)
    expect(accent).not.toBe(before.accent)
    expect(before).toMatchObject(rest)
  })
})
