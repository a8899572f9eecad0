import { contours } from 'd3-contour'

/** A height above the sea at each point of a plane, in the plane's own units. */
export type Ground = (x: number, y: number) => number

export type Frame = { width: number; height: number; step: number }

/**
 * Level lines of a ground as SVG path data, one string for each level. The grid reaches a few steps beyond the
 * frame, so that the closing edges of a line are never drawn. Runs on the server or at build; it has no place in
 * a browser.
 */
export function levelLines(ground: Ground, { width, height, step }: Frame, levels: number[]) {
  const margin = 3
  const columns = Math.ceil(width / step) + 2 * margin
  const rows = Math.ceil(height / step) + 2 * margin
  const heights: number[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      heights.push(ground((column - margin + 0.5) * step, (row - margin + 0.5) * step))

  const lines = contours().size([columns, rows]).smooth(true)
  return levels.map((level) => {
    const found = lines.contour(heights, level)
    const rings = found.coordinates.flat()
    return rings
      .filter((ring) => ring.length > 8)
      .map((ring) => ringPath(ring, (value) => (value - margin) * step))
      .join('')
  })
}

/** Smooth between midpoints, in whole units and relative steps, to keep the drawing light. */
function ringPath(ring: number[][], place: (value: number) => number) {
  const points = ring
    .slice(0, -1)
    .map(([x = 0, y = 0]) => [Math.round(place(x)), Math.round(place(y))] as const)
  // Straight runs, such as the closing edges beyond the frame, need no points between their ends.
  const kept = points.filter((point, index) => {
    const before = points[(index + points.length - 1) % points.length] ?? point
    const after = points[(index + 1) % points.length] ?? point
    const turn =
      (point[0] - before[0]) * (after[1] - point[1]) - (point[1] - before[1]) * (after[0] - point[0])
    return turn !== 0
  })
  const first = kept[0]
  const second = kept[1]
  if (!first || !second) return ''
  let [atX, atY] = midpoint(first, second)
  let path = `M${atX} ${atY}`
  for (let index = 1; index <= kept.length; index++) {
    const corner = kept[index % kept.length]
    const next = kept[(index + 1) % kept.length]
    if (!corner || !next) continue
    const [endX, endY] = midpoint(corner, next)
    path += `q${pair(corner[0] - atX, corner[1] - atY)}${separated(pair(endX - atX, endY - atY))}`
    atX = endX
    atY = endY
  }
  return `${path}z`
}

const midpoint = (a: readonly [number, number], b: readonly [number, number]) =>
  [Math.round((a[0] + b[0]) / 2), Math.round((a[1] + b[1]) / 2)] as const

const pair = (x: number, y: number) => `${x}${separated(String(y))}`

const separated = (number: string) => (number.startsWith('-') ? number : ` ${number}`)

/** Smooth noise between -1 and 1 whose bumps are about `scale` wide; the same seed gives the same ground. */
export function valueNoise(seed: number, scale: number): Ground {
  return (x, y) => {
    const column = Math.floor(x / scale)
    const row = Math.floor(y / scale)
    const across = eased(x / scale - column)
    const down = eased(y / scale - row)
    const corner = (right: number, below: number) => lattice(seed, column + right, row + below)
    const top = corner(0, 0) + (corner(1, 0) - corner(0, 0)) * across
    const bottom = corner(0, 1) + (corner(1, 1) - corner(0, 1)) * across
    return top + (bottom - top) * down
  }
}

const eased = (t: number) => t * t * t * (t * (t * 6 - 15) + 10)

function lattice(seed: number, column: number, row: number) {
  let mixed = (seed ^ Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1)) | 0
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 0x7fffffff - 1
}
