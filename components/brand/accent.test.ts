import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { accentHue, accentStyle, offeredAccents } from './accent'

const stylesheet = readFileSync(join(import.meta.dirname, '../../app/globals.css'), 'utf8')

test('spruce is what the stylesheet has, so it needs no style of its own', () => {
  expect(accentStyle(166)).toBe('')
})

test('an accent turns the hue and keeps every lightness of the stylesheet', () => {
  const css = accentStyle(135)
  const own = stylesheet.matchAll(
    /--wm-(accent[\w-]*|on-accent): light-dark\(oklch\(([\d.]+) [\d.]+ \d+\), oklch\(([\d.]+)/g,
  )
  const found = [...own]
  expect(found.map(([, token]) => token)).toHaveLength(6)
  for (const [, token, light, dark] of found) {
    expect(css).toMatch(new RegExp(`\\[data-theme=light\\]{[^}]*--wm-${token}:oklch\\(${light} `))
    expect(css).toMatch(new RegExp(`\\[data-theme=dark\\]{[^}]*--wm-${token}:oklch\\(${dark} `))
    expect(css).toMatch(new RegExp(`@media print{[^}]*--wm-${token}:oklch\\(${light} `))
  }
})

test('a hue that is not offered never reaches the page', () => {
  expect(accentHue(27)).toBe(166)
  expect(accentStyle(Number.NaN)).toBe('')
  expect(accentStyle(27)).toBe('')
})

test('ochre, brick and plum are words already', () => {
  for (const word of [27, 70, 350])
    expect(offeredAccents.every(({ hue }) => Math.abs(hue - word) > 30)).toBe(true)
})

test('what is written can only be declarations', () => {
  for (const { hue } of offeredAccents) expect(accentStyle(hue)).toMatch(/^[\w\s:.;,{}()[\]=@-]*$/)
})
