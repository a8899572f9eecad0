import { type Ground, valueNoise } from '@/lib/contours'

/** A harbor that opens to the east, in the units of the cover's frame. */
export const frame = { width: 1712, height: 1800 }

/** Meters: above zero is land, below is depth. */
export const harbor: Ground = (x, y) => {
  const ragged = 16 * fine(x, y) + 8 * finer(x, y)
  const off = distanceToCoast(x, y) + ragged
  if (insideLand(x, y)) return (off + 6) / 22 + 2.2 * broad(x, y)
  const shoal = 11 * bump(x, y, 1228, 628, 92)
  const trough = 3.2 * bump(x, y, 420, 1040, 250)
  const depth =
    27.5 * (1 - Math.exp(-Math.max(0, off) / 410)) +
    Math.min(1, off / 260) * (2.2 * broad(x, y) + 1.1 * middle(x, y))
  return -Math.max(0.05, depth - shoal + trough)
}

/** The course out of the harbor: where it begins, three marks along it, and the way out of the frame. */
export const course: [x: number, y: number][] = [
  [146, 900],
  [496, 1080],
  [950, 1016],
  [1344, 954],
  [1760, 490],
]

const broad = valueNoise(11, 260)
const middle = valueNoise(5, 150)
const fine = valueNoise(23, 110)
const finer = valueNoise(41, 46)

/** The shore from the top edge, round the inner end of the bay beyond the left edge, to the bottom edge. */
const shore: [x: number, y: number][] = [
  [1020, -120],
  [1022, 0],
  [1026, 90],
  [1016, 180],
  [1014, 240],
  [988, 312],
  [940, 366],
  [900, 376],
  [830, 394],
  [690, 452],
  [590, 460],
  [486, 468],
  [420, 512],
  [330, 544],
  [290, 592],
  [216, 662],
  [140, 682],
  [60, 690],
  [14, 712],
  [-34, 780],
  [-10, 850],
  [4, 930],
  [10, 1030],
  [40, 1120],
  [90, 1180],
  [160, 1228],
  [220, 1276],
  [310, 1298],
  [380, 1306],
  [440, 1298],
  [510, 1316],
  [580, 1348],
  [690, 1360],
  [770, 1386],
  [830, 1412],
  [910, 1452],
  [976, 1470],
  [1066, 1458],
  [1088, 1484],
  [1080, 1526],
  [1090, 1578],
  [1130, 1600],
  [1164, 1660],
  [1192, 1724],
  [1200, 1800],
  [1224, 1920],
]

const land: [x: number, y: number][] = [...shore, [-400, 1920], [-400, -120]]

function distanceToCoast(x: number, y: number) {
  let nearest = Number.POSITIVE_INFINITY
  for (let index = 1; index < shore.length; index++) {
    const [ax, ay] = shore[index - 1] ?? [0, 0]
    const [bx, by] = shore[index] ?? [0, 0]
    const along = Math.min(
      1,
      Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)),
    )
    nearest = Math.min(nearest, Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)))
  }
  return nearest
}

function insideLand(x: number, y: number) {
  let inside = false
  for (let index = 0; index < land.length; index++) {
    const [ax, ay] = land[index] ?? [0, 0]
    const [bx, by] = land[(index + 1) % land.length] ?? [0, 0]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

const bump = (x: number, y: number, atX: number, atY: number, radius: number) =>
  Math.exp(-((x - atX) ** 2 + (y - atY) ** 2) / (2 * radius ** 2))
