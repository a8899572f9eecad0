/** The wheel of life as numbers: for the page, and for a page of paper. */
export type Spoke = { id: string; name: string; now: number | null; wanted: number | null }

export type WheelSector = {
  id: string
  name: string
  /** How it is now, filled from the middle; empty where nobody has said. */
  now: string
  /** How it is wanted: an arc across the sector. */
  wanted: string
  /** Where its name stands outside the rim, and which end of it stands there. */
  label: { x: number; y: number; anchor: 'start' | 'middle' | 'end' }
  /** Where its number stands outside the rim, for a drawing too small for names. */
  number: { x: number; y: number }
}

export type WheelDrawing = {
  /** The rim's radius; the middle is at 0, 0. */
  radius: number
  /** Room that the names take beside and above the rim. */
  around: { x: number; y: number }
  rings: number[]
  /** Lines between the sectors, from the middle to the rim. */
  spokes: { x: number; y: number }[]
  sectors: WheelSector[]
}

const radius = 150
const most = 10

/** The first sector begins at the top; they follow each other as the hands of a clock do. */
export function drawWheel(domains: readonly Spoke[]): WheelDrawing {
  const count = domains.length
  const turn = (Math.PI * 2) / Math.max(1, count)
  return {
    radius,
    around: { x: 128, y: 34 },
    rings: [2, 4, 6, 8, 10].map((step) => (radius * step) / most),
    spokes: count > 1 ? domains.map((_, index) => at(index * turn, radius)) : [],
    sectors: domains.map(({ id, name, now, wanted }, index) => {
      const from = index * turn
      const to = from + turn
      const middle = from + turn / 2
      const label = at(middle, radius + 12)
      return {
        id,
        name,
        now: now ? wedge(from, to, (radius * now) / most) : '',
        wanted: wanted ? arc(from, to, (radius * wanted) / most) : '',
        label: { ...label, anchor: Math.abs(label.x) < 24 ? 'middle' : label.x > 0 ? 'start' : 'end' },
        number: at(middle, radius + 13),
      }
    }),
  }
}

function wedge(from: number, to: number, reach: number): string {
  if (to - from > Math.PI * 1.999) return arc(from, to, reach)
  return `M 0 0 L ${point(from, reach)} ${sweep(from, to, reach)} Z`
}

function arc(from: number, to: number, reach: number): string {
  return `M ${point(from, reach)} ${sweep(from, to, reach)}`
}

/** In two halves, so that a whole round has a beginning and an end that differ. */
function sweep(from: number, to: number, reach: number): string {
  const r = round(reach)
  const half = (from + to) / 2
  return `A ${r} ${r} 0 0 1 ${point(half, reach)} A ${r} ${r} 0 0 1 ${point(to, reach)}`
}

const point = (angle: number, reach: number) => {
  const { x, y } = at(angle, reach)
  return `${x} ${y}`
}

const at = (angle: number, reach: number) => ({
  x: round(Math.sin(angle) * reach),
  y: round(-Math.cos(angle) * reach),
})

/** Never a negative zero: two drawings of one life are the same to the letter. */
const round = (value: number) => Math.round(value * 10) / 10 + 0
