import { type Measure, roughly, wrap } from '@/lib/visions/drawings/set-words'

/**
 * The three circles and what is written in them, as numbers: for the page, and for a page of paper. What does not fit
 * is answered as left over, and goes to the list below the drawing.
 */
export type Circle = 'lights' | 'well' | 'reaching'

export type Phrase = { id: string; words: string }

export type Meeting = Phrase & { circles: readonly Circle[] }

export type SetPhrase = {
  id: string
  /** Each line by its middle and its baseline. */
  lines: { words: string; x: number; y: number }[]
  size: number
  /** Written where all three meet, on the dark ground. */
  inMiddle: boolean
}

export type CirclesDrawing = {
  width: number
  height: number
  circles: Record<Circle, { cx: number; cy: number; r: number; label: { x: number; y: number } }>
  /** Where all three meet, as a path. */
  middle: string
  phrases: SetPhrase[]
  /** Ids of those the drawing has no room for. */
  left: string[]
}

const r = 164
const apart = 161
const rise = (apart * Math.sqrt(3)) / 2
const width = apart + 2 * r
const height = rise + 2 * r
const centers: Record<Circle, { cx: number; cy: number }> = {
  lights: { cx: r, cy: r },
  well: { cx: r + apart, cy: r },
  reaching: { cx: width / 2, cy: r + rise },
}

export const circleOrder: readonly Circle[] = ['lights', 'well', 'reaching']

/** The line on which a circle's own phrases are centered, and between which heights they may stand. */
const own: Record<Circle, { axis: number; label: number; from: number; to: number }> = {
  lights: { axis: 84, label: 67, from: 76, to: 200 },
  well: { axis: width - 84, label: 67, from: 76, to: 200 },
  reaching: { axis: width / 2, label: 353, from: 361, to: 450 },
}

const phraseSize = 16.5
const lineHeight = 21.5
const between = 6

export function drawCircles(
  sparks: Readonly<Record<Circle, readonly Phrase[]>>,
  meetings: readonly Meeting[],
  measure: Measure = roughly,
): CirclesDrawing {
  const phrases: SetPhrase[] = []
  const left: string[] = []
  for (const circle of circleOrder) {
    const { axis, from, to } = own[circle]
    let y = from
    for (const phrase of sparks[circle]) {
      const set = stack(phrase, [circle], axis, y, to, measure)
      if (set) {
        phrases.push(set)
        y = (set.lines.at(-1)?.y ?? y) + lineHeight * 0.26 + between
      } else left.push(phrase.id)
    }
  }
  const taken = new Set<string>()
  for (const meeting of meetings) {
    const region = circleOrder.filter((circle) => meeting.circles.includes(circle))
    const key = region.join()
    const set = region.length > 1 && !taken.has(key) ? centered(meeting, region, measure) : null
    if (set) {
      taken.add(key)
      phrases.push(set)
    } else left.push(meeting.id)
  }
  const circles = Object.fromEntries(
    circleOrder.map((circle) => [
      circle,
      { ...centers[circle], r, label: { x: own[circle].axis, y: own[circle].label } },
    ]),
  ) as CirclesDrawing['circles']
  return { width, height, circles, middle: middlePath(), phrases, left }
}

/** Lines from a height downwards, or null where the room ends first. */
function stack(
  phrase: Phrase,
  region: readonly Circle[],
  axis: number,
  from: number,
  to: number,
  measure: Measure,
): SetPhrase | null {
  const tops: number[] = []
  for (let top = from; top + lineHeight <= to; top += lineHeight) tops.push(top)
  const lines = wrap(phrase.words, roomsAt(tops, region, axis), phraseSize, measure)
  return lines && lines.length > 0 ? setAt(phrase, lines, axis, from, false) : null
}

/** As few lines as it takes, around the middle of where these circles meet. */
function centered(phrase: Phrase, region: readonly Circle[], measure: Measure): SetPhrase | null {
  const { x, y, most } = middleOf(region)
  for (let count = 1; count <= most; count++) {
    const top = y - (count * lineHeight) / 2
    const tops = Array.from({ length: count }, (_, index) => top + index * lineHeight)
    const rooms = roomsAt(tops, region, x, roomier)
    const lines = wrap(phrase.words, rooms, phraseSize, measure)
    if (lines) return setAt(phrase, lines, x, top, region.length === 3)
  }
  return null
}

function setAt({ id }: Phrase, lines: string[], x: number, top: number, inMiddle: boolean): SetPhrase {
  return {
    id,
    size: phraseSize,
    inMiddle,
    lines: lines.map((words, index) => ({ words, x, y: top + (index + 0.74) * lineHeight })),
  }
}

function middleOf(region: readonly Circle[]): { x: number; y: number; most: number } {
  const all = { x: width / 2, y: r + rise / 3 }
  if (region.length === 3) return { ...all, y: all.y - 8, most: 5 }
  const away = circleOrder.find((circle) => !region.includes(circle)) ?? 'reaching'
  const { cx, cy } = centers[away]
  // Opposite the third circle, as far from the middle as a lens has its widest place outside it.
  const reach = 118 / Math.hypot(all.x - cx, all.y - cy)
  return { x: all.x + (all.x - cx) * reach, y: all.y + (all.y - cy) * reach, most: 3 }
}

const margin = 3
/** Where a name stands alone, it stands freer. */
const roomier = 10

/** How wide a line may be, centered on the axis, in each of these lines' heights. */
function roomsAt(
  tops: readonly number[],
  region: readonly Circle[],
  axis: number,
  around = margin,
): number[] {
  return tops.map((top) => {
    let half = Number.POSITIVE_INFINITY
    // The letters' own height; what the line has above and below it may cross an edge.
    for (const y of [top + 4, top + lineHeight / 2, top + lineHeight - 4]) {
      for (const circle of circleOrder) {
        const { cx, cy } = centers[circle]
        const chord = Math.sqrt(Math.max(0, r * r - (y - cy) ** 2))
        const inside = region.includes(circle)
        if (inside) half = Math.min(half, cx + chord - axis, axis - (cx - chord))
        else if (chord > 0) half = Math.min(half, axis < cx ? cx - chord - axis : axis - (cx + chord))
      }
    }
    return Math.max(0, 2 * (half - around))
  })
}

/** Three arcs, each of the circle on the far side of it. */
function middlePath(): string {
  const right = meet('lights', 'reaching', 'well')
  const left = meet('well', 'reaching', 'lights')
  const lower = meet('lights', 'well', 'reaching')
  const arc = (to: { x: number; y: number }) => `A ${r} ${r} 0 0 1 ${round(to.x)} ${round(to.y)}`
  return `M ${round(left.x)} ${round(left.y)} ${arc(right)} ${arc(lower)} ${arc(left)} Z`
}

/** The point where two circles cross that lies inside the third. */
function meet(one: Circle, other: Circle, third: Circle): { x: number; y: number } {
  const a = centers[one]
  const b = centers[other]
  const mid = { x: (a.cx + b.cx) / 2, y: (a.cy + b.cy) / 2 }
  const half = Math.hypot(b.cx - a.cx, b.cy - a.cy) / 2
  const off = Math.sqrt(r * r - half * half) / (2 * half)
  const found = [1, -1]
    .map((side) => ({ x: mid.x + side * off * (a.cy - b.cy), y: mid.y + side * off * (b.cx - a.cx) }))
    .find(({ x, y }) => Math.hypot(x - centers[third].cx, y - centers[third].cy) < r)
  return found ?? mid
}

const round = (value: number) => Math.round(value * 10) / 10
