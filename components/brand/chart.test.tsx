import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { levelLines, valueNoise } from '@/lib/contours'
import { ChartCover } from './chart'

const drawn = renderToStaticMarkup(<ChartCover />)

test('the cover stays a light drawing', () => {
  expect(drawn.length).toBeLessThan(60_000)
})

test('the cover is only a picture', () => {
  expect(drawn).toMatch(/^<svg aria-hidden="true"/)
})

test('the cover names tokens only, so both themes and every accent hold', () => {
  expect(drawn).not.toMatch(/#[0-9a-f]{3,8}\b|rgb|oklch/i)
})

test('the same seed draws the same ground', () => {
  const frame = { width: 400, height: 300, step: 20 }
  expect(levelLines(valueNoise(7, 90), frame, [0])).toEqual(levelLines(valueNoise(7, 90), frame, [0]))
  expect(levelLines(valueNoise(7, 90), frame, [0])).not.toEqual(levelLines(valueNoise(8, 90), frame, [0]))
})

test('a level line goes where the ground has that height', () => {
  const cone = (x: number, y: number) => 100 - Math.hypot(x - 200, y - 200)
  const [line = ''] = levelLines(cone, { width: 400, height: 400, step: 10 }, [50])
  const [startX = 0, startY = 0] = line.slice(1).split(/[ q]/).map(Number)
  expect(Math.abs(Math.hypot(startX - 200, startY - 200) - 50)).toBeLessThan(6)
})
